import { spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { freePort, listening } from './listening';

const INDEX = 'application/vnd.oci.image.index.v1+json';

/** A registry of images on this machine. */
export interface LocalImages {
  /** `127.0.0.1:5000`. */
  readonly host: string;
  /** Gives a tag to another index. @returns its digest */
  push(repository: string, tag: string, content: string): Promise<string>;
  stop(): void;
}

/** Debian's own build of the registry that Docker made. @param folder for all that it keeps */
export async function startImages(folder: string): Promise<LocalImages> {
  mkdirSync(folder, { recursive: true });
  const host = `127.0.0.1:${await freePort()}`;
  const configuration = {
    version: '0.1',
    log: { level: 'error', accesslog: { disabled: true } },
    storage: { filesystem: { rootdirectory: join(folder, 'storage') } },
    http: { addr: host },
  };
  writeFileSync(join(folder, 'config.yml'), JSON.stringify(configuration));
  const child = spawn('docker-registry', ['serve', join(folder, 'config.yml')], { stdio: ['ignore', 'pipe', 'pipe'] });
  await listening(child, `http://${host}/v2/`);
  return {
    host,
    push: async (repository, tag, content) => {
      const index = { schemaVersion: 2, mediaType: INDEX, manifests: [], annotations: { content } };
      const url = `http://${host}/v2/${repository}/manifests/${tag}`;
      const answer = await fetch(url, {
        method: 'PUT',
        headers: { 'content-type': INDEX },
        body: JSON.stringify(index),
      });
      if (!answer.ok) throw new Error(`${url} answers with ${answer.status}: ${await answer.text()}`);
      return answer.headers.get('docker-content-digest') ?? '';
    },
    stop: () => void child.kill(),
  };
}

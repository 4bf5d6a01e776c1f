import { join } from 'node:path';
import { readBuildContext } from '../image/build-context';
import type { Check, Finding } from './finding';

/** A stage that is built for one kind of processor, whatever is asked for. */
const FROM = /^\s*FROM\s+(?:--platform=(?<platform>\S+)\s+)?/gim;

/**
 * Whether there is something to build an image from, and for the processor of the nodes.
 *
 * @param root of the repository
 * @param directory of the service in it
 * @param architecture `arm64`
 */
export function imageSourceCheck(root: string, directory: string, architecture: string): Check {
  return {
    name: 'image',
    run: async () => {
      const { files } = readBuildContext(join(root, directory));
      const dockerfile = files.find(({ path }) => path === 'Dockerfile')?.content.toString('utf8') ?? '';
      return platformFindings(`${directory}/Dockerfile`, dockerfile, architecture);
    },
  };
}

/**
 * What is wrong with the platform of the last stage, which is the one that runs.
 *
 * @param path of the Dockerfile, relative to the repository
 */
export function platformFindings(path: string, dockerfile: string, architecture: string): Finding[] {
  const platform = [...dockerfile.matchAll(FROM)].at(-1)?.groups?.platform;
  // A variable is the builder's or the target's own.
  if (platform === undefined || platform.includes('$') || platform.split('/')[1] === architecture) return [];
  return [
    {
      check: 'image',
      severity: 'obstacle',
      what: `${path} builds for ${platform}, and the nodes are ${architecture}: the image would end with "exec format error".`,
      fix: `Take --platform=${platform} out of its last FROM line; the image that it names must have linux/${architecture}.`,
    },
  ];
}

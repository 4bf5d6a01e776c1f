import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { SP_CREDENTIALS } from './account';

/** Milliseconds that a target on this computer has to answer. */
const PATIENCE = 2000;

/** How to reach a target. */
export interface RehearsalAddress {
  /** For `HTTPS_PROXY`. */
  readonly proxyUrl: string;
  /** Certificate to trust, as PEM. */
  readonly certificateAuthority: string;
  /** Its file, for `NODE_EXTRA_CA_CERTS`; only where the state is in a folder. */
  readonly certificateFile: string | undefined;
  /** Variables that lead a process of its own there. */
  readonly environment: Readonly<Record<string, string>>;
}

export function addressOf(proxyUrl: string, certificateAuthority: string, certificateFile?: string): RehearsalAddress {
  return {
    proxyUrl,
    certificateAuthority,
    certificateFile,
    environment: {
      HTTPS_PROXY: proxyUrl,
      AZURE_SP_CREDENTIALS: SP_CREDENTIALS,
      ...(certificateFile ? { NODE_EXTRA_CA_CERTS: certificateFile } : {}),
    },
  };
}

/**
 * The target that another process runs on a folder, so that two commands at once meet the same Azure. Undefined where
 * none answers: a killed one leaves its note behind.
 */
export async function findRunning(folder: string): Promise<RehearsalAddress | undefined> {
  const note = readNote(folder);
  if (!note || !(await answers(note.proxyUrl))) return undefined;
  return addressOf(note.proxyUrl, readFileSync(note.certificateFile, 'utf8'), note.certificateFile);
}

/** Says that a target runs on a folder. */
export function announce(folder: string, { proxyUrl, certificateFile }: RehearsalAddress): void {
  writeFileSync(noteIn(folder), `${JSON.stringify({ proxyUrl, certificateFile })}\n`);
}

/** Takes back what {@link announce} said. */
export function withdraw(folder: string): void {
  rmSync(noteIn(folder), { force: true });
}

function noteIn(folder: string): string {
  return join(folder, 'running.json');
}

function readNote(folder: string): { readonly proxyUrl: string; readonly certificateFile: string } | undefined {
  try {
    return JSON.parse(readFileSync(noteIn(folder), 'utf8'));
  } catch {
    return undefined;
  }
}

/** Another program may have got the port since: only a target knows this host. */
function answers(proxyUrl: string): Promise<boolean> {
  return new Promise((resolve) => {
    const { hostname, port } = new URL(proxyUrl);
    const asked = request({ hostname, port, method: 'CONNECT', path: 'rehearsal.invalid:443', timeout: PATIENCE });
    asked.on('connect', (response, socket) => {
      socket.destroy();
      resolve(response.statusMessage === NOT_OURS);
    });
    asked.on('timeout', () => asked.destroy(new Error('no answer')));
    asked.on('error', () => resolve(false));
    asked.end();
  });
}

/** What a target says of a host that is none of Azure's. */
export const NOT_OURS = 'Not part of the rehearsal';

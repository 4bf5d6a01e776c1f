import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
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
  /** Simulated seconds in one second. */
  readonly scale: number;
  /** Variables that lead a process of its own there. */
  readonly environment: Readonly<Record<string, string>>;
}

export function addressOf(
  proxyUrl: string,
  scale: number,
  certificateAuthority: string,
  certificateFile?: string,
): RehearsalAddress {
  return {
    proxyUrl,
    scale,
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
  const { proxyUrl, scale, certificateFile } = note;
  return addressOf(proxyUrl, scale, readFileSync(certificateFile, 'utf8'), certificateFile);
}

/** Says that a target runs on a folder. */
export function announce(folder: string, { proxyUrl, scale, certificateFile }: RehearsalAddress): void {
  writeFileSync(noteIn(folder), `${JSON.stringify({ proxyUrl, scale, certificateFile })}\n`);
}

/** Takes back what {@link announce} said. */
export function withdraw(folder: string): void {
  rmSync(noteIn(folder), { force: true });
}

/**
 * Says that this process uses a target that another one runs, which then waits for it.
 *
 * @returns a function that takes it back
 */
export function visit(folder: string, pid = process.pid): () => void {
  const note = join(guestsIn(folder), String(pid));
  mkdirSync(guestsIn(folder), { recursive: true });
  writeFileSync(note, '');
  return () => rmSync(note, { force: true });
}

/** Whether another process uses the target of a folder; one that was killed does not. */
export function hasGuests(folder: string): boolean {
  return existsSync(guestsIn(folder)) && readdirSync(guestsIn(folder)).some((pid) => isAlive(Number(pid)));
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

function guestsIn(folder: string): string {
  return join(folder, 'guests');
}

function noteIn(folder: string): string {
  return join(folder, 'running.json');
}

interface Note {
  readonly proxyUrl: string;
  readonly scale: number;
  readonly certificateFile: string;
}

function readNote(folder: string): Note | undefined {
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

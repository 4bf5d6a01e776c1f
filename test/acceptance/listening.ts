import type { ChildProcess } from 'node:child_process';
import { createServer } from 'node:net';

/** Waits until a server that was started answers. @throws Error with what it said, where it ends instead */
export async function listening(child: ChildProcess, url: string): Promise<void> {
  const said: Buffer[] = [];
  let failure: Error | undefined;
  child.once('error', (error) => {
    failure = error;
  });
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk: Buffer) => said.push(chunk));
  for (;;) {
    if (failure) throw failure;
    if (child.exitCode !== null) throw new Error(`It ended: ${Buffer.concat(said).toString()}`);
    const answer = await fetch(url).catch(() => undefined);
    if (answer?.ok) return;
    await new Promise((done) => setTimeout(done, 50));
  }
}

/** A port that nothing listens on. */
export function freePort(): Promise<number> {
  return new Promise((done) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => done(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

export interface CommandResult {
  /** `undefined` where the program could not be started. */
  readonly status: number | undefined;
  /** Both streams as they came. */
  readonly output: string;
}

/** Runs a program to its end, or until it is cancelled, and keeps what it says. */
export async function runCommand(
  command: string,
  args: readonly string[],
  cwd: string,
  signal?: AbortSignal,
): Promise<CommandResult> {
  // Loaded only here: where nothing is installed, nothing waits for it.
  const { spawn } = await import('node:child_process');
  return new Promise((done) => {
    // npm is a script on Windows, and only a shell finds it there; no argument here comes from outside.
    const shell = process.platform === 'win32' && command === 'npm';
    const child = spawn(command, args, {
      cwd,
      shell,
      stdio: ['ignore', 'pipe', 'pipe'],
      ...(signal ? { signal } : {}),
    });
    const chunks: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => chunks.push(chunk));
    child.on('error', (error) => done({ status: undefined, output: error.message }));
    child.on('close', (status) => done({ status: status ?? 1, output: Buffer.concat(chunks).toString('utf8') }));
  });
}

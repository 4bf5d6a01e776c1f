import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { type Agent, get } from 'node:http';
import { createServer } from 'node:net';
import { environment, python, serviceFolder } from './python';

export interface Answer {
  readonly status: number;
  readonly connection: string | undefined;
  readonly body: string;
}

/** A real gunicorn with the configuration of the template, on a free port of the loopback address. */
export class RunningService {
  /** @param application what gunicorn loads: by default, what the configuration says. */
  public static async start(settings: Record<string, string>, application?: string): Promise<RunningService> {
    const port = await freePort();
    const service = new RunningService(port, { ...settings, PORT: String(port) }, application);
    await until('the service is ready', 20_000, async () => (await service.get('/readyz')).status === 200);
    return service;
  }

  public output = '';
  private readonly process: ChildProcess;
  /** Its exit code, whenever that is. */
  public readonly ended: Promise<number | null>;

  private constructor(
    private readonly port: number,
    settings: Record<string, string>,
    application?: string,
  ) {
    this.process = spawn(python(), ['-m', 'gunicorn', ...(application ? [application] : [])], {
      cwd: serviceFolder,
      env: { ...environment, ...settings },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.process.stdout?.on('data', (chunk) => (this.output += chunk));
    this.process.stderr?.on('data', (chunk) => (this.output += chunk));
    this.ended = new Promise((resolve) => this.process.once('close', resolve));
  }

  public get(path: string, agent: Agent | false = false): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const request = get({ host: '127.0.0.1', port: this.port, path, agent, timeout: 5_000 }, (response) => {
        let body = '';
        response.on('data', (chunk) => (body += chunk));
        response.on('end', () =>
          resolve({ status: response.statusCode ?? 0, connection: response.headers.connection, body }),
        );
      });
      request.on('timeout', () => request.destroy(new Error(`${path}: no answer in 5 s`)));
      request.on('error', reject);
    });
  }

  public signal(name: NodeJS.Signals): void {
    this.process.kill(name);
  }

  /** Process ids of the workers that live now. */
  public workers(): number[] {
    const listed = execFileSync('ps', ['-o', 'pid=', '--ppid', String(this.process.pid)], { encoding: 'utf8' });
    return listed.trim().split(/\s+/).map(Number);
  }

  /** The exit code; an error where the process lives on. */
  public async exitCode(withinMilliseconds: number): Promise<number | null> {
    let code: number | null | undefined;
    void this.ended.then((value) => {
      code = value;
    });
    await until('the process ends', withinMilliseconds, async () => code !== undefined);
    return code ?? null;
  }

  public async stop(): Promise<void> {
    this.process.kill('SIGKILL');
    await this.ended;
  }
}

/** Waits for a condition; a refused connection is one that does not hold yet. */
export async function until(what: string, milliseconds: number, holds: () => Promise<boolean>): Promise<void> {
  const deadline = Date.now() + milliseconds;
  for (;;) {
    if (await holds().catch(() => false)) return;
    if (Date.now() > deadline) throw new Error(`Waited ${milliseconds} ms in vain: ${what}.`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => (address && typeof address === 'object' ? resolve(address.port) : reject(address)));
    });
  });
}

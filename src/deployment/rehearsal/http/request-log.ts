import { appendFileSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Change } from './router';

/** A request and what came of it. Holds no header, query or body, and so no secret. */
export interface LogEntry {
  /** Counts from 1 in each run. */
  readonly number: number;
  /** Simulated, in milliseconds since 1970. */
  readonly time: number;
  readonly host: string;
  readonly method: string;
  readonly path: string;
  readonly operation: string;
  /** Undefined where no answer was sent. */
  readonly status: number | undefined;
  readonly changes: readonly Change[];
  /** The fault that it met. */
  readonly fault?: string;
}

/** Every request in the order of the answers. Only ever grows. */
export class RequestLog {
  private readonly kept: LogEntry[] = [];

  /** @param file gets a line of JSON for each request */
  constructor(private readonly file?: string) {
    if (file) mkdirSync(dirname(file), { recursive: true });
  }

  public get entries(): readonly LogEntry[] {
    return this.kept;
  }

  public add(entry: Omit<LogEntry, 'number'>): void {
    const numbered = { number: this.kept.length + 1, ...entry };
    this.kept.push(numbered);
    if (this.file) appendFileSync(this.file, `${JSON.stringify(numbered)}\n`);
  }
}

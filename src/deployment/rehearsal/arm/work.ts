import type { Document, StateFolder } from '../state/state-folder';
import type { ArmError } from './error';

/** Something that Azure does by itself after it has answered 202. */
export interface WorkItem {
  readonly id: string;
  readonly kind: 'delete' | 'put' | 'what-if' | 'run-command' | 'register';
  /** Id of a resource or group, or the name of what is worked on. */
  readonly target: string;
  /** Simulated moments. */
  readonly startedAt: number;
  readonly finishesAt: number;
  isDone: boolean;
  /** What the operation's result answers once it is done. */
  result?: unknown;
  error?: ArmError;
}

/** What goes on in the background, oldest first. */
export class WorkQueue {
  private readonly document: Document<WorkItem[]>;

  constructor(store: StateFolder) {
    this.document = store.document<WorkItem[]>('work', () => []);
  }

  /** @param seconds simulated, until it is done */
  public add(item: Pick<WorkItem, 'kind' | 'target' | 'result'>, time: number, seconds: number): WorkItem {
    const id = String(this.document.value.length + 1).padStart(8, '0');
    const added: WorkItem = { ...item, id, startedAt: time, finishesAt: time + seconds * 1000, isDone: false };
    this.document.value.push(added);
    this.document.changed();
    return added;
  }

  public get(id: string): WorkItem | undefined {
    return this.document.value.find((item) => item.id === id);
  }

  /** What is under way for a target. Compared without case. */
  public underWay(kind: WorkItem['kind'], target: string): WorkItem | undefined {
    const wanted = target.toLowerCase();
    return this.document.value.find(
      (item) => !item.isDone && item.kind === kind && item.target.toLowerCase() === wanted,
    );
  }

  /** Takes out what is over at a moment, in the order in which it ended. */
  public due(now: number): WorkItem[] {
    const due = this.document.value.filter((item) => !item.isDone && item.finishesAt <= now);
    for (const item of due) item.isDone = true;
    if (due.length > 0) this.document.changed();
    return due.sort((a, b) => a.finishesAt - b.finishesAt);
  }
}

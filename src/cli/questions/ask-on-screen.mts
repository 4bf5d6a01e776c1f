import {
  AbortPromptError,
  createPrompt,
  ExitPromptError,
  useEffect,
  useKeypress,
  useRef,
  useState,
} from '@inquirer/core';
import type { Asked, AskingProps, AskProps } from './asked.js';
import type { Key } from './draft/key.js';
import type { Plan } from './draft/plan.js';
import { isWaiting, withPlan } from './draft/planned-files.js';
import { press } from './draft/press.js';
import { make, type Session, sessionOf } from './draft/session.js';
import { begin, type Interview, outcome } from './interview/interview.js';
import { type Look, showsUnicode } from './screen/look.js';
import { screen, widthOf } from './screen/screen.js';

interface Props extends Pick<AskingProps, 'plan' | 'follow'> {
  readonly session: Session;
}

/** The line editor of Node, as far as it is used here. */
interface LineEditor {
  line: string;
  cursor: number;
  on(event: 'close' | 'SIGCONT', listener: () => void): unknown;
  resume(): unknown;
}

/**
 * The whole interview as one prompt: so a paste may hold several answers, and going back needs nothing undone. All that
 * happens is decided by `press` and shown by `screen`; here are only the keys and the terminal.
 */
const interviewPrompt = createPrompt<() => Session, Props>(({ session: first, plan, follow }, done) => {
  const [session, setSession] = useState(first);
  const [size, setSize] = useState(sizeOf());
  const latest = useRef(session);
  latest.current = session;
  const before = useRef<string | undefined>(undefined);
  useKeypress((key, editor) => {
    const line = editor as unknown as LineEditor;
    // A paste from Windows ends its lines with both.
    const isSecondHalf = key.name === 'enter' && before.current === 'return';
    before.current = key.name;
    if (isSecondHalf) return;
    const next = planAtOnce(press(session, key as Key, line.line.replace(/\p{Cc}/gu, ''), widthOf(lookNow())), plan);
    edit(line, next.draft.text);
    setSession(next);
    follow(next.interview);
    if (next.interview.stage.at === 'done') done(() => next);
  });
  const waitsFor = isWaiting(session) ? session.interview : undefined;
  useEffect(() => {
    if (!waitsFor) return undefined;
    const gone = new AbortController();
    const show = (made: Plan) => setSession(withPlan(latest.current, waitsFor, made));
    const fail = (error: unknown) =>
      done(() => {
        throw error;
      });
    // Only after the screen says what is waited for.
    setImmediate(() => {
      work(plan, waitsFor, gone.signal).then(
        (made) => gone.signal.aborted || show(made),
        (error) => gone.signal.aborted || fail(error),
      );
    });
    return () => gone.abort();
  }, [waitsFor]);
  useEffect((editor) => {
    const line = editor as unknown as LineEditor;
    edit(line, first.draft.text);
    // The end of input; after the last answer, it changes nothing any more.
    line.on('close', () => done(() => make(latest.current, { do: 'cancel' })));
    const redraw = () => {
      // What was drawn is broken anew by the terminal, so nobody knows how many lines it takes.
      process.stdout.write('\u001b[2J\u001b[H');
      setSize(sizeOf());
    };
    process.stdout.on('resize', redraw);
    // After Ctrl-Z and fg, Node's line editor stays paused, and a program that waits for nothing ends.
    line.on('SIGCONT', () => {
      line.resume();
      redraw();
    });
    return () => process.stdout.removeListener('resize', redraw);
  }, []);
  return screen(session, { ...lookNow(), ...size });
});

/** What takes no time is not waited for: keys of a paste that come after it are meant for what is there then. */
function planAtOnce(session: Session, plan: AskProps['plan']): Session {
  if (!isWaiting(session) || session.interview.start.existing) return session;
  const made = plan(outcome(session.interview), NEVER);
  return made instanceof Promise ? session : withPlan(session, session.interview, made);
}

async function work(plan: AskProps['plan'], interview: Interview, signal: AbortSignal): Promise<Plan> {
  return plan(outcome(interview), signal);
}

const NEVER = new AbortController().signal;

/** @returns `undefined` where the user broke off */
export async function askOnScreen({ start, plan, follow, signal }: AskingProps): Promise<Asked | undefined> {
  // Inquirer ends the program at a signal that nobody else listens to; whoever aborts listened only once.
  const listen = () => undefined;
  for (const name of SIGNALS) process.on(name, listen);
  try {
    const end = await interviewPrompt({ session: sessionOf(begin(start)), plan, follow }, { signal });
    const { interview } = end();
    return interview.stage.at === 'done' ? outcome(interview) : undefined;
  } catch (error) {
    if (error instanceof ExitPromptError || error instanceof AbortPromptError) return undefined;
    throw error;
  } finally {
    for (const name of SIGNALS) process.removeListener(name, listen);
  }
}

const SIGNALS = ['SIGINT', 'SIGTERM'] as const;

/** Puts a text on the edited line where it is another one, with the cursor at its end. */
function edit(editor: LineEditor, text: string): void {
  if (editor.line === text) return;
  editor.line = text;
  editor.cursor = text.length;
}

function sizeOf(): Pick<Look, 'columns' | 'rows'> {
  return { columns: process.stdout.columns || 80, rows: process.stdout.rows || 24 };
}

function lookNow(): Look {
  return {
    ...sizeOf(),
    colour: !process.env.NO_COLOR,
    unicode: showsUnicode(process.env, process.platform),
  };
}

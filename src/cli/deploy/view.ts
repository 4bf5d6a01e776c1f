import type { DeploymentEvent } from '../../deployment/events';
import type { Step } from '../../deployment/plan/plan';

/** How far a deployment is, as it is shown. */
export interface View {
  readonly rows: readonly Row[];
}

/** A region, or what is global. */
export interface Row {
  readonly name: string;
  /** The resource group that its progress is told by. */
  readonly group?: string;
  readonly phase: string;
  readonly state: 'waiting' | 'working' | 'done' | 'failed';
  /** What is worked on. */
  readonly working: string;
  /** When the phase began, in milliseconds of the deployment's clock. */
  readonly since: number;
  /** When it ended. @default it goes on */
  readonly until?: number;
}

/** Where regions' groups are known by name. */
export interface RegionGroup {
  readonly region: string;
  readonly group: string;
}

export const GLOBAL = 'global';
export const IMAGE = 'image';

export function startView(regions: readonly RegionGroup[], globalGroup: string, now: number): View {
  const row = (name: string, group?: string): Row => ({
    name,
    phase: 'waits',
    state: 'waiting',
    working: '',
    since: now,
    ...(group === undefined ? {} : { group }),
  });
  return { rows: [row(GLOBAL, globalGroup), row(IMAGE), ...regions.map(({ region, group }) => row(region, group))] };
}

/** The view after an event. */
export function after({ rows }: View, event: DeploymentEvent, now: number): View {
  if (event.type === 'step') return { rows: rows.map((row) => afterStep(row, event, now)) };
  if (event.type === 'infrastructure') {
    return {
      rows: rows.map((row) => {
        const part = event.parts.find(({ group }) => group.toLowerCase() === row.group?.toLowerCase());
        if (!part || row.state === 'failed') return row;
        const more = part.done === part.total ? ' so far' : part.working ? `, ${part.working}` : '';
        const working = `${part.done} of ${part.total}${more}`;
        return { ...row, phase: 'infrastructure', state: 'working', working };
      }),
    };
  }
  if (event.type === 'working') {
    const name = event.region ?? (event.step === 'image' ? IMAGE : undefined);
    return { rows: rows.map((row) => (row.name === name ? { ...row, working: event.what } : row)) };
  }
  if (event.type === 'returning') {
    const phase = 'goes back';
    return { rows: rows.map((row) => (row.name === event.region ? { ...row, phase, working: '', since: now } : row)) };
  }
  return { rows };
}

type StepEvent = Extract<DeploymentEvent, { type: 'step' }>;

const PHASES: Readonly<Record<Step['kind'], string>> = {
  infrastructure: 'infrastructure',
  'region-infrastructure': 'infrastructure',
  registry: 'waits for the registry',
  image: 'image',
  manifests: 'manifests',
  'region-route': 'Front Door',
  soak: 'soak',
  'main-route': 'Front Door',
  'remove-region': 'removal',
  'remove-environment': 'removal',
};

/** Whether an event is about a row, and what becomes of it. */
function afterStep(row: Row, event: StepEvent, now: number): Row {
  const { step, status } = event;
  if (!concerns(row, step)) return row;
  const phase = PHASES[step.kind];
  if (status === 'started') {
    const state = step.kind === 'registry' ? 'waiting' : 'working';
    return { ...row, phase, state, working: '', since: now };
  }
  if (status === 'left-out')
    return row.state === 'failed' ? row : { ...row, phase: 'left out', state: 'waiting', working: '' };
  if (status === 'failed') return { ...row, phase: `${phase} failed`, state: 'failed', working: '', until: now };
  return ended(row, step, now);
}

/** The last step of a row ends it; after the others it waits for the next. */
function ended(row: Row, step: Step, now: number): Row {
  if (step.kind === 'region-route' || step.kind === 'soak')
    return { ...row, phase: 'live', state: 'done', working: '', until: now };
  if (step.kind === 'image') return { ...row, phase: 'image', state: 'done', working: '', until: now };
  if (step.kind === 'main-route') return { ...row, phase: 'live', state: 'done', working: '', until: now };
  if (step.kind === 'infrastructure' && row.name === GLOBAL) {
    return { ...row, phase: 'infrastructure', state: 'done', working: '', until: now };
  }
  return { ...row, phase: 'waits', state: 'waiting', working: '', since: now };
}

function concerns({ name }: Row, step: Step): boolean {
  if (step.kind === 'infrastructure') return name !== IMAGE;
  if (step.kind === 'image' || step.kind === 'registry') return name === IMAGE;
  if (step.kind === 'main-route' || step.kind.startsWith('remove')) return name === GLOBAL;
  return 'region' in step && name === step.region;
}

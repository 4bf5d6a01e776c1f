import { VARIABLES_PATH } from '../../../src/configuration';
import { deploy } from '../../../src/deployment/deploy';
import type { DeploymentEvent } from '../../../src/deployment/events';
import { drain } from '../../../src/deployment/failover/drain';
import { lookAtTraffic } from '../../../src/deployment/failover/look-at-traffic';
import type { Http } from '../../../src/deployment/http/http';
import type { Session } from '../../../src/deployment/session';
import { type Rehearsed, rehearse } from '../rehearsed';

interface Prod {
  alertEmails: string[];
  regions: { name: string; drained?: boolean }[];
}

/** Orders in blue and green, deployed, and what Front Door does with users. */
export class World {
  private onTheirWay = 0;

  private constructor(public readonly rehearsed: Rehearsed) {}

  public static async deployed(): Promise<World> {
    const world = new World(await rehearse());
    await world.deploy();
    return world;
  }

  public async deploy(): Promise<void> {
    const { compile, render } = this.rehearsed;
    const yes = async () => true;
    await deploy(await this.rehearsed.session(), { compile, render, confirm: yes, confirmRemovals: yes });
  }

  /** Edits the environment in variables.json and renews what follows from it. */
  public edit(change: (prod: Prod) => void): void {
    const { repository } = this.rehearsed;
    const variables = JSON.parse(repository.read(VARIABLES_PATH));
    change(variables.environments.prod);
    repository.write(VARIABLES_PATH, JSON.stringify(variables, undefined, 2));
    repository.synth({ name: 'orders' });
  }

  public get events(): readonly DeploymentEvent[] {
    return this.rehearsed.events;
  }

  /** Events of a kind since the last {@link forget}. */
  public told<T extends DeploymentEvent['type']>(type: T): Extract<DeploymentEvent, { type: T }>[] {
    return this.events.filter((event): event is Extract<DeploymentEvent, { type: T }> => event.type === type);
  }

  public forget(): void {
    this.rehearsed.events.length = 0;
  }

  public async session(signal?: AbortSignal): Promise<Session> {
    const session = await this.rehearsed.session(signal ? { signal } : {});
    const send: Http['send'] = (call) => {
      this.onTheirWay += 1;
      return session.http.send(call).finally(() => {
        this.onTheirWay -= 1;
      });
    };
    return { ...session, http: { ...session.http, send } };
  }

  /** Time moves by half a second, and only while no request is on its way: none takes any. */
  public async finely<T>(work: () => Promise<T>): Promise<T> {
    const { clock } = this.rehearsed;
    const { every, step, isHeld } = clock;
    Object.assign(clock, { every: 1, step: 0.5, isHeld: () => this.onTheirWay > 0 });
    return work().finally(() => Object.assign(clock, { every, step, isHeld }));
  }

  /** Names of the regions that Front Door sends users to. */
  public async enabled(): Promise<string[]> {
    const { origins } = await lookAtTraffic(await this.session(), 'blue');
    return origins.filter(({ isEnabled }) => isEnabled).map(({ region }) => region);
  }

  public async drained(region: string): Promise<void> {
    const session = await this.session();
    await drain(session, await lookAtTraffic(session, region));
  }
}

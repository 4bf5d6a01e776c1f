import type { Cloud } from '../cloud';
import type { Reply } from '../http/reply';
import type { Json } from './cluster-state';

/** Streams what becomes of a list: an event for each object that is new, different or gone. */
export function watch(list: () => Json[], cloud: Cloud, timeoutSeconds: number | undefined): Reply {
  return {
    status: 200,
    headers: { 'content-type': 'application/json' },
    stream: (write, end) => {
      let known = new Map<string, string>();
      const tell = () => {
        cloud.advance();
        const now = new Map(list().map((object) => [keyOf(object), JSON.stringify(object)]));
        for (const [key, text] of now) {
          if (known.get(key) === text) continue;
          write(`${event(known.has(key) ? 'MODIFIED' : 'ADDED', text)}\n`);
        }
        for (const [key, text] of known) if (!now.has(key)) write(`${event('DELETED', text)}\n`);
        known = now;
      };
      tell();
      const stop = cloud.clock.onTick(tell);
      const timer = timeoutSeconds === undefined ? undefined : setTimeout(end, timeoutSeconds * 1000);
      timer?.unref();
      return () => {
        stop();
        clearTimeout(timer);
      };
    },
  };
}

function keyOf({ metadata }: Json): string {
  return `${metadata.namespace ?? ''}/${metadata.name}`;
}

function event(type: string, object: string): string {
  return `{"type":"${type}","object":${object}}`;
}

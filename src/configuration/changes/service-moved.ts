import type { Configuration, ServiceFolder } from '../configuration';
import type { Change } from './change';

/** Another folder to build the image from, or whose it is. */
export function serviceMoved({ service: was }: Configuration, { service: is }: Configuration): Change[] {
  if (is.directory === was.directory && is.isOwn === was.isOwn) return [];
  const stood = was.isOwn ? ['serviceDirectory'] : undefined;
  return [
    {
      kind: 'service-moved',
      // One that is gone stands where it stood.
      path: stood && !is.isOwn ? stood : ['serviceDirectory'],
      ...(stood ? { before: stood } : {}),
      what: `The service is ${described(is)} instead of ${described(was)}.`,
      consequence: `The next rollout builds its image from ${is.directory}. Files of ${was.directory} stay.`,
      isRefused: false,
      remains: [],
    },
  ];
}

function described({ directory, isOwn }: ServiceFolder): string {
  return `${isOwn ? 'your own' : 'the generated one'} in ${directory}`;
}

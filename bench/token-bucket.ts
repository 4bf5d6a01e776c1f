/** A request that Azure Resource Manager was sent. */
export interface Sent {
  /** Milliseconds. */
  readonly time: number;
  readonly method: string;
}

/**
 * Requests that may be sent in one go for a subscription by one person, and how many more each second.
 * https://learn.microsoft.com/azure/azure-resource-manager/management/request-limits-and-throttling
 */
const BUCKETS = { reads: { size: 250, refill: 25 }, writes: { size: 200, refill: 10 } };

/** How much of what may be sent in one go was used at the worst moment: at 1 the next request would be refused. */
export function emptied(sent: readonly Sent[], kind: keyof typeof BUCKETS): number {
  const { size, refill } = BUCKETS[kind];
  const isRead = ({ method }: Sent) => method === 'GET' || method === 'HEAD';
  const own = sent.filter((each) => isRead(each) === (kind === 'reads')).sort((one, other) => one.time - other.time);
  let left = size;
  let lowest = size;
  let before = own[0]?.time ?? 0;
  for (const { time } of own) {
    left = Math.min(size, left + ((time - before) / 1000) * refill) - 1;
    lowest = Math.min(lowest, left);
    before = time;
  }
  return (size - lowest) / size;
}

import type { HttpAnswer } from '../http/http';
import type { Tokens } from './tokens';

/**
 * A token may be refused before its time, as one that a pause of the machine outlived: all are renewed, and what was asked
 * is asked once more.
 *
 * @param ask takes its tokens anew each time
 */
export async function renewedOnce(tokens: Tokens, ask: () => Promise<HttpAnswer>): Promise<HttpAnswer> {
  const answer = await ask();
  if (answer.status !== 401) return answer;
  tokens.renew();
  return ask();
}

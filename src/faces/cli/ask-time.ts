import { LONGEST_ANSWER, posted, unanswered } from './posted.ts';

/** What a time-stamping authority answers to a query (RFC 3161, 3.4). Throws UnavailableError for one that does not answer. */
export function askTime(url: string, query: Uint8Array): Promise<Uint8Array> {
  const authority = {
    name: 'the time-stamping authority',
    where: url,
    cure: 'ask it later, or another one; without a network: --query FILE, then --answer FILE',
  };
  const headers = { 'content-type': 'application/timestamp-query' };
  return posted([url, { headers, body: Uint8Array.from(query) }], authority, async (answer) => {
    if (answer.status !== 200) throw unanswered(`status ${answer.status}`, authority);
    return new Uint8Array(await answer.arrayBuffer()).subarray(0, LONGEST_ANSWER);
  });
}

import { UnavailableError } from '../../foundation/errors.ts';

/** Longest time that an authority is waited for [ms], and longest answer [bytes] (assumptions). */
const PATIENCE_MS = 10_000;
const LONGEST = 64 * 1024;

/** What an authority of time answers to a query (RFC 3161, 3.4). Throws UnavailableError for one that does not answer. */
export async function askTime(url: string, query: Uint8Array): Promise<Uint8Array> {
  const failed = (why: string): UnavailableError =>
    new UnavailableError(`the authority of time does not answer: ${why}`, {
      where: url,
      cure: 'ask it later, or another one; without a network: --query FILE, then --answer FILE',
    });
  try {
    const answer = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/timestamp-query' },
      body: Uint8Array.from(query),
      redirect: 'error',
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    if (answer.status !== 200) throw failed(`status ${answer.status}`);
    return new Uint8Array(await answer.arrayBuffer()).subarray(0, LONGEST);
  } catch (error) {
    if (error instanceof UnavailableError) throw error;
    const { cause, message } = error as Error & { readonly cause?: { readonly code?: string } };
    throw failed(cause?.code ?? message);
  }
}

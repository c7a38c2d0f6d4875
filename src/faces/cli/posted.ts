import { UnavailableError } from '../../foundation/errors.ts';

/** Longest time that somebody outside is waited for [ms], and longest answer that is read (assumptions). */
const PATIENCE_MS = 10_000;
export const LONGEST_ANSWER = 64 * 1024;

/** Who is asked, and what to do where they do not answer. */
interface Outsider {
  readonly name: string;
  /** Its address, as typed. */
  readonly where: string;
  readonly cure: string;
}

/** UnavailableError of an outsider that does not answer. */
export const unanswered = (why: string, { name, where, cure }: Outsider): UnavailableError =>
  new UnavailableError(`${name} does not answer: ${why}`, { where, cure });

/** What `read` makes of the answer to a POST. Throws UnavailableError for an address that does not answer in time. */
export async function posted<T>(
  [url, request]: readonly [url: string, request: Pick<RequestInit, 'body' | 'headers'>],
  outsider: Outsider,
  read: (answer: Response) => Promise<T>,
): Promise<T> {
  try {
    const signal = AbortSignal.timeout(PATIENCE_MS);
    return await read(await fetch(url, { ...request, method: 'POST', redirect: 'error', signal }));
  } catch (error) {
    if (error instanceof UnavailableError) throw error;
    const { cause, message } = error as Error & { readonly cause?: { readonly code?: string } };
    throw unanswered(cause?.code ?? message, outsider);
  }
}

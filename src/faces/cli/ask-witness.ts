import { UnavailableError } from '../../foundation/errors.ts';

/** Longest time that a witness is waited for [ms], and longest answer [characters] (assumptions). */
const PATIENCE_MS = 10_000;
const LONGEST = 64 * 1024;

/** Status and body of what a witness answers to `add-checkpoint`. Throws UnavailableError for one that does not answer. */
export async function askWitness(url: string, body: string): Promise<{ status: number; body: string }> {
  try {
    const answer = await fetch(`${url.replace(/\/+$/, '')}/add-checkpoint`, {
      method: 'POST',
      body,
      redirect: 'error',
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    return { status: answer.status, body: (await answer.text()).slice(0, LONGEST) };
  } catch (error) {
    const { cause, message } = error as Error & { readonly cause?: { readonly code?: string } };
    throw new UnavailableError(`the witness does not answer: ${cause?.code ?? message}`, {
      where: url,
      cure: 'ask it later, or leave it out: the bundle then shows that it has not seen it',
    });
  }
}

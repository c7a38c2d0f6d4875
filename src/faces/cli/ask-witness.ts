import { LONGEST_ANSWER, posted } from './posted.ts';

/** Status and body of what a witness answers to `add-checkpoint`. Throws UnavailableError for one that does not answer. */
export function askWitness(url: string, body: string): Promise<{ status: number; body: string }> {
  const witness = {
    name: 'the witness',
    where: url,
    cure: 'ask it later, or leave it out: the bundle then shows that it has not seen it',
  };
  return posted([`${url.replace(/\/+$/, '')}/add-checkpoint`, { body }], witness, async (answer) => ({
    status: answer.status,
    body: (await answer.text()).slice(0, LONGEST_ANSWER),
  }));
}

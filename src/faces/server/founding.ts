import { randomBytes, timingSafeEqual } from 'node:crypto';
import type { Context } from 'hono';
import { ForbiddenError } from '../../foundation/errors.ts';
import { hashOfText } from '../../foundation/quantity/canonical.ts';
import type { AnyTask } from '../../tasks/registry.ts';
import { callerOf } from './caller.ts';
import type { Plant } from './plant.ts';
import { tried } from './tries.ts';

/** Header in which a founding carries the word that stands at the terminal of the server. */
const FOUNDING_WORD = 'Remelt-Founding-Word';

/** Random bytes of a word [byte]: with 10 tries in five minutes from one address, 60 bits are not guessed. */
const WORD_BYTES = 8;

/** A new word for one run of a server, as it is read from a terminal. */
export const newFoundingWord = (): string =>
  (randomBytes(WORD_BYTES).toString('hex').match(/.{4}/g) ?? []).join('-');

/**
 * Whose ledger it is can never be said twice, and whoever reaches the port first could say it: an order that founds or adopts a plant
 * shows the word of the terminal. Throws HttpRefusal, 401 for another word and 429 after too many; ForbiddenError where there is none.
 */
export async function requireFoundingWord(
  c: Context,
  task: Pick<AnyTask, 'founds'>,
  plant: Plant,
): Promise<void> {
  if (!task.founds) return;
  const word = plant.foundingWord;
  const at = { path: FOUNDING_WORD, cure: 'found the plant at the computer of the ledger: remelt init' };
  if (word === undefined)
    throw new ForbiddenError('nobody founds a plant over the network here', {
      ...at,
      allowed: 'remelt init',
    });
  const { person } = await callerOf(c, plant);
  const shown = c.req.header(FOUNDING_WORD);
  const refused = (words: string) =>
    new ForbiddenError(words, { ...at, allowed: 'the word that this server has printed at its terminal' });
  if (shown === undefined) throw refused('who founds a plant shows the founding word');
  await tried(c, plant, {
    signs: true,
    as: person.id,
    proved: 'confirmed',
    words: 'founds the plant',
    prove: async () => {
      if (!isSame(shown.trim(), word)) throw refused('this is not the founding word');
      return { person };
    },
  });
}

const isSame = (one: string, other: string): boolean =>
  timingSafeEqual(Buffer.from(hashOfText(one)), Buffer.from(hashOfText(other)));

import { randomBytes, timingSafeEqual } from 'node:crypto';
import type { Context } from 'hono';
import type { TaskContext } from '../../../desk/context.ts';
import { cureBy, ForbiddenError } from '../../../foundation/errors.ts';
import { hashOfText } from '../../../foundation/quantity/canonical.ts';
import type { Plant } from '../plant.ts';
import { tried } from './tries.ts';

type Store = TaskContext['store'];

/** Header in which a booking carries the word that stands at the terminal of the server. */
const FOUNDING_WORD = 'Remelt-Founding-Word';

/** Random bytes of a word [byte]: with 10 tries in five minutes from one address, 60 bits are not guessed. */
const WORD_BYTES = 8;

/** Where servers that share a database keep their word, so that each takes what another has printed. */
const WORD = 'founding-word';

/** The word of all servers on one database: made by the first that asks. */
export const sharedFoundingWord = async ({
  office,
  clock,
}: Pick<Plant, 'office' | 'clock'>): Promise<string> =>
  (await office()).settings.setOnce({
    ...{ name: WORD, value: newFoundingWord(), person: 'server' },
    changedAt: clock().toISOString(),
  });

/** A new word for one run of a server, as it is read from a terminal. */
export const newFoundingWord = (): string =>
  (randomBytes(WORD_BYTES).toString('hex').match(/.{4}/g) ?? []).join('-');

/**
 * The store as a request has it before the ledger says whose it is. Its first record can never be changed, and whoever reaches the port
 * first could write it, with whatever booking: so every one shows the word of the terminal. A dry run books nothing.
 */
export const heldUntilFounded = (store: Store, proveWord: () => Promise<unknown>): Store => ({
  ...store,
  execute: async (command, options) => {
    if (!options?.trial && (await store.roster()).plant === null) await proveWord();
    return store.execute(command, options);
  },
});

/** Whoever shows it: wrong words are counted together, and not for each name under which they come. */
export const FOUNDING = 'founding';

/** Who shows which word. */
interface Shown {
  readonly person: string;
  readonly word: string | undefined;
}

/** The word that a request shows in its header. */
export const wordIn = (c: Context): string | undefined => c.req.header(FOUNDING_WORD);

/** Throws HttpRefusal, 401 for another word and 429 after too many; ForbiddenError for none, and where none was printed. */
export async function requireFoundingWord(c: Context, { person, word }: Shown, plant: Plant): Promise<void> {
  const { foundingWord } = plant;
  const refused = (words: string) =>
    new ForbiddenError(words, {
      path: FOUNDING_WORD,
      allowed:
        foundingWord === undefined
          ? 'a ledger that is begun on its computer'
          : 'the word that this server has printed at its terminal, as on the page /first-run',
      ...cureBy('found the plant first', 'proof/init-ledger'),
    });
  if (foundingWord === undefined) throw refused('nobody founds a plant over the network here');
  if (word === undefined) throw refused('no plant is founded here yet, so nothing is booked');
  await tried(c, plant, {
    signs: true,
    as: FOUNDING,
    proved: 'confirmed',
    words: 'founds the plant',
    prove: async () => {
      if (!isSame(word.trim(), await foundingWord())) throw refused('this is not the founding word');
      return { person: { id: person } };
    },
  });
}

const isSame = (one: string, other: string): boolean =>
  timingSafeEqual(Buffer.from(hashOfText(one)), Buffer.from(hashOfText(other)));

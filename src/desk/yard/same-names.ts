import type { Spelling } from '../../documents/yard/import-reading.ts';
import type { Store } from '../../evidence/ledger/store.ts';
import { ConflictError } from '../../foundation/errors.ts';
import { counted } from '../../foundation/quantity/format.ts';
import { plainName } from '../../foundation/quantity/plain-name.ts';
import type { TaskContext } from '../context.ts';
import { isOneSlipAway } from './one-slip.ts';

/** What a person says of two spellings: one name, booked as it is written already, or two names. */
export type SameNames = 'join' | 'apart';

/** Names of suppliers and laboratories as they stand in rows that are booked. */
export interface NamedRow {
  readonly supplier?: string | undefined;
  readonly analyses?: readonly { readonly laboratory?: string | undefined }[];
}

/** Letters that are written as two where a keyboard lacks them. */
const WRITTEN_OUT: ReadonlyMap<string, string> = new Map(
  Object.entries({ ä: 'ae', ö: 'oe', ü: 'ue', ß: 'ss', æ: 'ae', ø: 'oe', å: 'aa', œ: 'oe' }),
);
/** Words that stand for "&" and are no part of a name. */
const AND_WORDS = new Set(['and', 'und', 'et']);

/**
 * The words of a name without capitals, accents and signs: those of "São Bento" and "SAO-BENTO " are the same. A letter with dots is
 * written without them, or as two letters.
 */
const wordsOf = (name: string, isWrittenOut: boolean): readonly string[] => {
  const plain = plainName(name);
  const letters = plain.replace(/[äöüßæøåœ]/g, (letter) =>
    isWrittenOut || letter === 'ß' ? (WRITTEN_OUT.get(letter) ?? letter) : letter,
  );
  return letters
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '' && !AND_WORDS.has(word));
};

/** A slip in a shorter word may well make another one: "shop B" and "shop C" are two (assumption). */
const LONG_WORD = 5;

/** True where two names are one as far as their words go, or one slip of the hand in one long word apart. */
const isAlike = (one: string, other: string): boolean =>
  [false, true].some((own) =>
    [false, true].some((others) => areAlike(wordsOf(one, own), wordsOf(other, others))),
  );

function areAlike(words: readonly string[], others: readonly string[]): boolean {
  if (words.join('') === others.join('')) return true;
  const apart = words.flatMap((word, i) => (word === others[i] ? [] : [[word, others[i] ?? ''] as const]));
  const [pair] = apart;
  return (
    words.length === others.length &&
    apart.length === 1 &&
    pair !== undefined &&
    Math.min(pair[0].length, pair[1].length) >= LONG_WORD &&
    isOneSlipAway(...pair)
  );
}

/** How often each name is written. */
type Names = ReadonlyMap<string, number>;

const countedNames = (names: readonly (string | null | undefined)[]): Names => {
  const found = new Map<string, number>();
  for (const name of names) if (name) found.set(name, (found.get(name) ?? 0) + 1);
  return found;
};

/**
 * Names of rows that differ from a known one, or from each other, only in capitals, accents, blanks and signs, or by one letter. The
 * ledger is asked for the names that it holds, not for its lots.
 */
export async function spellingsIn(
  rows: readonly NamedRow[],
  { store, compute }: Pick<TaskContext, 'store' | 'compute'>,
): Promise<readonly Spelling[]> {
  const typed = {
    supplier: countedNames(rows.map(({ supplier }) => supplier)),
    laboratory: countedNames(
      rows.flatMap(({ analyses = [] }) => analyses.map(({ laboratory }) => laboratory)),
    ),
  };
  const plant = compute.facts().plant.laboratories.flatMap(({ id, name }) => [id, name]);
  const found = async (of: Spelling['of'], known: readonly string[]): Promise<readonly Spelling[]> => {
    const asked = [...typed[of].keys()].filter((name) => !known.includes(name));
    if (asked.length === 0) return [];
    const booked = await bookedNames(store, of);
    return asked
      .filter((name) => !booked.has(name))
      .flatMap((name) => otherSpelling(name, { of, booked, typed: typed[of], plant: known }));
  };
  return [...(await found('supplier', [])), ...(await found('laboratory', plant))];
}

const bookedNames = async (store: Store, of: Spelling['of']): Promise<Names> =>
  new Map((await store.names(of)).map(({ name, count }) => [name, count]));

interface Beside {
  readonly of: Spelling['of'];
  readonly booked: Names;
  readonly typed: Names;
  readonly plant: readonly string[];
}

function otherSpelling(name: string, { of, booked, typed, plant }: Beside): readonly Spelling[] {
  const isOther = (other: string): boolean => other !== name && isAlike(other, name);
  const ofPlant = plant.find(isOther);
  if (ofPlant !== undefined) return [{ of, typed: name, known: ofPlant, where: 'in plant.json' }];
  const most = (names: Names): [string, number] | undefined =>
    [...names].filter(([other]) => isOther(other)).sort((a, b) => b[1] - a[1])[0];
  const inLedger = most(booked);
  if (inLedger) {
    const [known, count] = inLedger;
    const where =
      of === 'supplier' ? `on ${counted(count, 'lot')}` : `in ${counted(count, 'analysis', 'analyses')}`;
    return [{ of, typed: name, known, where }];
  }
  const inTable = most(typed);
  // of two spellings in one table the one that is written more often, else first, is the known one
  const own = typed.get(name) ?? 0;
  const names = [...typed.keys()];
  const isLess =
    inTable !== undefined &&
    (inTable[1] > own || (inTable[1] === own && names.indexOf(inTable[0]) < names.indexOf(name)));
  return isLess ? [{ of, typed: name, known: inTable[0], where: 'in this table' }] : [];
}

/**
 * Rows as they are booked: two spellings of one name are joined, or kept apart, by the word of a person. Throws ConflictError with each
 * spelling, once, where nobody has said so: no second supplier comes to be by a capital letter.
 */
export async function withNamesSaid<R extends NamedRow>(
  rows: readonly R[],
  said: SameNames | undefined,
  context: Pick<TaskContext, 'store' | 'compute'>,
): Promise<readonly R[]> {
  if (said === 'apart') return rows;
  const spellings = await spellingsIn(rows, context);
  if (spellings.length === 0) return rows;
  if (said === undefined) throw twoSpellings(spellings);
  const knownAs = (of: Spelling['of'], name: string | undefined): string | undefined =>
    spellings.find((one) => one.of === of && one.typed === name)?.known ?? name;
  return rows.map((row) => ({
    ...row,
    ...(row.supplier === undefined ? {} : { supplier: knownAs('supplier', row.supplier) }),
    ...(row.analyses === undefined
      ? {}
      : {
          analyses: row.analyses.map((one) =>
            one.laboratory === undefined
              ? one
              : { ...one, laboratory: knownAs('laboratory', one.laboratory) },
          ),
        }),
  }));
}

/** The same for analyses alone: each with its laboratory as it is booked. */
export async function laboratoriesSaid<A extends { readonly laboratory?: string | undefined }>(
  analyses: readonly A[],
  said: SameNames | undefined,
  context: Pick<TaskContext, 'store' | 'compute'>,
): Promise<readonly A[]> {
  return (await withNamesSaid([{ analyses }], said, context))[0]!.analyses;
}

/** "supplier "ACME" is written "Acme" on 12 lots". */
export const spellingWords = ({ of, typed, known, where }: Spelling): string =>
  `${of} "${typed}" is written "${known}" ${where}`;

function twoSpellings(spellings: readonly Spelling[]): ConflictError {
  return new ConflictError(
    `${spellings.map(spellingWords).join('; ')}: is it the same?`,
    spellings.map(({ typed, known }, i) => ({
      path: 'sameNames',
      value: typed,
      allowed: known,
      ...(i === 0
        ? { cure: 'say join where they are one: it is booked as written already; apart where they are two' }
        : {}),
    })),
  );
}

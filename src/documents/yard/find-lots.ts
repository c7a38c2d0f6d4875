import type { YardLot } from './yard.ts';

/** What a lot is found by. */
export type Searched = Pick<
  YardLot,
  'id' | 'grade' | 'form' | 'supplier' | 'reference' | 'note' | 'owner' | 'why' | 'status'
>;

/** What is looked for; empty = everything. */
export interface LotsWanted {
  readonly find?: string | undefined;
  readonly status?: string | undefined;
  readonly form?: string | undefined;
  readonly supplier?: string | undefined;
}

/** Text that a lot is found by, made once for each lot. */
const texts = new WeakMap<Searched, string>();

function textOf(lot: Searched): string {
  const known = texts.get(lot);
  if (known !== undefined) return known;
  const { id, grade, form, supplier, reference, note, why, owner } = lot;
  const text = [id, grade, form, supplier, reference, note, owner, ...why].join('\n').toLowerCase();
  texts.set(lot, text);
  return text;
}

/**
 * Lots that match. What is typed as the name of a supplier finds its lots alone; else it is looked for as it stands, and where no lot
 * holds it so, each of its words somewhere.
 */
export function filterLots<Lot extends Searched>(
  lots: readonly Lot[],
  { find = '', status, form, supplier }: LotsWanted,
): readonly Lot[] {
  const chosen = lots.filter(
    (lot) =>
      (status === undefined || lot.status === status) &&
      (form === undefined || lot.form === form) &&
      (supplier === undefined || lot.supplier === supplier),
  );
  const phrase = find.trim().toLowerCase().replaceAll(/\s+/g, ' ');
  if (phrase === '') return chosen;
  const own = chosen.filter((lot) => lot.supplier?.toLowerCase() === phrase);
  if (own.length > 0) return own;
  const whole = chosen.filter((lot) => textOf(lot).includes(phrase));
  if (whole.length > 0) return whole;
  const words = phrase.split(' ');
  return chosen.filter((lot) => words.every((word) => textOf(lot).includes(word)));
}

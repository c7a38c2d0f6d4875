import type { YardLot } from '../../src/documents/yard.ts';

/** What is looked for; empty = everything. */
export interface LotFilter {
  readonly find?: string | undefined;
  readonly status?: string | undefined;
  readonly form?: string | undefined;
  readonly supplier?: string | undefined;
}

/** Text that a lot is found by, made once for each lot. */
const texts = new WeakMap<YardLot, string>();

function textOf(lot: YardLot): string {
  const known = texts.get(lot);
  if (known !== undefined) return known;
  const { id, grade, form, supplier, reference, note, why, owner } = lot;
  const text = [id, grade, form, supplier, reference, note, owner, ...why].join('\n').toLowerCase();
  texts.set(lot, text);
  return text;
}

/** Lots that match: each word of the search occurs somewhere. */
export function filterLots(
  lots: readonly YardLot[],
  { find = '', status, form, supplier }: LotFilter,
): readonly YardLot[] {
  const words = find.toLowerCase().split(/\s+/).filter(Boolean);
  return lots.filter(
    (lot) =>
      (status === undefined || lot.status === status) &&
      (form === undefined || lot.form === form) &&
      (supplier === undefined || lot.supplier === supplier) &&
      words.every((word) => textOf(lot).includes(word)),
  );
}

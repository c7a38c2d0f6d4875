import { LOT_CLASSES, ORIGIN_CLASSES } from '../../metal/alloy/words.ts';
import type { ColumnUse } from './column-use.ts';
import type { CellReading } from './lot-rows.ts';
import type { SheetRules } from './profile.ts';
import type { FieldName } from './words.ts';

/** A word of the cells of one column, and what it was taken for. */
export interface WordUse {
  /** Column from 0. */
  readonly at: number;
  readonly field: FieldName;
  readonly written: string;
  readonly became: string;
  /** Cells that hold it. */
  readonly cells: number;
  /** What it may mean; empty where any word may stand. */
  readonly allowed: readonly string[];
  /** False: nobody knows what it means. */
  readonly isKnown: boolean;
}

/** Words that became others, and those that mean nothing yet, each once for its column, in the order of the sheet. */
export function wordsOf(
  cells: readonly CellReading[],
  uses: readonly ColumnUse[],
  { forms, methods }: Pick<SheetRules, 'forms' | 'methods'>,
): WordUse[] {
  const allowedIn: Partial<Record<FieldName, readonly string[]>> = {
    form: forms,
    origin_class: ORIGIN_CLASSES,
    lot_class: LOT_CLASSES,
    method: methods,
    balance: [],
    supplier: [],
    laboratory: [],
    owner: [],
  };
  const fields = new Map(uses.flatMap(({ at, field }) => (field ? [[at, field] as const] : [])));
  const found = new Map<string, WordUse>();
  for (const { at, written, became } of cells) {
    const field = fields.get(at);
    const allowed = field && allowedIn[field];
    if (field === undefined || allowed === undefined || became === '') continue;
    // an origin may say the class of the lot too: "pre-consumer-external, customer-return"
    const isKnown = allowed.length === 0 || allowed.includes(became.split(', ')[0]!);
    if (isKnown && written === became) continue;
    const key = `${at}:${written}`;
    const before = found.get(key);
    found.set(key, { at, field, written, became, allowed, isKnown, cells: (before?.cells ?? 0) + 1 });
  }
  return [...found.values()];
}

import type { LotColumn } from '../../src/documents/yard/sort-lots.ts';
import { WORDS } from '../words.ts';

const { yard: words } = WORDS;

interface Column {
  readonly id: LotColumn;
  readonly name: string;
  /** Width of it in the grid of the table. */
  readonly width: string;
  /** The same on a narrow screen; absent where it is not shown there. */
  readonly narrow?: string;
}

/** Columns of the yard in their order; a lot is never shown without its number and its state. */
export const COLUMNS = [
  { id: 'lot', name: words.lot, width: 'minmax(150px, 1.5fr)', narrow: 'minmax(96px, 1.8fr)' },
  { id: 'grade', name: words.grade, width: 'minmax(132px, 1.1fr)', narrow: 'minmax(80px, 1.3fr)' },
  { id: 'form', name: words.form, width: 'minmax(90px, 0.9fr)', narrow: 'minmax(80px, 1fr)' },
  { id: 'mass', name: words.mass, width: '92px', narrow: '84px' },
  { id: 'worth', name: words.worth, width: '92px' },
  { id: 'age', name: words.age, width: '60px' },
  { id: 'state', name: words.state, width: '92px', narrow: '92px' },
  { id: 'why', name: words.why, width: 'minmax(140px, 2.6fr)', narrow: 'minmax(90px, 1.4fr)' },
] as const satisfies readonly Column[];
export type ColumnId = (typeof COLUMNS)[number]['id'];

/** Columns that a person may hide. */
export const HIDEABLE = COLUMNS.filter(({ id }) => id !== 'lot' && id !== 'state');

/** The ids that an address names as hidden: of columns that may be. */
export function hiddenIn(hide = ''): ReadonlySet<ColumnId> {
  const named = new Set(hide.split(','));
  return new Set(HIDEABLE.flatMap(({ id }) => (named.has(id) ? [id] : [])));
}

/** What an address says of hidden columns, in the order of the table; undefined for none. */
export const hideOf = (hidden: ReadonlySet<ColumnId>): string | undefined =>
  HIDEABLE.flatMap(({ id }) => (hidden.has(id) ? [id] : [])).join(',') || undefined;

/** Columns of the grid at a desk and on a narrow screen, without the hidden ones. */
export function gridOf(hidden: ReadonlySet<ColumnId>): { readonly desk: string; readonly narrow: string } {
  const shown: readonly Column[] = COLUMNS.filter(({ id }) => !hidden.has(id));
  return {
    desk: shown.map(({ width }) => width).join(' '),
    narrow: shown.flatMap(({ narrow }) => narrow ?? []).join(' '),
  };
}

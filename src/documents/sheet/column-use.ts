import type { z } from 'zod';
import type { ElementSymbol } from '../../metal/alloy/element.ts';
import { columnLetter } from '../yard/raw-table.ts';
import type { Answer, questionSchema } from '../yard/sheet-order.ts';
import type { PriceUnit } from './price-unit.ts';
import type { ContentUnit, MassUnit } from './units.ts';
import type { FieldName } from './words.ts';

/** What one column of a sheet is taken for. */
export interface ColumnUse {
  readonly at: number;
  readonly heading: string;
  readonly field?: FieldName;
  readonly element?: ElementSymbol;
  readonly unit?: ContentUnit | MassUnit | PriceUnit;
  /** Method of the results of this column alone. */
  readonly method?: string;
  /** Whoever imports says what it is. */
  readonly isStated?: true;
  /** It holds the unit of the mass, row by row. */
  readonly statesMassUnit?: true;
  /** Why it is taken for that, or for nothing. */
  readonly why: string;
}

/** What only a person can say, what says it, and the cell that it is about, where there is one. */
export interface Question extends Readonly<z.infer<typeof questionSchema>> {
  /** As a spreadsheet shows it, from 1. */
  readonly row?: number;
  /** Column from 0. */
  readonly at?: number;
}

/** The answers that say what a column holds, "-" for nothing. */
export const mapped = (at: number, whats: readonly string[]): Answer[] =>
  whats.map((what) => ({ say: 'map', column: columnLetter(at), what }));

import type { ElementSymbol } from '../../metal/alloy/element.ts';
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

/** What only who asks can say, and the option that says it. */
export interface Question {
  readonly message: string;
  readonly cure: string;
}

import type { StatedSpecification } from '../../src/documents/reference.ts';
import { inLocale } from '../design/locale.ts';
import { type LimitLine, linesOf, typedLimits } from './limit-lines.ts';

/** What the printed document states, as typed. */
export interface TypedSpecification {
  readonly lines: readonly LimitLine[];
  readonly gradeId: string;
  readonly balance: string;
  readonly residual: string;
  readonly rounding: string;
  readonly retest: string;
  readonly productForm: string;
}

/** A line of limits without anything. */
export const EMPTY_LINE: LimitLine = { what: '', min: '', max: '', unit: 'wt%' };

export const NOTHING_TYPED: TypedSpecification = {
  lines: [EMPTY_LINE, EMPTY_LINE, EMPTY_LINE],
  ...{ gradeId: '', balance: '', residual: '', rounding: '', retest: '', productForm: '' },
};

/** What a specification states, to be typed over: the next revision of it. */
export const typedFrom = (stated: StatedSpecification): TypedSpecification => ({
  lines: [...linesOf(stated), EMPTY_LINE],
  gradeId: stated.gradeId ?? '',
  balance: stated.balance ?? '',
  residual:
    stated.residual_wtpct === undefined
      ? ''
      : stated.residual_wtpct === null
        ? 'open'
        : inLocale(String(stated.residual_wtpct)),
  rounding: stated.rounding ?? '',
  retest: stated.retest ?? '',
  productForm: stated.productForm ?? '',
});

/** The same as an order has it. Throws InputError naming the line that is not a limit. */
export function specificationOf(typed: TypedSpecification): Readonly<Record<string, unknown>> {
  const { lines, residual, ...words } = typed;
  const plain = residual.trim().replace(',', '.');
  return {
    ...typedLimits(lines),
    ...Object.fromEntries(
      Object.entries(words)
        .map(([name, text]) => [name, text.trim()] as const)
        .filter(([, text]) => text !== ''),
    ),
    ...(plain === '' ? {} : { residual_wtpct: plain === 'open' ? null : Number(plain) }),
  };
}

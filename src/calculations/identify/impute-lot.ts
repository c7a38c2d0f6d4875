import { toDecimalText } from '../../foundation/quantity/reading.ts';
import { type Composition, exactComposition } from '../../metal/alloy/composition.ts';
import { byElementOrder, type ElementSymbol, entriesOf } from '../../metal/alloy/element.ts';
import type { Grade } from '../../metal/alloy/grade.ts';
import { imputeMissing } from '../../metal/alloy/imputation.ts';
import type { Facts } from '../facts.ts';

/** A content that a prior stands in for, as the ledger holds it: decimals in ppm with one standard deviation. */
export interface ImputedContent {
  readonly element: ElementSymbol;
  readonly text: string;
  readonly unit: 'ppm';
  readonly sd: string;
}

/**
 * Traces, gases and residuals that no analysis of the lot gives, from the documented priors for its grade's form and
 * its own form. `known` = elements that some analysis gives, the balance included. Three significant digits: a prior
 * knows no more.
 */
export function imputeLot(
  lot: { readonly form: string; readonly grade: Grade; readonly known: readonly ElementSymbol[] },
  facts: Facts,
): ImputedContent[] {
  const known: Composition = exactComposition(
    Object.fromEntries(lot.known.map((element) => [element, 0])),
    lot.grade.balance,
  );
  const filled = imputeMissing(known, facts.imputationPriors, {
    gradeForm: lot.grade.form,
    lotForm: lot.form,
    grade: lot.grade,
  });
  return entriesOf(filled.contents)
    .filter(([, content]) => content.origin === 'imputed')
    .sort(([a], [b]) => byElementOrder(a, b))
    .map(([element, { mean, spread }]) => ({
      element,
      text: significant(mean * 1e6),
      unit: 'ppm',
      sd: significant(spread * 1e6),
    }));
}

/** Plain decimal text with three significant digits. */
function significant(value: number): string {
  if (value === 0) return '0';
  const decimals = Math.max(0, 2 - Math.floor(Math.log10(value)));
  return toDecimalText(Number(value.toPrecision(3)), decimals);
}

import { type Composition, meanFractions } from '../../metal/alloy/composition.ts';
import { type ElementSymbol, entriesOf } from '../../metal/alloy/element.ts';

/** Contents [kg/kg] as each side of a limit has to see them. */
export interface ContentEnds {
  /** For a minimum: a "< L" result counts as nothing. */
  readonly low: Readonly<Partial<Record<ElementSymbol, number>>>;
  /** For a maximum: a "< L" result counts as L. */
  readonly high: Readonly<Partial<Record<ElementSymbol, number>>>;
  readonly mean: Readonly<Partial<Record<ElementSymbol, number>>>;
}

/**
 * Contents of a material for maxima, minima and on average. They differ only where a result was reported as "< L":
 * both of its ends count, each against the limit it could break. The balance element stays at its mean.
 */
export function contentEnds(composition: Composition): ContentEnds {
  const mean = meanFractions(composition);
  const low: Partial<Record<ElementSymbol, number>> = { ...mean };
  const high: Partial<Record<ElementSymbol, number>> = { ...mean };
  for (const [element, content] of entriesOf(composition.contents)) {
    if (content.law !== 'below' || content.limit === undefined) continue;
    low[element] = 0;
    high[element] = content.limit;
  }
  return { low, high, mean };
}

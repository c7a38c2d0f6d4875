import { BalanceError, InputError } from '../../foundation/errors.ts';
import { asMassFraction, type MassFraction } from '../../foundation/quantity/fractions.ts';
import { ownValue } from '../../foundation/quantity/own-value.ts';
import { byElementOrder, type ElementSymbol, elementsIn, entriesOf } from './element.ts';

/** Largest sum of results of one metal that rounding and analytical error explain [wt%] (assumption). */
export const LARGEST_SUM_WTPCT = 102.5;

/** What a content rests on; carried through every step so that an imputed trace never looks measured. */
export type ContentOrigin = 'measured' | 'certificate' | 'nominal' | 'imputed' | 'derived' | 'predicted';

/** Shape of the independent part. `below` = reported "< limit": uniform on [0, limit]. */
export type ContentLaw = 'exact' | 'normal' | 'lognormal' | 'below';

/** One element of a composition. All amounts are mass fractions [kg/kg]. */
export interface Content {
  readonly mean: MassFraction;
  /** One standard deviation of the part that nothing else shares. */
  readonly spread: number;
  readonly law: ContentLaw;
  /** Upper end of a "<" result; present exactly when `law` is `below`. */
  readonly limit?: MassFraction;
  /** kg/kg per unit normal of a *named* source shared between lots or elements: `lab:A/XRF/Cr`, `recovery:La`. */
  readonly loadings?: Readonly<Record<string, number>>;
  readonly origin: ContentOrigin;
  /** DOI, certificate number or prior that the number comes from. */
  readonly reference?: string;
}

/**
 * What a lot, a bath or a product consists of. `balance` is the element found by difference; it has no entry in
 * `contents`. Without a balance the contents are all that is known.
 */
export interface Composition {
  readonly balance: ElementSymbol | null;
  readonly contents: Readonly<Partial<Record<ElementSymbol, Content>>>;
}

/** Elements with an entry or the balance, in print order. */
export function elementsOf(composition: Composition): ElementSymbol[] {
  const listed = elementsIn(composition.contents);
  const all = composition.balance ? [...listed, composition.balance] : listed;
  return all.sort(byElementOrder);
}

/** Mean mass fractions [kg/kg] with the balance filled in. Throws BalanceError when the others exceed 100 %. */
export function meanFractions(
  composition: Composition,
): Readonly<Partial<Record<ElementSymbol, MassFraction>>> {
  const entries = entriesOf(composition.contents);
  const means: Partial<Record<ElementSymbol, MassFraction>> = {};
  let sum = 0;
  for (const [element, content] of entries) {
    means[element] = content.mean;
    sum += content.mean;
  }
  if (composition.balance) {
    if (sum > 1 + 1e-9) {
      throw new BalanceError(
        `the contents add up to ${(sum * 100).toFixed(3)} wt%, which leaves nothing for the balance ${composition.balance}`,
        {
          path: composition.balance,
          value: sum * 100,
          unit: 'wt%',
          allowed: 'at most 100 wt%',
        },
      );
    }
    means[composition.balance] = asMassFraction(Math.max(0, 1 - sum));
  }
  return means;
}

/** Exact composition from weight percents; spreads zero. `balance` fills to 100 %. */
export function exactComposition(
  wtpct: Readonly<Partial<Record<ElementSymbol, number>>>,
  balance: ElementSymbol | null,
): Composition {
  const contents: Partial<Record<ElementSymbol, Content>> = {};
  for (const [element, value] of entriesOf(wtpct)) {
    if (element === balance) continue;
    if (!(value >= 0)) {
      throw new InputError(`${element} cannot be ${value} wt%`, {
        path: element,
        value,
        unit: 'wt%',
        allowed: '0 to 100 wt%',
      });
    }
    contents[element] = { mean: asMassFraction(value / 100), spread: 0, law: 'exact', origin: 'nominal' };
  }
  return { balance, contents };
}

/** Covariance [kg2/kg2] of two elements of one composition: the derived quantity, never an input. */
function covariance(composition: Composition, a: ElementSymbol, b: ElementSymbol): number {
  const first = composition.contents[a];
  const second = composition.contents[b];
  if (!first || !second) return 0;
  let sum = a === b ? first.spread ** 2 : 0;
  for (const [source, loading] of Object.entries(first.loadings ?? {}))
    sum += loading * (ownValue(second.loadings, source) ?? 0);
  return sum;
}

/** Total standard deviation [kg/kg] of one element, independent part and named sources together. */
export const standardDeviation = (composition: Composition, element: ElementSymbol): number =>
  Math.sqrt(covariance(composition, element, element));

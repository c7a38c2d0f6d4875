import type { Facts } from '../../calculations/facts.ts';
import type { LotMaterial } from '../../calculations/lots/material.ts';
import { ifMeasured } from '../../calculations/lots/measured-as.ts';
import type { ElementSymbol } from '../../metal/alloy/element.ts';

type Charged = Pick<LotMaterial, 'material' | 'imputed'>;
type Limits = Readonly<Partial<Record<ElementSymbol, { readonly min?: number; readonly max?: number }>>>;

/** What the metal of a charge is held against. */
interface HeldAgainst {
  /** Name of the specification or grade. */
  readonly name: string;
  readonly limits: Limits;
}

/**
 * What the release of a heat will ask for that no analysis gives in some lot of its charge, by the method that sees it best: "before
 * release: Bi by GDMS (IN718 limits it; not measured in every lot of the charge)". Empty where all that is limited was measured.
 */
export function askedBeforeRelease(
  charged: readonly Charged[],
  { name, limits }: HeldAgainst,
  facts: Pick<Facts, 'analysisMethods' | 'plant'>,
): string[] {
  const elements = [...new Set(charged.flatMap(({ imputed }) => imputed))].filter(
    (element) => limits[element]?.min !== undefined || limits[element]?.max !== undefined,
  );
  if (elements.length === 0) return [];
  const groups = Map.groupBy(elements, (element) => methodFor(element, charged, facts));
  const by = [...groups].map(
    ([method, some]) => `${some.join(', ')}${method === null ? '' : ` by ${method}`}`,
  );
  const limited = `${name} limits ${elements.length === 1 ? 'it' : 'them'}`;
  return [`before release: ${by.join('; ')} (${limited}; not measured in every lot of the charge)`];
}

/** The method for the lot that is thought to hold the most of it; null where no laboratory would know more. */
function methodFor(
  element: ElementSymbol,
  charged: readonly Charged[],
  facts: Pick<Facts, 'analysisMethods' | 'plant'>,
): string | null {
  const lots = charged
    .filter(({ imputed }) => imputed.includes(element))
    .map(({ material }) => material)
    .sort((a, b) => (b.composition_wtpct[element] ?? 0) - (a.composition_wtpct[element] ?? 0));
  for (const lot of lots) {
    const found = ifMeasured(lot, element, facts);
    if (found) return found.method;
  }
  return null;
}

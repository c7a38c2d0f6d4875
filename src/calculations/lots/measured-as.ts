import type { PlanInput } from '../../documents/heats/plan.ts';
import { type AnalysisMethod, uncertaintyOf } from '../../metal/alloy/analysis-method.ts';
import type { ElementSymbol } from '../../metal/alloy/element.ts';
import type { Facts } from '../facts.ts';

/** A content that nobody has measured: a lot and an element. */
export interface Unmeasured {
  readonly lot: string;
  readonly element: ElementSymbol;
}

type Material = PlanInput['materials'][number];

/** Standard deviation that a method leaves on a content, its own bias included [kg/kg]; null where it does not see it. */
function spreadBy(method: AnalysisMethod, element: ElementSymbol, content: number): number | null {
  const { measured, sd, detectionLimit, biasRelative } = uncertaintyOf(method, element, content);
  return measured && detectionLimit <= content ? Math.hypot(sd, biasRelative * content) : null;
}

/** The method of the plant's laboratories that leaves the least doubt about a content [kg/kg]; null where none sees it. */
function sharpestMethod(
  element: ElementSymbol,
  content: number,
  { analysisMethods, plant }: Pick<Facts, 'analysisMethods' | 'plant'>,
): { readonly method: string; readonly spread: number } | null {
  const own = new Set(plant.laboratories.flatMap(({ methods }) => methods.map(({ methodId }) => methodId)));
  const ways = [...analysisMethods.values()].flatMap((method) => {
    const spread =
      method.kind === 'laboratory' && own.has(method.id) ? spreadBy(method, element, content) : null;
    return spread === null ? [] : [{ method: method.id, spread }];
  });
  return ways.sort((a, b) => a.spread - b.spread || a.method.localeCompare(b.method))[0] ?? null;
}

/** Median of a content that is written as mean and spread, as lognormal as small contents are. */
const medianOf = (mean: number, spread: number): number => mean / Math.sqrt(1 + (spread / mean) ** 2);

/** A content as it would stand after an analysis that finds what is most likely now [wt%]; null where no method sees it. */
export function ifMeasured(
  { composition_wtpct, sd_wtpct = {} }: Pick<Material, 'composition_wtpct' | 'sd_wtpct'>,
  element: ElementSymbol,
  facts: Pick<Facts, 'analysisMethods' | 'plant'>,
): { readonly wtpct: number; readonly sd_wtpct: number; readonly method: string } | null {
  const [mean, sd] = [composition_wtpct[element] ?? 0, sd_wtpct[element] ?? 0];
  if (mean <= 0 || sd <= 0) return null;
  const median = medianOf(mean, sd);
  const way = sharpestMethod(element, median / 100, facts);
  if (way === null || 100 * way.spread >= sd) return null;
  return { wtpct: median, sd_wtpct: 100 * way.spread, method: way.method };
}

/** A plan document in which some contents are measured, and came out as they are most likely now. */
export function withMeasured(
  document: PlanInput,
  measured: readonly Unmeasured[],
  facts: Pick<Facts, 'analysisMethods' | 'plant'>,
): PlanInput {
  const byLot = Map.groupBy(measured, ({ lot }) => lot);
  return {
    ...document,
    materials: document.materials.map((material) =>
      (byLot.get(material.id) ?? []).reduce((one, { element }) => asMeasured(one, element, facts), material),
    ),
  };
}

function asMeasured(
  material: Material,
  element: ElementSymbol,
  facts: Pick<Facts, 'analysisMethods' | 'plant'>,
): Material {
  const found = ifMeasured(material, element, facts);
  if (found === null) return material;
  const { loadings = {} } = material;
  const others = Object.fromEntries(
    Object.entries(loadings).map(([source, { [element]: _gone, ...rest }]) => [source, rest]),
  );
  return {
    ...material,
    composition_wtpct: { ...material.composition_wtpct, [element]: found.wtpct },
    sd_wtpct: { ...material.sd_wtpct, [element]: found.sd_wtpct },
    ...(material.loadings ? { loadings: others } : {}),
  };
}

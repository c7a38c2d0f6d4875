import type { PlanInput } from '../faces/formats/plan.ts';
import { InputError } from '../foundation/errors.ts';
import { findMethod, uncertaintyOf } from '../metal/alloy/analysis-method.ts';
import { byElementOrder, type ElementSymbol, isElement } from '../metal/alloy/element.ts';
import { containedValue } from '../metal/alloy/market.ts';
import type { Facts } from './facts.ts';

/** What an analysis of a lot says, in wt%. */
export interface LotAnalysis {
  readonly basis: 'measured' | 'certificate' | 'nominal' | 'imputed' | 'predicted';
  readonly method: string;
  readonly laboratory: string | null;
  readonly balance: string | null;
  readonly values: Readonly<Record<string, number>>;
  readonly below: Readonly<Record<string, number>>;
  readonly sd: Readonly<Record<string, number>>;
}

/** A lot as the yard knows it. Analyses oldest first. */
export interface LotForPlanning {
  readonly id: string;
  readonly form: string;
  readonly lotClass: string;
  readonly generation: number;
  readonly free_kg: number;
  /** Grade or charge material it was cleared as. */
  readonly clearedAs: string;
  readonly analyses: readonly LotAnalysis[];
}

export interface LotMaterial {
  readonly material: PlanInput['materials'][number];
  /** The metals in it at today's deck [USD/kg]; the material's price is what it fetches. */
  readonly contained_usd_per_kg: number;
  /** Elements that no analysis gives; their contents are priors. */
  readonly imputed: readonly ElementSymbol[];
}

/** Better evidence first; within one rank the newer analysis. */
const RANK: Readonly<Record<LotAnalysis['basis'], number>> = {
  measured: 0,
  certificate: 1,
  nominal: 2,
  predicted: 3,
  imputed: 4,
};

/**
 * A cleared lot as a material of the plan document: contents from the best analysis that gives each element, spread
 * from the method and the lot's heterogeneity, price = what the metal fetches elsewhere (charge materials: their
 * price; returns: contained value x factor of the form). Throws InputError for a lot without analysis.
 */
export function materialOfLot(lot: LotForPlanning, facts: Facts): LotMaterial {
  const ranked = lot.analyses
    .map((analysis, i) => ({ analysis, i }))
    .sort((a, b) => RANK[a.analysis.basis] - RANK[b.analysis.basis] || b.i - a.i)
    .map(({ analysis }) => analysis);
  const [best] = ranked;
  if (!best)
    throw new InputError(`lot ${lot.id} has no analysis`, {
      path: `lot:${lot.id}`,
      cure: 'book an analysis first',
    });
  const form = facts.forms.get(lot.form);
  const balance = balanceOf(best);
  const composition_wtpct: Partial<Record<ElementSymbol, number>> = {};
  const below_wtpct: Partial<Record<ElementSymbol, number>> = {};
  const sd_wtpct: Partial<Record<ElementSymbol, number>> = {};
  const imputed: ElementSymbol[] = [];
  for (const analysis of ranked) {
    for (const element of Object.keys({ ...analysis.values, ...analysis.below }) as ElementSymbol[]) {
      if (element === balance || element in composition_wtpct || element in below_wtpct) continue;
      const value = analysis.values[element];
      if (value === undefined) below_wtpct[element] = analysis.below[element]!;
      else {
        composition_wtpct[element] = value;
        sd_wtpct[element] =
          analysis.sd[element] ?? spreadOf(analysis, { element, value }, facts, form?.heterogeneity ?? 0);
        if (analysis.basis === 'imputed') imputed.push(element);
      }
    }
  }
  const filled = { ...composition_wtpct, [balance]: 100 - sum(composition_wtpct) };
  return {
    contained_usd_per_kg: lotValue(lot.form, filled, facts).contained_usd_per_kg,
    imputed: imputed.sort(byElementOrder),
    material: {
      id: lot.id,
      composition_wtpct,
      below_wtpct,
      sd_wtpct,
      balance,
      price_usd_per_kg: priceOf(lot, filled, facts),
      available_kg: lot.free_kg,
      metal_yield: facts.chargeMaterials.get(lot.clearedAs)?.metalYield.mean ?? form?.metalYield.mean ?? 1,
      form: lot.form,
      lotClass: lot.lotClass,
      generation: lot.generation,
    },
  };
}

/** The element found by difference; an analysis that prints its base metal gives way to the difference. */
function balanceOf(analysis: LotAnalysis): ElementSymbol {
  if (analysis.balance !== null && isElement(analysis.balance)) return analysis.balance;
  const [largest] = Object.entries(analysis.values).sort((a, b) => b[1] - a[1]);
  return (largest?.[0] ?? 'Ni') as ElementSymbol;
}

function spreadOf(
  analysis: LotAnalysis,
  at: { readonly element: ElementSymbol; readonly value: number },
  facts: Facts,
  heterogeneity: number,
): number {
  const { sd } = uncertaintyOf(
    findMethod(facts.analysisMethods, analysis.method),
    at.element,
    at.value / 100,
  );
  return Math.hypot(sd * 100, heterogeneity * at.value);
}

function priceOf(lot: LotForPlanning, wtpct: Contents, facts: Facts): number {
  const bought = facts.chargeMaterials.get(lot.clearedAs);
  return bought ? bought.price_usd_per_kg : lotValue(lot.form, wtpct, facts).payable_usd_per_kg;
}

type Contents = Readonly<Partial<Record<ElementSymbol, number>>>;

/**
 * What a kilogram of a lot is worth [USD/kg]: the metals in it at today's deck, and the share of that which scrap of
 * its form fetches. Throws ValidityError when an element above 0.05 wt% has no price.
 */
export function lotValue(
  form: string,
  wtpct: Contents,
  facts: Pick<Facts, 'market' | 'forms'>,
): { readonly contained_usd_per_kg: number; readonly payable_usd_per_kg: number } {
  const fractions = Object.fromEntries(
    Object.entries(wtpct).map(([element, value]) => [element, value / 100]),
  );
  const contained = containedValue(facts.market, fractions);
  const factor = facts.market.scrapFactors.get(facts.forms.get(form)?.scrapFactor ?? '')?.value ?? 1;
  return {
    contained_usd_per_kg: Number(contained.toFixed(4)),
    payable_usd_per_kg: Number((contained * factor).toFixed(4)),
  };
}

const sum = (contents: Readonly<Partial<Record<string, number>>>): number =>
  Object.values(contents).reduce<number>((total, value) => total + (value ?? 0), 0);

import type { PlanInput } from '../../documents/heats/plan.ts';
import { writtenWtpct } from '../../foundation/quantity/fractions.ts';
import { ownValue } from '../../foundation/quantity/own-value.ts';
import type { ChargeMaterial } from '../../metal/alloy/charge-material.ts';
import type { Composition } from '../../metal/alloy/composition.ts';
import { type ElementSymbol, entriesOf } from '../../metal/alloy/element.ts';
import { containedValue } from '../../metal/alloy/market.ts';
import type { Addition } from '../../models/intake/contamination.ts';
import type { AnalysisConflict } from '../../models/intake/lot-composition.ts';
import type { Facts } from '../facts.ts';
import { additionsOf, type OnTheMetal, withAdditions } from './contamination.ts';
import { type AnalysedLot, contentsOfLot, type LotContents } from './contents.ts';

/** A lot as the yard knows it. */
export interface LotForPlanning extends AnalysedLot {
  readonly lotClass: string;
  readonly generation: number;
  readonly free_kg: number;
  /** Grade or charge material it was cleared as. */
  readonly clearedAs: string;
  /** What was paid for it [USD/kg]; absent = not known in this currency. */
  readonly paid_usd_per_kg?: number;
  /** What is on the metal; absent = nothing. */
  readonly found?: OnTheMetal;
}

export interface LotMaterial {
  readonly material: PlanInput['materials'][number];
  /** The metals in it at today's deck [USD/kg]; the material's price is what it fetches. */
  readonly contained_usd_per_kg: number;
  /** Elements that no analysis gives; their contents are priors. */
  readonly imputed: readonly ElementSymbol[];
  /** Statements of its analyses that do not agree. */
  readonly conflicts: readonly AnalysisConflict[];
  /** Analyses left out as probably of another lot. */
  readonly foreign: readonly string[];
  /** What oil, residues and oxide film add beside what was analysed. */
  readonly added: readonly {
    readonly element: ElementSymbol;
    readonly ppm: number;
    readonly source: string;
  }[];
}

/** What the metal of a lot is worth, and which of its analyses do not agree. */
export type LotWorth = Pick<LotMaterial, 'contained_usd_per_kg' | 'conflicts' | 'foreign'> & {
  /** What it fetches, or what was paid for it [USD/kg]. */
  readonly price_usd_per_kg: number;
  /** What its analyses say it consists of. */
  readonly composition: LotContents['composition'];
};

/**
 * What `materialOfLot` says of the worth of a lot, without its spreads and loadings. Throws what that throws.
 */
export function worthOfLot(lot: LotForPlanning, facts: Facts): LotWorth {
  const { contents, worth } = partsOfLot(lot, facts);
  const { conflicts, foreign, composition } = contents;
  const { contained_usd_per_kg, price_usd_per_kg } = worth;
  return { contained_usd_per_kg, price_usd_per_kg, conflicts, foreign, composition };
}

/**
 * A cleared lot as a material of the plan document: contents and spreads of its composition (contents.ts) and of
 * what is on the metal (contamination.ts), with the bias of each laboratory as a loading that lots share. Its price is
 * what was paid for it, else what the metal fetches elsewhere (charge materials: their price; returns: contained value x
 * factor of the form). Throws InputError for a lot without analysis.
 */
export function materialOfLot(lot: LotForPlanning, facts: Facts): LotMaterial {
  const { contents, additions, melted, worth } = partsOfLot(lot, facts);
  const { composition, conflicts, foreign, imputed } = contents;
  const { contained_usd_per_kg, ...prices } = worth;
  const bought = facts.chargeMaterials.get(lot.clearedAs);
  return {
    contained_usd_per_kg,
    imputed,
    conflicts,
    foreign,
    added: [...additions.values()].map(({ element, mean, source }) => ({ element, ppm: 1e6 * mean, source })),
    material: {
      id: lot.id,
      ...writtenContents(melted),
      balance: composition.balance,
      ...prices,
      available_kg: lot.free_kg,
      metal_yield: bought?.metalYield.mean ?? facts.forms.get(lot.form)?.metalYield.mean ?? 1,
      form: lot.form,
      lotClass: lot.lotClass,
      generation: lot.generation,
      ...addedLate(bought),
    },
  };
}

/** What is in a lot, what is on it, both together as it is melted, and what it is worth. */
function partsOfLot(lot: LotForPlanning, facts: Facts) {
  const contents = contentsOfLot(lot, facts);
  const { composition } = contents;
  const additions = lot.found ? additionsOf(lot.form, lot.found, facts) : new Map<ElementSymbol, Addition>();
  const melted = additions.size === 0 ? composition : withAdditions(composition, additions);
  // What is on the metal is melted with it, but nobody pays for it.
  const metal = writtenMeans(composition);
  const filled = { ...metal, [composition.balance]: 100 - sum(metal) };
  return { contents, additions, melted, worth: pricesOf(lot, filled, facts) };
}

/** How planning knows what is not charged at first: it carries the recovery of what it adds, of all the rest 1. */
const addedLate = (bought: ChargeMaterial | undefined): Pick<LotMaterial['material'], 'recovery'> =>
  !bought || bought.stage === 'charge'
    ? {}
    : {
        recovery: Object.fromEntries(
          Object.entries(bought.recovery).map(([element, { mean, spread }]) => [
            element,
            { mean, sd: spread },
          ]),
        ),
      };

type Wtpcts = Partial<Record<ElementSymbol, number>>;

/** What was found of each element, as the plan document writes it [wt%]; without what is "<". */
function writtenMeans({ contents }: Composition): Wtpcts {
  const means: Wtpcts = {};
  for (const [element, { law, mean }] of entriesOf(contents))
    if (law !== 'below') means[element] = writtenWtpct(mean);
  return means;
}

/** Contents as the plan document writes them [wt%]; "<" stays "<". */
function writtenContents(composition: Composition): {
  readonly composition_wtpct: Wtpcts;
  readonly below_wtpct: Wtpcts;
  readonly sd_wtpct: Wtpcts;
  readonly loadings: Record<string, Wtpcts>;
} {
  const below_wtpct: Wtpcts = {};
  const sd_wtpct: Wtpcts = {};
  const loadings: Record<string, Wtpcts> = {};
  for (const [element, content] of entriesOf(composition.contents)) {
    if (content.law === 'below') {
      below_wtpct[element] = writtenWtpct(content.limit ?? content.mean);
      continue;
    }
    sd_wtpct[element] = writtenWtpct(content.spread);
    for (const [source, loading] of Object.entries(content.loadings ?? {}))
      loadings[source] = { ...ownValue(loadings, source), [element]: writtenWtpct(loading) };
  }
  return { composition_wtpct: writtenMeans(composition), below_wtpct, sd_wtpct, loadings };
}

/** The metals at today's deck; the price paid where it is known, and then what the metal fetches as the alternative. */
function pricesOf(
  { clearedAs, form, paid_usd_per_kg: paid }: LotForPlanning,
  wtpct: Contents,
  facts: Facts,
): Pick<LotMaterial, 'contained_usd_per_kg'> &
  Pick<LotMaterial['material'], 'alternative_usd_per_kg'> & { readonly price_usd_per_kg: number } {
  const { contained_usd_per_kg, payable_usd_per_kg } = lotValue(form, wtpct, facts);
  const deck = facts.chargeMaterials.get(clearedAs)?.price_usd_per_kg ?? payable_usd_per_kg;
  return paid === undefined
    ? { contained_usd_per_kg, price_usd_per_kg: deck }
    : { contained_usd_per_kg, price_usd_per_kg: paid, alternative_usd_per_kg: deck };
}

type Contents = Readonly<Partial<Record<ElementSymbol, number>>>;

/**
 * What a kilogram of a lot is worth [USD/kg]: the metals in it at today's deck, and the share of that which scrap of
 * its form fetches. Throws ValidityError when an element above 0.05 wt% has no price.
 */
function lotValue(
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

/** What scrap of such contents fetches in its form [USD/kg]. Throws ValidityError when an element above 0.05 wt% has no price. */
export const fetchedByLot = (form: string, wtpct: Contents, facts: Pick<Facts, 'market' | 'forms'>): number =>
  lotValue(form, wtpct, facts).payable_usd_per_kg;

const sum = (contents: Readonly<Partial<Record<string, number>>>): number =>
  Object.values(contents).reduce<number>((total, value) => total + (value ?? 0), 0);

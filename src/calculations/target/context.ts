import type { AnalysisMethod } from '../../metal/alloy/analysis-method.ts';
import type { Catalogue } from '../../metal/alloy/catalogue.ts';
import type { ChargeMaterial as BoughtMaterial } from '../../metal/alloy/charge-material.ts';
import type { ElementSymbol } from '../../metal/alloy/element.ts';
import type { ElementFacts } from '../../metal/alloy/element-data.ts';
import type { ChargeMaterial } from '../../models/charge/problem.ts';
import type { Solver } from '../../models/charge/solver.ts';
import type { Control } from '../control.ts';
import type { SimulateFacts } from '../route/facts.ts';

/** What `plan` needs to know: part of the facts. Without furnaces, plans with a route are refused. */
export interface PlanFacts extends Partial<Omit<SimulateFacts, 'version'>> {
  readonly version: string;
  readonly grades: Catalogue;
  /** Methods of bath samples; without them, plans with recourse are refused. */
  readonly analysisMethods?: ReadonlyMap<string, AnalysisMethod>;
  /** Molar masses, for accounts of rare earths. */
  readonly elements?: ReadonlyMap<ElementSymbol, ElementFacts>;
  /** Metals that could be bought, for the cures of a conflict. */
  readonly chargeMaterials?: ReadonlyMap<string, BoughtMaterial>;
}

export interface PlanControl extends Control {
  readonly solver: Solver;
}

/** Virgin metals and addition alloys of the data, at their mean contents, as materials without a stock. */
export const offersOf = ({ chargeMaterials }: PlanFacts): ChargeMaterial[] =>
  [...(chargeMaterials?.values() ?? [])].map(({ id, composition, price_usd_per_kg, metalYield }) => ({
    id,
    composition,
    price_usd_per_kg,
    available_kg: Number.POSITIVE_INFINITY,
    metalYield: metalYield.mean,
  }));

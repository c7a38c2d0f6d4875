import { InfeasibleError } from '../../foundation/errors.ts';
import { kilogramsText, percent } from '../../foundation/quantity/format.ts';
import type { AdditionStage } from '../../metal/alloy/charge-material.ts';
import type { LotForm } from '../../metal/alloy/lot-form.ts';
import {
  type Crucible,
  crucibleOf,
  type Loose,
  loadsOf,
  loadsWords,
  looseVolume,
} from '../../metal/plant/crucible.ts';
import type { Furnace } from '../../metal/plant/furnace.ts';

/** Part of a charge as it goes into a furnace. */
export interface FittedPart {
  readonly id: string;
  readonly mass_kg: number;
  readonly form: string;
  /** When it goes in: only what is charged cold needs room as it lies. */
  readonly stage: AdditionStage;
}

/** How a charge goes into a crucible. */
export interface ChargeFit {
  readonly furnace: string;
  readonly crucible_m3: number;
  /** True where the plant does not state the volume. */
  readonly isAssumed: boolean;
  /** Of the metal that is charged cold, as it lies. */
  readonly loose_m3: number;
  /** Loads that it goes in, each after the one before has melted [kg]. */
  readonly loads_kg: readonly number[];
  readonly words: string;
}

/** What a charge is held against. */
export interface FitFacts {
  readonly forms: ReadonlyMap<string, LotForm>;
  /** Furnaces that could take it instead. */
  readonly furnaces: readonly Furnace[];
  /** Metal that the heat before left [kg]. */
  readonly heel_kg?: number;
}

/** Forms that lie loosely, and what stands for a form that no table knows. */
const LOOSE_FORMS = ['turnings', 'mixed-turnings'];
const UNKNOWN_FORM = 'foundry-returns';
/** What takes the place of turnings that are left out. */
const SOLIDS = 'mill-solids';
const HALVINGS = 20;

/**
 * The loads in which a charge goes into the crucible of an induction furnace; null for furnaces that are fed. Throws
 * InfeasibleError for a charge that does not fit, naming furnace, mass, volume and what would help.
 */
export function chargeFit(furnace: Furnace, parts: readonly FittedPart[], facts: FitFacts): ChargeFit | null {
  if (furnace.kind !== 'vacuum-induction' || parts.length === 0) return null;
  const crucible = crucibleOf(furnace);
  const { heel_kg = 0 } = facts;
  const total_kg = massOf(parts);
  const where = { path: 'furnace', value: furnace.id };
  if (total_kg + heel_kg > crucible.molten_kg)
    throw new InfeasibleError(
      `the charge of ${kilogramsText(total_kg)} kg is more than the crucible of ${furnace.id} holds molten`,
      [
        {
          ...where,
          message: `${volumeWords(crucible)} hold ${kilogramsText(crucible.molten_kg)} kg of molten metal`,
          cure: `order less metal${elsewhere(furnace, total_kg, facts)}, or enter crucible_m3 of ${furnace.id} in plant.json`,
        },
      ],
    );
  refuseTurnings(furnace, parts);
  const cold = parts.filter(({ stage }) => stage === 'charge');
  if (cold.length === 0) return null;
  const loads_kg = loadsOf(crucible, looseOf(cold, facts), heel_kg);
  const loose_m3 = looseVolume(looseOf(cold, facts));
  const charged_kg = loads_kg.reduce((sum, kg) => sum + kg, 0);
  if (charged_kg >= massOf(cold) * (1 - 1e-6))
    return {
      furnace: furnace.id,
      crucible_m3: crucible.volume_m3,
      isAssumed: crucible.isAssumed,
      loose_m3,
      loads_kg,
      words: loadsWords(loads_kg),
    };
  const most_kg = mostTurnings(crucible, cold, facts);
  const turnings = cold.filter(isLoose).map(({ id }) => id);
  const less =
    turnings.length === 0
      ? 'compact it'
      : `charge at most ${kilogramsText(Math.floor(most_kg))} kg of turnings (${turnings.join(', ')}), or press them to briquettes`;
  throw new InfeasibleError(
    `the charge of ${kilogramsText(massOf(cold))} kg does not fit ${furnace.id}: it lies in ${loose_m3.toFixed(2)} m3`,
    [
      {
        ...where,
        message: `${volumeWords(crucible)} take ${kilogramsText(Math.floor(charged_kg))} kg of it in ${crucible.mostLoads} loads, each molten before the next`,
        cure: `${less}${elsewhere(furnace, total_kg, facts)}, or enter crucible_m3 or mostLoads of ${furnace.id} in plant.json`,
      },
    ],
  );
}

/** True for forms that lie loosely. */
export const isLooseForm = (form: string): boolean => LOOSE_FORMS.includes(form);

const isLoose = ({ form }: FittedPart): boolean => isLooseForm(form);

/** Where a furnace has a largest share of turnings: a cap for each form of them; else nothing. */
export const turningsCap = ({
  mostTurnings: most,
}: Furnace): readonly { readonly form: string; readonly max: number }[] =>
  most === undefined ? [] : LOOSE_FORMS.map((form) => ({ form, max: most }));

function refuseTurnings({ id, mostTurnings: most }: Furnace, parts: readonly FittedPart[]): void {
  const share = massOf(parts.filter(isLoose)) / massOf(parts);
  if (most === undefined || share <= most + 1e-6) return;
  throw new InfeasibleError(`${percent(share)} of the charge are turnings`, [
    {
      path: 'furnace',
      value: id,
      message: `${id} takes at most ${percent(most)} (mostTurnings in plant.json)`,
      cure: 'cap the mass of lots of turnings, or press them to briquettes',
    },
  ]);
}

/** Most turnings that go in with solids in place of the rest [kg]. */
function mostTurnings(crucible: Crucible, cold: readonly FittedPart[], facts: FitFacts): number {
  const total_kg = massOf(cold);
  const fits = (share: number): boolean => {
    const kept = cold.map((part) => (isLoose(part) ? { ...part, mass_kg: share * part.mass_kg } : part));
    const solids: FittedPart = {
      id: SOLIDS,
      form: SOLIDS,
      stage: 'charge',
      mass_kg: total_kg - massOf(kept),
    };
    const loads = loadsOf(crucible, looseOf([...kept, solids], facts), facts.heel_kg);
    return loads.reduce((sum, kg) => sum + kg, 0) >= total_kg * (1 - 1e-6);
  };
  let [low, high] = [0, 1];
  for (let k = 0; k < HALVINGS; k++) {
    const middle = (low + high) / 2;
    if (fits(middle)) low = middle;
    else high = middle;
  }
  return low * massOf(cold.filter(isLoose));
}

const massOf = (parts: readonly { readonly mass_kg: number }[]): number =>
  parts.reduce((sum, { mass_kg }) => sum + mass_kg, 0);

/** Density at which lots of a form lie [kg/m3]. */
export const bulkDensityOf = (form: string, { forms }: Pick<FitFacts, 'forms'>): number =>
  (forms.get(form) ?? forms.get(UNKNOWN_FORM))!.bulkDensity;

const looseOf = (parts: readonly FittedPart[], facts: FitFacts): Loose[] =>
  parts.map(({ mass_kg, form }) => ({ mass_kg, bulkDensity: bulkDensityOf(form, facts) }));

const volumeWords = ({ volume_m3, isAssumed }: Crucible): string =>
  `${volume_m3.toFixed(3)} m3${isAssumed ? ' (reckoned from its capacity)' : ''}`;

/** ", take VIM-2500" where a larger furnace of the kind takes the heat. */
function elsewhere({ kind, capacity_kg }: Furnace, mass_kg: number, { furnaces }: FitFacts): string {
  const larger = furnaces.filter(
    (one) =>
      one.kind === kind &&
      one.capacity_kg > capacity_kg &&
      one.minimum_kg <= mass_kg &&
      crucibleOf(one).molten_kg >= mass_kg,
  );
  return larger.length === 0 ? '' : `, take ${larger.map(({ id }) => id).join(' or ')}`;
}

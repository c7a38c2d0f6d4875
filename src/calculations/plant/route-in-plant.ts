import type { PlanInput } from '../../documents/heats/plan.ts';
import { ownValue } from '../../foundation/quantity/own-value.ts';
import type { Assumption } from '../../foundation/quantity/sourced.ts';
import type { Furnace } from '../../metal/plant/furnace.ts';
import type { Lining, LiningHeat } from '../../metal/plant/lining.ts';
import type { Plant } from '../../metal/plant/site.ts';
import type { Facts } from '../facts.ts';
import { routeSettings } from '../route/settings.ts';
import { furnaceForHeat, furnaceForStep, isFurnaceKind, rangeWords } from './furnace-for-heat.ts';

type GivenHeat = PlanInput['heats'][number];
type Step = NonNullable<GivenHeat['route']>[number];
type Values = Readonly<Record<string, number | string>>;

/** A heat as it is ordered. */
export interface HeatInPlant {
  readonly mass_kg: number;
  /** Furnace of its first melting operation; default the smallest that holds it. */
  readonly furnace?: string | undefined;
  readonly route?: GivenHeat['route'];
  /** What is left in the crucible; null = it is clean. Default: by the last heat of the furnace. */
  readonly skull?: GivenHeat['skull'] | null;
}

/** A heat that a furnace has seen; the grade is null where none was ordered. */
export type PastHeat = Pick<LiningHeat, 'heatId'> & { readonly gradeId: string | null };

/** A heat equipped by the plant. */
export interface Equipped {
  /** Furnace of the first melting operation; null for a plant that lists none for it. */
  readonly furnace: Furnace | null;
  readonly route?: NonNullable<GivenHeat['route']>;
  readonly skull?: NonNullable<GivenHeat['skull']>;
  /** What was taken from the plant. */
  readonly assumed: readonly Assumption[];
}

/**
 * A heat with what its order leaves open taken from the plant: the furnace of each operation of the route, and of it
 * lining and heats on it, leak, pressure, diameter and the metal that the heat before left. `logged` are the heats of a
 * furnace that the ledger knows, oldest first. Table operations have no settings that count. Throws what
 * `furnaceForHeat` throws.
 */
export function equip(
  heat: HeatInPlant,
  facts: Pick<Facts, 'plant' | 'distributionTables' | 'linings'>,
  logged: (furnace: string) => readonly PastHeat[],
): Equipped {
  const { plant } = facts;
  const { mass_kg, route, skull } = heat;
  const operations = route?.map(({ operation }) => operation);
  const fitting = furnaceForHeat(plant, { mass_kg, furnace: heat.furnace, operations });
  // Without a route nobody says which furnace it will be: the heat is held to what there is, and takes nothing from it.
  const furnace = route || heat.furnace !== undefined ? fitting : null;
  const assumed: Assumption[] = furnace
    ? [
        {
          what: 'furnace',
          value: furnace.id,
          unit: '',
          source: `plant.json: ${heat.furnace === undefined ? `the smallest that holds ${mass_kg} kg` : 'as ordered'}, ${rangeWords(furnace)}`,
        },
      ]
    : [];
  const steps = route?.map((step, index): Step => {
    const { operation } = step;
    if (!isFurnaceKind(operation) || step.fidelity === 'table') return step;
    const own = operation === furnace?.kind ? furnace : furnaceForStep(plant, operation, mass_kg);
    if (!own) return step;
    const open = openSettings(step, offeredBy(own, plant, logged), facts);
    for (const { name, what, unit, value } of open)
      assumed.push({
        what: `route[${index}] ${operation} in ${own.id}: ${what}`,
        value,
        unit: unit ?? '',
        source: `plant.json, ${own.id}${name.startsWith(LINING) ? ': its lining' : ''}`,
      });
    return withValues(step, open);
  });
  const left = skull === undefined && furnace ? skullIn(furnace, { mass_kg, plant, logged }) : skull;
  if (left && skull === undefined)
    assumed.push({
      what: `metal that the heat before left in ${furnace!.id}, of ${left.gradeId}`,
      value: left.mass_kg,
      unit: 'kg',
      source: `plant.json, ${furnace!.id}: skull_kg_per_kg; grade of its last heat`,
    });
  return { furnace, ...(steps ? { route: steps } : {}), ...(left ? { skull: left } : {}), assumed };
}

/** Heats on the lining that a furnace has now: those that the plant lists for it, and those in the ledger that no lining lists. */
export function heatsOnLining(
  lining: Lining,
  { linings }: Pick<Plant, 'linings'>,
  logged: readonly PastHeat[],
): readonly PastHeat[] {
  const listed = new Set(linings.flatMap(({ heats }) => heats.map(({ heatId }) => heatId)));
  return [...lining.heats, ...logged.filter(({ heatId }) => !listed.has(heatId))];
}

/** The lining listed last: a furnace is relined by entering a new one. */
const liningOf = (furnace: Furnace, { linings }: Pick<Plant, 'linings'>): Lining | undefined =>
  linings.findLast(({ furnaceId }) => furnaceId === furnace.id);

/** Settings that a furnace has, by the names of the operations' settings. */
function offeredBy(furnace: Furnace, plant: Plant, logged: (furnace: string) => readonly PastHeat[]): Values {
  const lining = liningOf(furnace, plant);
  return {
    pressure_Pa: furnace.pressure_Pa,
    leak_Pa_m3_per_s: furnace.leak_Pa_m3_per_s,
    meltDiameter_m: furnace.diameter_m,
    mould_diameter_m: furnace.diameter_m,
    ...(lining
      ? {
          'lining.material': lining.material,
          'lining.heatsSinceReline': heatsOnLining(lining, plant, logged(furnace.id)).length,
        }
      : {}),
  };
}

/** Ways to say how much surface a melt shows: whoever says one says enough. */
const GEOMETRY = ['areaToVolume_per_m', 'surfaceArea_m2', 'meltDiameter_m', 'meltDepth_m'];

interface OpenSetting {
  readonly name: string;
  readonly what: string;
  readonly unit: string | null;
  readonly value: number | string;
}

/** What of a furnace's settings the operation has and the order leaves open, in the operation's own words. */
function openSettings(
  { operation, settings = {} }: Step,
  offered: Values,
  facts: Pick<Facts, 'distributionTables' | 'linings'>,
): OpenSetting[] {
  const lining = groupOf(settings.lining);
  const gas = settings.atmosphere;
  const open: Readonly<Record<string, boolean>> = {
    // Its lowest pressure is that of a furnace without gas.
    pressure_Pa: settings.pressure_Pa === undefined && (gas === undefined || gas === 'vacuum'),
    leak_Pa_m3_per_s: settings.leak_Pa_m3_per_s === undefined,
    meltDiameter_m: GEOMETRY.every((name) => ownValue(settings, name) === undefined),
    mould_diameter_m: settings.mould_diameter_m === undefined,
    'lining.material': lining.material === undefined,
    // Another material than the plant's is another crucible, with another age.
    'lining.heatsSinceReline':
      lining.heatsSinceReline === undefined &&
      (lining.material === undefined || lining.material === offered['lining.material']),
  };
  const rows = routeSettings(facts, operation).operations.flatMap((one) => one.settings);
  return rows.flatMap(({ name, what, unit }) => {
    const value = ownValue(offered, name);
    return value === undefined || !ownValue(open, name) ? [] : [{ name, what, unit, value }];
  });
}

const LINING = 'lining.';

function withValues(step: Step, open: readonly OpenSetting[]): Step {
  if (open.length === 0) return step;
  const settings: Record<string, NonNullable<Step['settings']>[string]> = { ...step.settings };
  for (const { name, value } of open) {
    if (name.startsWith(LINING))
      settings.lining = { ...groupOf(settings.lining), [name.slice(LINING.length)]: value };
    else settings[name] = value;
  }
  return { ...step, settings };
}

const groupOf = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null ? { ...value } : {};

/** What the last heat left in a crucible; nothing where no heat is known, and in furnaces without one. */
function skullIn(
  furnace: Furnace,
  {
    mass_kg,
    plant,
    logged,
  }: {
    readonly mass_kg: number;
    readonly plant: Plant;
    readonly logged: (furnace: string) => readonly PastHeat[];
  },
): NonNullable<GivenHeat['skull']> | undefined {
  if (furnace.kind !== 'vacuum-induction' || furnace.skull_kg_per_kg === 0) return undefined;
  const lining = liningOf(furnace, plant);
  const before = lining ? heatsOnLining(lining, plant, logged(furnace.id)) : logged(furnace.id);
  const last = before.at(-1);
  if (!last?.gradeId) return undefined;
  return { mass_kg: Number((furnace.skull_kg_per_kg * mass_kg).toPrecision(6)), gradeId: last.gradeId };
}

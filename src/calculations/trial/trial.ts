import { parseDocument } from '../../documents/common.ts';
import { type TrialInput, type TrialOutput, trialInputSchema } from '../../documents/heats/trial.ts';
import { throwIfCancelled } from '../../foundation/errors.ts';
import type { Assumption } from '../../foundation/quantity/sourced.ts';
import type { ElementSymbol } from '../../metal/alloy/element.ts';
import type { Specification } from '../../metal/alloy/specification.ts';
import { breathe, type Control } from '../control.ts';
import type { Facts } from '../facts.ts';
import { parametersOf, parametricHeatOf } from '../furnace/parametric-heat.ts';
import { DEFAULT_SEED, manifestOf } from '../manifest.ts';
import { specificationOfTarget } from '../target/specification.ts';
import { decidableRows } from './decidable.ts';
import { factorRows, type Wanted, wantedSpread } from './factors.ts';
import { type Place, placesOf } from './places.ts';
import { readingPlan } from './readings.ts';
import { cheapestPlan, type Most, type TrialCost, type TrialPlan } from './search.ts';
import { expectedAfter, type Sampling, spreadsOf, type TrialHeat, trialHeat } from './spread.ts';

/** Parses and plans; InputError with path and cure for a bad document. */
export const trialDocument = (document: unknown, facts: Facts, control: Control = {}): Promise<TrialOutput> =>
  trial(parseDocument(trialInputSchema, document, 'trial'), facts, control);

/** A factor is learnt when half of its spread is left, or a factor of 1.2. Source: house default. */
const WANTED: Wanted = { ratio: 0.5, factor: 1.2 };
/** Source: house default, a quarter of a year of one furnace; two samples show the scatter of one place. */
const MOST: Most = { heats: 12, samples: 2 };
/** One sample by one method [USD]. Source: assumption, an outside laboratory with preparation. */
const ANALYSIS_USD = 80;

/**
 * How many heats, places and samples would teach a plant the factors of a route: what calibration is expected to leave
 * uncertain of each (docs/theory/calibration.md, equation 20), the cheapest plan that teaches all that can be learnt, and
 * what the product of the route can be said to be before and after. Throws InputError and what the
 * models throw for settings outside their range.
 */
async function trial(input: TrialInput, facts: Facts, control: Control): Promise<TrialOutput> {
  const assumed: Assumption[] = [];
  const { ratio = WANTED.ratio, factor = WANTED.factor } = input.wanted ?? {};
  const wanted: Wanted = { ratio, factor };
  const bounds = boundsOf(input);
  const { seed = DEFAULT_SEED } = input;
  const target = input.target === undefined ? null : targetOf(input.target, { facts, assumed });
  const empty = parametricHeatOf('trial', input, { readings: [], facts });
  const places = placesOf(input, empty);
  const reading = readingPlan(input, empty, { places, facts });
  const most = {
    places: new Set(places.filter(({ offered }) => offered).map(({ name }) => name)),
    samples: bounds.samples,
    heats: bounds.heats,
  };
  await tell(control, 0.1, 'the route at the ends of everything that is uncertain');
  const parameters = parametersOf(
    empty,
    reading.rows.map(({ element }) => element),
  );
  const linear = trialHeat(empty, reading, { parameters, most, seed });
  await tell(control, 0.4, 'what each heat would teach');
  const cost = costOf(input, { facts, assumed });
  const goal = learnable(linear, { most, wanted });
  const plan =
    goal.size === 0 ? null : cheapestPlan({ heat: linear, places, most: bounds, cost, wanted: goal });
  await tell(control, 0.8, 'why some factors are not learnt');
  const sampling = plan ?? most;
  const heats = plan?.heats ?? bounds.heats;
  const table = [...new Set([1, 2, 3, 5, 8, 12, heats].filter((n) => n <= heats))].sort((a, b) => a - b);
  return {
    format: 'remelt-trial/1',
    manifest: manifestOf(input, facts, { seed }),
    assumed: [...assumed, ...ASSUMED],
    warnings: empty.uncertain.length > 0 ? [] : [CERTAIN_CHARGE],
    operations: empty.steps.map(({ operation }) => operation.name),
    wanted,
    plan: plan && planRow(plan, { places, linear, cost }),
    table,
    factors: factorRows({ heat: empty, trial: linear, places, wanted, most, sampling, table }),
    decidable: decidableRows(linear, expectedAfter(linear, sampling)(heats), target),
  };
}

const CERTAIN_CHARGE =
  'the charge has no spread (melt.sd_ppm): the promise holds for charges that are known exactly';

const ASSUMED: readonly Assumption[] = [
  {
    what: 'variation of a furnace from heat to heat, and scatter of samples beyond the method',
    value: 'half-normal 0.5 of the prior spread; lognormal, median 5 %, a factor 2',
    unit: '',
    source: 'as calibration takes them (docs/theory/calibration.md)',
  },
];

const boundsOf = ({ most: { heats = MOST.heats, samples = MOST.samples } = {} }: TrialInput): Most => ({
  heats,
  samples,
});

async function tell(control: Control, done: number, words: string): Promise<void> {
  throwIfCancelled(control.signal);
  control.onProgress?.(done, words);
  await breathe();
}

function targetOf(
  target: NonNullable<TrialInput['target']>,
  { facts, assumed }: { readonly facts: Facts; readonly assumed: Assumption[] },
): Specification {
  return specificationOfTarget(
    { id: 'product', target },
    { materials: [], grades: facts.grades, path: 'target', assumed },
  );
}

/** Parameters that the most heats and samples teach, with the spread that counts as that; what is known is left out. */
function learnable(
  heat: TrialHeat,
  { most, wanted }: { readonly most: Sampling & { readonly heats: number }; readonly wanted: Wanted },
): ReadonlyMap<number, number> {
  const spreads = spreadsOf(expectedAfter(heat, most)(most.heats), heat.design.effects);
  return new Map(
    heat.parameters.flatMap((parameter, j): [number, number][] => {
      const limit = wantedSpread(parameter, wanted);
      return limit < 1 && spreads[j]! <= limit ? [[j, limit]] : [];
    }),
  );
}

/** Furnaces of one heat and one analysis [USD]: as stated, else the conversion prices of the data. */
function costOf(
  { cost = {}, melt, route }: TrialInput,
  { facts, assumed }: { readonly facts: Facts; readonly assumed: Assumption[] },
): TrialCost {
  const { analysis_usd = ANALYSIS_USD } = cost;
  if (cost.analysis_usd === undefined)
    assumed.push({
      what: 'one sample by one method',
      value: analysis_usd,
      unit: 'USD',
      source: 'assumption: an outside laboratory with preparation',
    });
  if (cost.heat_usd !== undefined) return { heat_usd: cost.heat_usd, analysis_usd };
  const { conversion } = facts.market;
  const whole = conversion.get(route.map(({ operation }) => operation).join('+'));
  const perOperation = conversion.get('vacuum-induction')!;
  const usd_per_kg = whole?.value ?? route.length * perOperation.value;
  assumed.push({
    what: 'furnaces of one heat',
    value: usd_per_kg,
    unit: 'USD/kg',
    source: `${(whole ?? perOperation).source}${whole ? '' : `; ${route.length} operations at the price of vacuum induction`}`,
  });
  return { heat_usd: usd_per_kg * melt.mass_kg, analysis_usd };
}

function planRow(
  plan: TrialPlan,
  of: { readonly places: readonly Place[]; readonly linear: TrialHeat; readonly cost: TrialCost },
): NonNullable<TrialOutput['plan']> {
  const { heats, samples, analyses, cost_usd } = plan;
  const methods = new Map<string, Set<ElementSymbol>>();
  for (const { place, method, element } of of.linear.readings)
    if (plan.places.has(place.name)) methods.set(method, (methods.get(method) ?? new Set()).add(element));
  return {
    heats,
    samples,
    places: of.places.filter(({ name }) => plan.places.has(name)).map(({ name, at_s }) => ({ name, at_s })),
    methods: [...methods].map(([method, elements]) => ({ method, elements: [...elements] })),
    analyses,
    furnaces_usd: heats * of.cost.heat_usd,
    analyses_usd: analyses * of.cost.analysis_usd,
    cost_usd,
  };
}

import { parseDocument } from '../../documents/common.ts';
import {
  type ChargeConformance,
  type ChargeConformanceOrder,
  chargeConformanceOrderSchema,
} from '../../documents/heats/charge-conformance.ts';
import type { PlanInput } from '../../documents/heats/plan.ts';
import { InputError } from '../../foundation/errors.ts';
import type { ElementSymbol } from '../../metal/alloy/element.ts';
import { CHUNK, conformingInTurns, type Trial } from '../../models/charge/confident/conformance.ts';
import { chargeOf, withRefining } from '../../models/charge/confident/linearisation.ts';
import { contentWithUnit } from '../../models/charge/content-words.ts';
import { lowerLimitOf } from '../../models/charge/judge.ts';
import { limitRows } from '../../models/charge/limit-row.ts';
import type { ChargeLine, ChargeProblem } from '../../models/charge/problem.ts';
import { presentElements } from '../../models/charge/problem.ts';
import { withRareEarths } from '../../models/charge/rare-earth.ts';
import { recheck } from '../../models/charge/recheck.ts';
import { checkBranch } from '../../models/charge/refining.ts';
import { breathe, type Control } from '../control.ts';
import { DEFAULT_SEED } from '../manifest.ts';
import type { PlanFacts } from '../target/context.ts';
import { inWtpct } from './output.ts';
import { problemOf } from './problem.ts';
import { rareEarthAccounts } from './rare-earth.ts';
import { refiningOf } from './refining.ts';
import { routeRunOf } from './routes.ts';

/** A line as the scale shows it. */
export type WeighedLine = ChargeConformanceOrder['charge'][number];

const SAMPLES = 4000;

/** `chargeConformance` on an unparsed document. Throws InputError with path, value and cure for what is wrong. */
export async function chargeConformanceDocument(
  document: unknown,
  facts: PlanFacts,
  control: Control,
): Promise<ChargeConformance> {
  const { plan, charge, ...which } = parseDocument(
    chargeConformanceOrderSchema,
    document,
    'charge conformance',
  );
  return chargeConformance(plan, charge, { ...which, facts, control });
}

/** What a charge is stated with beside its masses. */
interface StatedBy {
  readonly facts: PlanFacts;
  readonly control?: Control;
  readonly heat?: number;
  /** Route of several that the heat takes; default the first. */
  readonly route?: string;
  /** Branch of the random draws; default `checkBranch('as-weighed')`. */
  readonly branch?: string;
}

/**
 * Composition, mass and conformance probability of a given charge on fresh draws, weighing error included, through the
 * route of the heat (or the one named): for a charge rounded to the scale, and for the weights that were booked. Throws
 * InputError for a material that the document does not have.
 */
export async function chargeConformance(
  input: PlanInput,
  charge: readonly WeighedLine[],
  of: StatedBy,
): Promise<ChargeConformance> {
  const { control = {} } = of;
  const { problem, lines, mass_kg, route, seed } = statedCharge(input, charge, of);
  const { charged, refined } = recheck(problem, [lines], { meansOnly: true }).heats[0]!;
  const samples = input.certificationSamples ?? SAMPLES;
  let drawn = 0;
  const pause = (): Promise<void> => {
    drawn = Math.min(samples, drawn + CHUNK);
    control.onProgress?.(drawn / samples, `${drawn} of ${samples} draws of the charge as weighed`);
    return breathe();
  };
  const draws = { seed, branch: of.branch ?? checkBranch('as-weighed') };
  const trial = { problem, lines, samples, draws, furnace: {}, route, signal: control.signal };
  // no lower limit is below 0, so every draw is counted
  const count = await conformingInTurns(trial, { confidence: 0, pause });
  return {
    mass_kg,
    cost_usd: lines.reduce(
      (sum, line) => sum + line.mass_kg * problem.materials[line.material]!.price_usd_per_kg,
      0,
    ),
    composition_wtpct: { charged: inWtpct(charged), refined: inWtpct(refined) },
    certificate: {
      passRate: count.passes / count.samples,
      lowerLimit: lowerLimitOf(count),
      samples: count.samples,
      seed,
    },
    outside: outsideOf(problem, refined),
    risks: count.failures.slice(0, 10).map(({ limit, side, fails }) => ({
      words: `${limit.elements.join('+')} ${side === 'max' ? 'above' : 'below'} ${contentWithUnit(limit[side])}`,
      share: fails / Math.max(1, count.samples - count.passes),
    })),
  };
}

/** A charge in the problem of its heat, as the route acts on it, and the metal that it makes [kg]. */
function statedCharge(input: PlanInput, charge: readonly WeighedLine[], of: StatedBy) {
  const { facts, control = {}, heat: index = 0 } = of;
  const whole = problemOf(input, facts.grades, facts.distributionTables).problem;
  const order = whole.heats[index]!;
  const lines = charge.map(({ id, mass_kg, sd_kg }, i): ChargeLine => {
    const material = whole.materials.findIndex((one) => one.id === id);
    if (material < 0)
      throw new InputError(`the charge names "${id}", which is not a material of the document`, {
        path: `charge[${i}].id`,
        value: id,
        allowed: 'ids of materials of the document',
      });
    return { material, mass_kg, ...(sd_kg === undefined ? {} : { weighingSd_kg: sd_kg }) };
  });
  const seed = input.seed ?? DEFAULT_SEED;
  const route = routeFor(input, { ...of, index, problem: whole, control, seed });
  const molten = { ...whole, heats: [order] };
  const stated = route
    ? withRefining(molten, route.refining.linearise(route.option, chargeOf(molten, lines)))
    : molten;
  // the metal that these masses make, not the mass that was ordered
  const mass_kg = recheck(stated, [lines], { meansOnly: true }).heats[0]!.refined_kg;
  const problem: ChargeProblem = { ...stated, heats: [{ ...stated.heats[0]!, mass_kg }] };
  return { problem, lines, mass_kg, route, seed };
}

/** The furnaces that a heat goes through, or the bath of its rare earths; null without either. */
export function routeFor(
  input: PlanInput,
  of: {
    facts: PlanFacts;
    index: number;
    route?: string;
    problem: ChargeProblem;
    control: Control;
    seed: number | string;
  },
): Trial['route'] {
  const { facts, index, problem, control, seed } = of;
  const heat = input.heats[index]!;
  const run = routeRunOf(input, index, { facts, seed, control });
  const option = run && (run.options.find(({ id }) => id === of.route) ?? run.options[0]!);
  const furnace = run && refiningOf(run);
  const alone = { materials: problem.materials, heats: [problem.heats[index]!] };
  const accounts = rareEarthAccounts(heat, {
    problem: alone,
    facts,
    path: `heats[${index}]`,
    assumed: [],
  });
  if (accounts.length > 0)
    return { refining: withRareEarths(furnace, accounts), option: option ?? { id: 'bath' } };
  return furnace && option ? { refining: furnace, option } : null;
}

/** Limits of the specification that a composition breaks, in words. */
function outsideOf(
  problem: ChargeProblem,
  refined: Readonly<Partial<Record<ElementSymbol, number>>>,
): string[] {
  const words: string[] = [];
  for (const { elements, min, max } of limitRows(problem.heats[0]!.specification, presentElements(problem))) {
    const content = elements.reduce((sum, element) => sum + (refined[element] ?? 0), 0);
    const name = elements.join('+');
    if (content > max * (1 + ROUNDING))
      words.push(`${name} ${contentWithUnit(content, max)} above its maximum of ${contentWithUnit(max)}`);
    if (content < min * (1 - ROUNDING))
      words.push(`${name} ${contentWithUnit(content, min)} below its minimum of ${contentWithUnit(min)}`);
  }
  return words;
}

/** Relative excess that is put down to adding up [1]. */
const ROUNDING = 1e-9;

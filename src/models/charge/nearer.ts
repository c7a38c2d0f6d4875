import { normalQuantile } from '../../foundation/numerics/normal.ts';
import { planNear, surplusOf, targetOf } from './confident.ts';
import { gainedBy } from './influence.ts';
import { lookAt } from './look.ts';
import { confidentIn, type OptionPlan, type PictureState, statedIn } from './picture.ts';
import type { ChargeLine } from './problem.ts';
import { relaxationOf } from './relaxation.ts';
import { shapesOf } from './shapes.ts';
import { isBetter, isPassing, isPlan, type SettleHow, type Tried, tryCharge } from './try-picture.ts';

/** Steps from the best charge so far, at most. */
const MOST_STEPS = 6;
/** First length of a step, and where it is too short to matter [1 of the heat]. */
const FIRST_STEP = 0.1;
const LEAST_STEP = 2e-3;
/** What a good step makes the next one longer by, and a bad one shorter [1]. */
const LONGER = 1.5;
const SHORTER = 0.4;
/** Surplus of passing heats, in normal quantiles, within which a plan is as sure as it has to be. */
const SURE_ENOUGH = 0.15;
/** Saving below which going on does not pay [1 of the cost]. */
const SAVING = 3e-3;
/** Standard deviations that the first step adds, several limits being near, and a step after one whose heats did not pass. */
const FIRST_ADDED_Z = 0.2;
const MOST_ADDED_Z = 0.3;
/** Smallest tail of a look that a shape is taken from, and the smallest shape believed [1]. */
const LEAST_TAIL = 0.005;
const LEAST_SHAPE = 0.2;
/** Looks at charges between two. */
const LOOKS = 5;

/**
 * The best plan that steps of bounded length find, from charges whose pictures of the furnace swing. Best is the
 * cheapest charge whose heats pass often enough in the furnace itself, else the one whose heats pass most often. Its
 * picture is exact there, so that a short step is right; a step that goes too far is taken as far as heats pass, and
 * the next one is shorter.
 */
export async function nearer(of: OptionPlan, tried: readonly Tried[], how: SettleHow): Promise<Tried> {
  const { mass_kg } = of.problem.heats[0]!;
  let best = tried.reduce((a, b) => (isBetter(b, a) ? b : a));
  let plan = bestPlan(tried);
  if (!isPassing(best)) return plan ?? best;
  best = cheapestBetween(of, best, tried) ?? best;
  let { rounds } = tried.at(-1)!.settled.agreement;
  let most_kg = FIRST_STEP * mass_kg;
  let added = FIRST_ADDED_Z;
  for (let k = 0; k < MOST_STEPS && most_kg > LEAST_STEP * mass_kg; k++) {
    const one = await step(of, best, { ...how, most_kg, added, rounds: ++rounds });
    if (one === null) {
      // so near there is none so sure
      most_kg *= LONGER;
      added /= 2;
      continue;
    }
    if (plan === null || isBetter(one, plan)) plan = one;
    if (!isPassing(one)) {
      added += Math.min(MOST_ADDED_Z, -one.surplus);
      best = cheapestBetween(of, best, [one]) ?? best;
      most_kg *= SHORTER;
      continue;
    }
    const saved = 1 - one.cost_usd / best.cost_usd;
    if (saved > 0) best = one;
    if (saved < SAVING && one.surplus < SURE_ENOUGH) break;
    most_kg *= saved > 0 ? LONGER : SHORTER;
  }
  return plan ?? best;
}

/** The cheapest charge near another, by the picture around it, sent through the furnace; null when none is near. */
async function step(
  of: OptionPlan,
  from: Tried,
  how: SettleHow & { readonly most_kg: number; readonly added: number; readonly rounds: number },
): Promise<Tried | null> {
  const { most_kg, added, rounds, ...rest } = how;
  const { z, ...state } = pictureAt(of, from);
  const solution = await planNear(
    statedIn(of, state),
    { ...confidentIn(of, state), ...rest },
    { within: { lines: from.lines, most_kg }, z: z + added },
  );
  const { lines } = solution;
  return lines.length === 0 ? null : tryCharge(of, { ...state, z }, { lines, solution, rounds });
}

/**
 * The picture around a charge, with shapes of its heats held against the spread that this picture sees, and the
 * standard deviations that a limit keeps which alone passes as often as all have to.
 */
function pictureAt(of: OptionPlan, { next, lines, columns }: Tried): PictureState & { readonly z: number } {
  const { blend, cones } = relaxationOf(statedIn(of, next), confidentIn(of, next));
  const amounts = new Map(lines.map((line) => [line.material, line.mass_kg]));
  const x = new Float64Array(blend.columns.length);
  blend.columns.forEach((column, j) => {
    if (column.kind === 'charge') x[j] = (amounts.get(column.material) ?? 0) / column.size;
  });
  const heat = blend.problem.heats[0]!;
  for (const { content, limit, scale } of cones) {
    const mean = limit.elements.reduce((sum, element) => sum + meanOf(columns.get(element)), 0);
    x[content] = (mean - gainedBy(heat, limit.elements)) / scale;
  }
  const tail = Math.max(LEAST_TAIL, 1 - targetOf(of.options));
  const shapes = shapesOf(cones, x, columns, { tail, least: LEAST_SHAPE });
  return { ...next, z: normalQuantile(1 - tail), shapes };
}

function bestPlan(tried: readonly Tried[]): Tried | null {
  const plans = tried.filter(isPlan);
  return plans.length === 0 ? null : plans.reduce((a, b) => (isBetter(b, a) ? b : a));
}

/**
 * From a charge that passes towards the cheapest that does not, as far as heats pass; null where there are no two such.
 * Amounts between two charges keep every rule on amounts; whole pieces have to be the same.
 */
function cheapestBetween(of: OptionPlan, from: Tried, tried: readonly Tried[]): Tried | null {
  const cheaper = tried.filter(
    (one) =>
      !isPassing(one) && one.cost_usd < from.cost_usd * (1 - SAVING) && samePieces(from.lines, one.lines),
  );
  if (cheaper.length === 0) return null;
  const to = cheaper.reduce((a, b) => (b.cost_usd < a.cost_usd ? b : a));
  const { settled } = from;
  const problem = statedIn(of, settled);
  const furnace = settled.linear?.relativeSpread ?? {};
  const target = targetOf(of.options);
  let [low, high] = [0, 1];
  for (let k = 0; k < LOOKS; k++) {
    const middle = (low + high) / 2;
    const lines = mixed(from.lines, to.lines, middle);
    const surplus = surplusOf(lookAt(of, { problem, lines, furnace }).passed, target);
    if (surplus >= 0) low = middle;
    else high = middle;
    if (surplus >= 0 && surplus < SURE_ENOUGH / 2) break;
  }
  if (low === 0) return null;
  return tryCharge(of, settled, {
    lines: mixed(from.lines, to.lines, low),
    solution: { ...settled.solution, lines: [] },
    rounds: settled.agreement.rounds,
  });
}

function samePieces(a: readonly ChargeLine[], b: readonly ChargeLine[]): boolean {
  const pieces = (lines: readonly ChargeLine[]): string =>
    lines
      .flatMap(({ material, items }) => (items === undefined ? [] : [`${material}:${items}`]))
      .sort()
      .join();
  return pieces(a) === pieces(b);
}

/** Amounts part of the way from one charge to another. */
function mixed(from: readonly ChargeLine[], to: readonly ChargeLine[], share: number): ChargeLine[] {
  const [a, b] = [from, to].map((lines) => new Map(lines.map((line) => [line.material, line])));
  return [...new Set([...a!.keys(), ...b!.keys()])]
    .sort((one, other) => one - other)
    .map((material) => {
      const [one, other] = [a!.get(material), b!.get(material)];
      return {
        ...(one ?? other)!,
        mass_kg: (1 - share) * (one?.mass_kg ?? 0) + share * (other?.mass_kg ?? 0),
      };
    });
}

const meanOf = (column: Float64Array | undefined): number =>
  column ? column.reduce((sum, content) => sum + content, 0) / column.length : 0;

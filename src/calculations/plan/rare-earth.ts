import type { PlanInput, PlanOutput } from '../../documents/heats/plan.ts';
import { InputError } from '../../foundation/errors.ts';
import { shortPercent, significant } from '../../foundation/quantity/format.ts';
import type { Assumption } from '../../foundation/quantity/sourced.ts';
import { byElementOrder, type ElementSymbol, RARE_EARTHS } from '../../metal/alloy/element.ts';
import type { ConflictSet } from '../../models/charge/conflict/conflict.ts';
import { contentWithUnit } from '../../models/charge/content-words.ts';
import type { ChargeLine, ChargeProblem, Recovery } from '../../models/charge/problem.ts';
import type { RareEarthAccount } from '../../models/charge/rare-earth.ts';
import { type WindowCheck, windowCheck } from '../../models/charge/rare-earth-window.ts';
import { recheck } from '../../models/charge/recheck.ts';
import { liningOf } from '../../models/refining/bath-kinetics/lining.ts';
import type { PlanFacts } from '../target/context.ts';

type GivenHeat = PlanInput['heats'][number];
type Shown = NonNullable<PlanOutput['heats'][number]['rareEarth']>[number];

/** Lining, time and yields that a document does not state. */
const LINING = 'Al2O3';
const TIME_S = 3600;
/** Share of a return's rare earth that is free (assumption: half sits in oxides and sulfides of earlier melts) [1]. */
const FREE: Recovery = { mean: 0.5, spread: 0.2 };
/** Share of bound rare earth that stays in the metal (assumption: half floats or sticks to the wall) [1]. */
const BOUND_KEPT = 0.5;
/** Scatter of the attack on a lining [log10]: the spread that data/refining/linings.json states for itself. */
const ATTACK_SPREAD = 0.3;
/** Nickel melt [kg/m3] (recalled). */
const DENSITY = 7400;
/** Wall and bottom per volume of a cylinder as deep as wide, times its diameter [1]. */
const WALL_OF_CYLINDER = 5;

/** Rare earths that a problem limits or brings, with their late recovery. */
function elementsIn({ materials, heats }: ChargeProblem): readonly ElementSymbol[] {
  const { limits } = heats[0]!.specification;
  return RARE_EARTHS.filter(
    (element) =>
      limits[element] !== undefined ||
      materials.some(({ composition }) => (composition.contents[element]?.mean ?? 0) > 0),
  );
}

/** The late recovery of an element that its additions share; of several the one with most of the element. */
function lateRecovery({ materials }: ChargeProblem, element: ElementSymbol): Recovery | null {
  const [best] = materials
    .filter((material) => material.recovery?.[element])
    .sort(
      (a, b) => (b.composition.contents[element]?.mean ?? 0) - (a.composition.contents[element]?.mean ?? 0),
    );
  return best?.recovery?.[element] ?? null;
}

/**
 * The accounts that a document asks for (docs/theory/charge-rare-earth.md): yield of the carry-over
 * kept = exp(-k A/V t) with the lining's attack k, its spread that of k; stoichiometry of RE2O3 and RES. What is not
 * stated comes from the data and the house defaults, told under `assumed`. Throws InputError for an unknown lining.
 */
export function rareEarthAccounts(
  heat: GivenHeat,
  of: {
    readonly problem: ChargeProblem;
    readonly facts: PlanFacts;
    readonly path: string;
    readonly assumed: Assumption[];
  },
): RareEarthAccount[] {
  const given = heat.rareEarth;
  if (!given) return [];
  const { problem, facts, path, assumed } = of;
  if (!facts.linings || !facts.elements)
    throw new InputError('an account of rare earths needs the data of linings and elements', {
      path: `${path}.rareEarth`,
      cure: 'leave out rareEarth, or restore the data folder',
    });
  const lining = liningOf(facts.linings, given.lining ?? LINING);
  const wall_per_m = given.wallToVolume_per_m ?? WALL_OF_CYLINDER / diameter(heat.target.mass_kg);
  const time_s = given.time_s ?? TIME_S;
  const exponent = lining.attack * wall_per_m * time_s;
  const kept: Recovery = {
    mean: Math.exp(-exponent),
    spread: Math.exp(-exponent) * exponent * Math.LN10 * ATTACK_SPREAD,
  };
  assumed.push({
    what: `${heat.id}: yield of the rare earth that the charge brings free`,
    value: Number(kept.mean.toPrecision(4)),
    unit: 'kg/kg',
    source: `exp(-k A/V t): ${lining.id} attacked at ${lining.attack} m/s (data/refining/linings.json), A/V ${significant(wall_per_m)} 1/m, ${time_s} s, a factor 2 either way; rareEarth sets it`,
  });
  const molar = (element: ElementSymbol): number => facts.elements!.get(element)!.molarMass;
  return elementsIn(problem).map((element): RareEarthAccount => {
    const own = given.elements?.[element] ?? {};
    if (!own.free)
      assumed.push({
        what: `${heat.id}: share of the ${element} in returns that is free, and of the rest that stays`,
        value: `${FREE.mean} (sd ${FREE.spread}), ${own.boundKept ?? BOUND_KEPT}`,
        unit: 'kg/kg',
        source: 'house default; rareEarth.elements sets it',
      });
    return {
      element,
      free: own.free ? { mean: own.free.mean, spread: own.free.sd ?? 0 } : FREE,
      kept: own.kept ? { mean: own.kept.mean, spread: own.kept.sd ?? 0 } : kept,
      boundKept: own.boundKept ?? BOUND_KEPT,
      perOxygen: own.perOxygen ?? (2 * molar(element)) / (3 * molar('O')),
      perSulfur: own.perSulfur ?? molar(element) / molar('S'),
      late: lateRecovery(problem, element),
    };
  });
}

const diameter = (mass_kg: number): number => ((4 * mass_kg) / (Math.PI * DENSITY)) ** (1 / 3);

/** Yield of what the charge brings: free part and bound part together, with its standard deviation. */
function carryOver({ free, kept, boundKept }: RareEarthAccount): Recovery {
  const mean = kept.mean * free.mean + boundKept * (1 - free.mean);
  return {
    mean,
    spread: Math.hypot(free.mean * kept.spread, (kept.mean - boundKept) * free.spread),
  };
}

interface RareEarthSources {
  readonly element: ElementSymbol;
  readonly carried: Recovery | null;
  readonly late: Recovery | null;
  readonly window: { readonly min: number; readonly max: number } | null;
  readonly check: WindowCheck | null;
}

/** Every rare earth of a problem with what is known of its ways into the metal. */
function sourcesOf(
  problem: ChargeProblem,
  accounts: readonly RareEarthAccount[],
  confidence: number,
): readonly RareEarthSources[] {
  return elementsIn(problem).flatMap((element): RareEarthSources[] => {
    const account = accounts.find((one) => one.element === element);
    const brought = problem.materials.some(
      ({ composition, recovery }) => !recovery && (composition.contents[element]?.mean ?? 0) > 0,
    );
    const carried = account && brought ? carryOver(account) : null;
    const late = lateRecovery(problem, element);
    const limit = problem.heats[0]!.specification.limits[element];
    if (!account && !(late && limit)) return [];
    const window = limit?.max === undefined ? null : { min: limit.min ?? 0, max: limit.max };
    const sources = [carried, late].filter((one): one is Recovery => one !== null);
    return [{ element, carried, late, window, check: window && windowCheck(window, sources, confidence) }];
  });
}

/** What a plan says about its rare earths. */
export function rareEarthRows(
  problem: ChargeProblem,
  lines: readonly ChargeLine[],
  of: { readonly accounts: readonly RareEarthAccount[]; readonly confidence: number },
): Shown[] {
  const refined = recheck(problem, [lines], { meansOnly: true }).heats[0]!.refined;
  return [...sourcesOf(problem, of.accounts, of.confidence)]
    .sort((a, b) => byElementOrder(a.element, b.element))
    .map((found): Shown => {
      const { element, carried, late, window, check } = found;
      const account = of.accounts.find((one) => one.element === element);
      const brings = broughtBy(problem, lines, element);
      const demand = account
        ? account.perOxygen * (refined.O ?? 0) + account.perSulfur * (refined.S ?? 0)
        : null;
      const final = refined[element] ?? 0;
      return {
        element,
        carryOver: carried && { mean: carried.mean, sd: carried.spread },
        late: late && { mean: late.mean, sd: late.spread },
        account_ppm:
          demand === null
            ? null
            : {
                carried: brings.charge * 1e6,
                added: brings.late * 1e6,
                demand: demand * 1e6,
                final: final * 1e6,
              },
        window:
          window && check
            ? {
                min_ppm: window.min * 1e6,
                max_ppm: window.max * 1e6,
                z: check.z,
                cv: check.cv,
                reach: check.reach,
                feasible: check.feasible,
              }
            : null,
        words: [
          ...(demand === null
            ? []
            : [
                `${element}: the charge brings ${significant(brings.charge * 1e6)} ppm and the late addition ${significant(brings.late * 1e6)} ppm; oxygen and sulfur take up to ${significant(demand * 1e6)} ppm; ${significant(final * 1e6)} ppm are poured`,
              ]),
          ...(check && window ? [checkWords(element, window, check)] : []),
        ],
      };
    });
}

/** Content that a charge brings before any loss [kg per kg of refined metal]. */
function broughtBy(
  problem: ChargeProblem,
  lines: readonly ChargeLine[],
  element: ElementSymbol,
): { readonly charge: number; readonly late: number } {
  let charge = 0;
  let late = 0;
  for (const { material, mass_kg } of lines) {
    const { composition, metalYield, recovery } = problem.materials[material]!;
    const brought =
      (mass_kg * metalYield * (composition.contents[element]?.mean ?? 0)) / problem.heats[0]!.mass_kg;
    if (recovery) late += brought;
    else charge += brought;
  }
  return { charge, late };
}

function checkWords(
  element: ElementSymbol,
  { min, max }: { readonly min: number; readonly max: number },
  { z, cv, reach, feasible }: WindowCheck,
): string {
  const window = `${contentWithUnit(min)} to ${contentWithUnit(max, min)}`;
  const numbers = `z cv = ${z.toFixed(2)} x ${shortPercent(cv)} = ${significant(z * cv)}, (U - L)/(U + L) = ${significant(reach)}`;
  return feasible
    ? `${element}: its recovery is known well enough to meet ${window}: ${numbers}`
    : `${element}: its recovery is not known well enough to meet ${window}: ${numbers}`;
}

/** Rare earths whose window no charge can hit, with the cures: the reason of an infeasible plan before any other. */
export function rareEarthConflicts(
  problem: ChargeProblem,
  accounts: readonly RareEarthAccount[],
  confidence: number,
): ConflictSet[] {
  return sourcesOf(problem, accounts, confidence).flatMap(({ element, window, check }) => {
    if (!window || !check || check.feasible) return [];
    const wider = Number.isFinite(check.widerMax)
      ? [
          {
            words: `widen the window of ${element} to ${contentWithUnit(window.min)} to ${contentWithUnit(check.widerMax, window.min)}, or to ${contentWithUnit(check.widerMin)} to ${contentWithUnit(window.max, window.min)}`,
          },
        ]
      : [];
    return [
      {
        words: checkWords(element, window, check),
        rows: [`${element} ${contentWithUnit(window.min)} to ${contentWithUnit(window.max, window.min)}`],
        cures: [
          {
            words: `know the recovery of ${element} to ${shortPercent(check.neededCv)} instead of ${shortPercent(check.cv)}: fit it on the plant's own heats`,
          },
          ...wider,
          {
            words: `trim after a bath sample (recourse) by a method that measures ${element}: then the error of the method replaces that of the recovery`,
          },
        ],
      },
    ];
  });
}

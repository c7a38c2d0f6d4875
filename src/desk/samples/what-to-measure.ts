import { aside } from '../../calculations/control.ts';
import { ifMeasured, type Unmeasured, withMeasured } from '../../calculations/lots/measured-as.ts';
import { windowsOf } from '../../calculations/plan/windows.ts';
import type { PlanInput, PlanOutput } from '../../documents/heats/plan.ts';
import type { LotView } from '../../evidence/ledger/store.ts';
import { contentText } from '../../foundation/quantity/format.ts';
import type { ElementSymbol } from '../../metal/alloy/element.ts';
import { signalOf, type TaskContext } from '../context.ts';

/** Plans that are tried at most to find the fewest analyses; so many of them are kept for fewer lots. */
const MOST_TRIALS = 8;
/** The same through furnaces that are simulated: each takes as long as the plan that was refused. */
const ROUTED_TRIALS = 2;
const LOT_TRIALS = 2;

/** A refused plan and what of its lots nobody has measured. */
interface Refused {
  readonly document: PlanInput;
  readonly output: PlanOutput;
  /** Elements of each lot that no analysis gives. */
  readonly unmeasured: ReadonlyMap<string, readonly ElementSymbol[]>;
  /** Analyses of each lot that are ordered and not booked yet; default none. */
  readonly ordered?: ReadonlyMap<string, readonly Ordered[]>;
}

type Ordered = NonNullable<LotView['ordered']>[number];

type Cure = PlanOutput['conflict'][number]['cures'][number];
type Analysis = NonNullable<Cure['analyses']>[number];

/**
 * The fewest analyses after which a refused plan exists, if each finds what is most likely now: the plan is tried with
 * the spread of a method in place of that of a guess, first for all that nobody measured, then for the elements that the
 * refusal names and those nearest to their limits beside them, then for fewer lots. Through furnaces few are tried. null where no analysis would help. Reports progress.
 */
export async function whatToMeasure(refused: Refused, context: TaskContext): Promise<Cure | null> {
  const { document, output } = refused;
  const facts = context.compute.facts();
  const materials = new Map(document.materials.map((material) => [material.id, material]));
  const all = [...refused.unmeasured].flatMap(([lot, elements]) =>
    elements
      .filter((element) => materials.has(lot) && ifMeasured(materials.get(lot)!, element, facts) !== null)
      .map((element): Unmeasured => ({ lot, element })),
  );
  if (all.length === 0) return null;
  const isSimulated = document.heats.some(({ route }) => route?.some(({ fidelity }) => fidelity !== 'table'));
  const most = isSimulated ? ROUTED_TRIALS : MOST_TRIALS;
  let trials = 0;
  const planned = async (measured: readonly Unmeasured[]): Promise<PlanOutput | null> => {
    if (trials === most) return null;
    context.onProgress?.(`what to measure: trial ${++trials} of at most ${most}`);
    const plan = await aside({ ...signalOf(context), withoutReasons: true }, (control) =>
      context.compute.plan(withMeasured(document, measured, facts), control),
    );
    return plan.status === 'infeasible' ? null : plan;
  };
  let plan = await planned(all);
  if (plan === null) return null;
  let found = chargedOf(all, plan);
  const limits = windowsOf(document, facts);
  const inTurn = [...new Set(found.map(({ element }) => element))].sort(
    (a, b) =>
      Number(isNamed(b, output)) - Number(isNamed(a, output)) ||
      reachOf(b, { found, materials, limits }) - reachOf(a, { found, materials, limits }),
  );
  const blamed = Math.max(1, inTurn.filter((element) => isNamed(element, output)).length);
  for (const count of [blamed, blamed + 1, blamed + 2, blamed + 4]) {
    if (count >= inTurn.length || trials >= Math.max(most - LOT_TRIALS, 2)) break;
    const few = all.filter(({ element }) => inTurn.slice(0, count).includes(element));
    const fewer = await planned(few);
    if (!fewer) continue;
    [plan, found] = [fewer, chargedOf(few, fewer)];
    break;
  }
  // the smallest lots of the charge are missed first
  for (const lot of lotsBySize(found, plan)) {
    const rest = found.filter((one) => one.lot !== lot);
    const without = rest.length === 0 ? null : await planned(rest);
    if (without) [plan, found] = [without, chargedOf(rest, without)];
  }
  const analyses = found.map(({ lot, element }): Analysis => {
    const { wtpct, method } = ifMeasured(materials.get(lot)!, element, facts)!;
    const order = refused.ordered
      ?.get(lot)
      ?.find((one) => one.method === method && one.elements.includes(element));
    return {
      ...{ lot, element, method, wtpct },
      ...(order ? { orderedOn: order.happenedAt.slice(0, 10) } : {}),
    };
  });
  return {
    kind: 'measure',
    words: wordsOf(analyses),
    cost_usd: plan.cost_usd!,
    ...passRateOf(plan),
    analyses,
  };
}

/** How many heats of a plan pass, where it was drawn. */
export const passRateOf = ({ heats }: PlanOutput): Pick<Cure, 'passRate'> => {
  const certificate = heats[0]?.certificate;
  return certificate ? { passRate: certificate.passRate } : {};
};

/** True when the conflict of a refused plan names the element. */
const isNamed = (element: ElementSymbol, { conflict }: PlanOutput): boolean =>
  conflict.some(({ words, rows }) => new RegExp(`\\b${element}\\b`).test([words, ...rows].join(' ')));

/** How far towards its limit a content may be where it is least known: two standard deviations above its mean [1]. */
function reachOf(
  element: ElementSymbol,
  of: {
    readonly found: readonly Unmeasured[];
    readonly materials: ReadonlyMap<string, PlanInput['materials'][number]>;
    readonly limits: ReturnType<typeof windowsOf>;
  },
): number {
  const max = of.limits[element]?.max;
  if (max === undefined) return 0;
  const reaches = of.found.flatMap(({ lot, element: one }) => {
    const { composition_wtpct, sd_wtpct = {} } = of.materials.get(lot)!;
    return one === element ? [((composition_wtpct[element] ?? 0) + 2 * (sd_wtpct[element] ?? 0)) / max] : [];
  });
  return Math.max(0, ...reaches);
}

function chargedOf(measured: readonly Unmeasured[], { heats }: PlanOutput): readonly Unmeasured[] {
  const charged = new Set(heats.flatMap(({ charge }) => charge.map(({ id }) => id)));
  return measured.filter(({ lot }) => charged.has(lot));
}

function lotsBySize(measured: readonly Unmeasured[], { heats }: PlanOutput): readonly string[] {
  const kg = new Map(heats.flatMap(({ charge }) => charge.map(({ id, mass_kg }) => [id, mass_kg] as const)));
  return [...new Set(measured.map(({ lot }) => lot))].sort((a, b) => (kg.get(a) ?? 0) - (kg.get(b) ?? 0));
}

/** "measure Bi in 718-09 (ICP-MS) ...": lot by lot. */
function wordsOf(analyses: readonly Analysis[]): string {
  const lots = [...Map.groupBy(analyses, ({ lot }) => lot)].map(([lot, some]) => {
    const elements = some.map(({ element, method, wtpct, orderedOn }) => {
      const ordered = orderedOn === undefined ? '' : `, ordered on ${orderedOn}`;
      return `${element} (${method}${ordered}; taken as ${contentText(1e4 * wtpct)} ppm)`;
    });
    return `${elements.join(', ')} in ${lot}`;
  });
  return `measure ${lots.join('; ')}: the plan then exists once they are booked, if the results are near what is taken now; no price of an analysis is kept`;
}

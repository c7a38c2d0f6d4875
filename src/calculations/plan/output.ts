import type { HeatOfPlan, PlanOutput } from '../../documents/heats/plan.ts';
import { writtenWtpct } from '../../foundation/quantity/fractions.ts';
import type { Assumption } from '../../foundation/quantity/sourced.ts';
import { byElementOrder, type ElementSymbol, entriesOf } from '../../metal/alloy/element.ts';
import type { ConfirmedPlan } from '../../models/charge/confident/confirmed-plan.ts';
import type { ConflictSet } from '../../models/charge/conflict/conflict.ts';
import { type ChargeProblem, type Charges, costOf } from '../../models/charge/problem.ts';
import { recheck } from '../../models/charge/recheck.ts';
import type { ToldBinding } from '../../models/charge/step-saving.ts';
import { bindingShown } from './step-savings.ts';

/** The heats of a plan as the document shows them, largest part of the charge first, and what decided unseen. */
export function heatsOf(of: { problem: ChargeProblem; charges: Charges; binding: readonly ToldBinding[] }): {
  heats: HeatOfPlan[];
  assumed: Assumption[];
} {
  const { problem, charges, binding } = of;
  if (charges.length === 0) return { heats: [], assumed: [] };
  const sums = recheck(problem, charges).heats;
  const heats = problem.heats.map((heat, h): HeatOfPlan => {
    const lines = [...charges[h]!].sort((a, b) => b.mass_kg - a.mass_kg || a.material - b.material);
    return {
      id: heat.id,
      cost_usd: costOf(problem, [charges[h]!]),
      charge: lines.map(({ material, mass_kg, items }) => ({
        id: problem.materials[material]!.id,
        mass_kg,
        ...(items === undefined ? {} : { items }),
      })),
      composition_wtpct: { charged: inWtpct(sums[h]!.charged), refined: inWtpct(sums[h]!.refined) },
      binding: bindingShown(binding.filter((one) => one.heat === h)),
      certificate: null,
    };
  });
  const assumed = [
    ...absences(problem, charges),
    ...untoldRests(problem, charges),
    ...belowResults(problem, charges),
  ];
  return { heats, assumed };
}

/** The problem in the corner of its windows: without internal range and aim; null when it has neither. */
export function cornerOf(problem: ChargeProblem): ChargeProblem | null {
  if (problem.heats.every((heat) => !heat.internal && !heat.aim)) return null;
  return { ...problem, heats: problem.heats.map(({ internal: _range, aim: _aim, ...heat }) => heat) };
}

/** What aiming costs one heat. */
export function aimOf(
  problem: ChargeProblem,
  heat: HeatOfPlan,
  money: { corner_usd: number; dearer_usd: number; distance_usd: number },
): NonNullable<HeatOfPlan['aim']> {
  const aims = problem.heats.find((one) => one.id === heat.id)?.aim?.contents ?? {};
  return {
    ...money,
    contents: entriesOf(aims).map(([element, aim]) => ({
      element,
      aim_wtpct: aim * 100,
      planned_wtpct: heat.composition_wtpct.refined[element] ?? 0,
    })),
  };
}

/** The route of a planned heat as the document shows it; null without one. `agreement` is that of the charge shown. */
export const routeOf = (
  { option, optionCost_usd, triedOptions }: ConfirmedPlan,
  agreement: ConfirmedPlan['agreement'],
): NonNullable<HeatOfPlan['route']> | null =>
  option && agreement
    ? {
        id: option.id,
        cost_usd: optionCost_usd,
        rounds: agreement.rounds,
        disagreement: agreement.disagreement,
        at: agreement.limit?.elements.join('+') ?? null,
        looked: triedOptions.map((one) => ({ ...one })),
      }
    : null;

/** Conflicts as the document shows them. */
export const conflictOf = (sets: readonly ConflictSet[]): PlanOutput['conflict'] =>
  sets.map(({ words, rows, cures }) => ({ words, rows: [...rows], cures: cures.map(told) }));

/** A cure without the problem after it. */
const told = ({ cured: _problem, probability: _asked, ...cure }: ConflictSet['cures'][number]): Cure => cure;
type Cure = PlanOutput['conflict'][number]['cures'][number];

/** Contents as the document shows them, in print order. */
export const inWtpct = (
  contents: Readonly<Partial<Record<ElementSymbol, number>>>,
): Partial<Record<ElementSymbol, number>> =>
  Object.fromEntries(
    Object.entries(contents)
      .sort((a, b) => byElementOrder(a[0], b[0]))
      // twelve digits: what differs beyond is the order of additions
      .map(([element, fraction]) => [element, writtenWtpct(fraction)]),
  );

/** Elements with a row that used materials have no entry for: taken as not present, said once per element. */
function absences(problem: ChargeProblem, charges: Charges): Assumption[] {
  const used = new Set(charges.flat().map((line) => line.material));
  const limited = new Set(
    problem.heats.flatMap((heat) => Object.keys(heat.specification.limits)) as ElementSymbol[],
  );
  return [...limited].sort(byElementOrder).flatMap((element) => {
    const silent = [...used].filter((i) => {
      const { balance, contents } = problem.materials[i]!.composition;
      return balance !== element && contents[element] === undefined;
    });
    if (silent.length === 0) return [];
    return [
      {
        what: `${element} in ${silent.map((i) => problem.materials[i]!.id).join(', ')}`,
        value: 0,
        unit: 'wt%',
        source: 'not in the analysis: taken as not present',
      },
    ];
  });
}

/** An analysis without a balance may leave so much untold before it is said [kg/kg]: commercial metals leave 1 wt%. */
const UNTOLD_REST = 0.02;

/** Used materials whose analysis leaves a part of them untold: no limit counts it, whatever it is. */
function untoldRests(problem: ChargeProblem, charges: Charges): Assumption[] {
  const used = new Set(charges.flat().map((line) => line.material));
  return [...used]
    .sort((a, b) => a - b)
    .flatMap((i) => {
      const { id, composition } = problem.materials[i]!;
      if (composition.balance !== null) return [];
      const rest = Object.values(composition.contents).reduce(
        (left, { mean, limit }) => left - (limit ?? mean),
        1,
      );
      return rest > UNTOLD_REST
        ? [
            {
              kind: 'untold-rest' as const,
              what: `the part of ${id} that its analysis does not list`,
              value: Number((rest * 100).toPrecision(6)),
              unit: 'wt%',
              source:
                'no balance is stated: taken as metal that counts towards no limit. Is a content or "balance" missing?',
            },
          ]
        : [];
    });
}

function belowResults(problem: ChargeProblem, charges: Charges): Assumption[] {
  const used = new Set(charges.flat().map((line) => line.material));
  const censored = [...used].some((i) =>
    Object.values(problem.materials[i]!.composition.contents).some((content) => content.law === 'below'),
  );
  return censored
    ? [
        {
          what: 'results reported as "< L"',
          value: 'L against a maximum, 0 against a minimum, L/2 in the compositions shown',
          unit: '',
          source: 'both ends count where they decide',
        },
      ]
    : [];
}

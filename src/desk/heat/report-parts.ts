import type { SimulateOutput } from '../../documents/heats/simulate.ts';
import type { Traced } from '../../documents/proof/trace.ts';
import { massText } from '../../foundation/quantity/format.ts';
import { findGrade } from '../../metal/alloy/catalogue.ts';
import { specificationOf } from '../../metal/alloy/grade.ts';
import { idOf } from '../../metal/alloy/words.ts';
import type { HeatReportExtras } from '../../pages/blocks/heats/heat-sections.ts';
import { type Trajectories, trajectoriesOf } from '../../pages/blocks/heats/trajectories.ts';
import type { TaskContext } from '../context.ts';
import type { PlannedHeat } from '../planning/charge-plan.ts';

type Waterfall = NonNullable<HeatReportExtras['waterfall']>;
type Limits = NonNullable<HeatReportExtras['limits']>;
type Flows = NonNullable<HeatReportExtras['flows']>;

/**
 * What the charge costs by class of metal, what the route adds, and beside it what the same heat would cost by each
 * baseline [USD]. The parts add up to the plan's own cost.
 */
export function costWaterfall({ output, offered }: PlannedHeat): Waterfall {
  const total = output.cost_usd ?? 0;
  const byClass = new Map<string, { cost: number; kg: number }>();
  for (const { id, mass_kg } of output.heats.flatMap(({ charge }) => charge)) {
    const known = offered.get(id);
    const name = known?.lot.lotClass ?? 'other';
    const sum = byClass.get(name) ?? { cost: 0, kg: 0 };
    sum.cost += mass_kg * (known?.material.price_usd_per_kg ?? 0);
    sum.kg += mass_kg;
    byClass.set(name, sum);
  }
  const parts = [...byClass].sort((a, b) => b[1].cost - a[1].cost);
  const rest = total - parts.reduce((sum, [, { cost }]) => sum + cost, 0);
  return [
    ...parts.map(([name, { cost, kg }]) => ({
      name: name.replaceAll('-', ' '),
      value: cost,
      kind: 'change' as const,
      note: `${massText(kg, 1)} kg`,
    })),
    ...(Math.abs(rest) > 1e-6 * Math.abs(total)
      ? [{ name: 'melting and rules', value: rest, kind: 'change' as const }]
      : []),
    { name: 'this plan', value: total, kind: 'total' },
    ...output.baselines.flatMap(({ name, cost_usd }) =>
      cost_usd === null ? [] : [{ name, value: cost_usd, kind: 'total' as const }],
    ),
  ];
}

/** Contents through the route, those that move most, with the grade's maximum. */
export function gradeTrajectoriesOf(
  output: SimulateOutput,
  gradeId: string,
  context: TaskContext,
): Trajectories {
  const { limits } = specificationOf(findGrade(context.compute.facts().grades, gradeId));
  return trajectoriesOf(output, (element) => {
    const max = limits[element]?.max;
    return max === undefined ? undefined : max * 1e6;
  });
}

/** What limits each element of the grade at the end of each operation, and what would help. */
export function limitsOf(output: SimulateOutput, gradeId: string, context: TaskContext): Limits {
  const { limits } = specificationOf(findGrade(context.compute.facts().grades, gradeId));
  const shown = new Set<string>([...Object.keys(limits), 'O', 'N', 'S']);
  return output.limits
    .filter(({ element }) => shown.has(element))
    .map(({ operation, index, element, limitedBy, floor_ppm, lever }) => ({
      operation: `${index + 1} ${operation}`,
      element,
      limitedBy,
      floor_ppm,
      lever,
    }));
}

/** Lots with less than this share of the heat are drawn as one. */
const SMALL = 0.005;

/** The metal behind a subject as flows; lots of less than 0.5 % are drawn together. */
export function flowsOf({ subject, rows, edges }: Traced): Flows {
  const small = new Set(
    rows
      .filter(({ subject: one, share }) => one.startsWith('lot:') && share < SMALL)
      .map((row) => row.subject as string),
  );
  const place = (one: string): string => (small.has(one) ? 'small' : one);
  const kindOf = (one: string): Flows['nodes'][number]['kind'] => {
    if (one.startsWith('object:')) return 'product';
    if (one === subject || one.startsWith('heat:')) return 'heat';
    const origin = rows.find((row) => row.subject === one)?.originClass;
    return origin === 'virgin' ? 'virgin' : 'return';
  };
  const flows = new Map<string, Flows['flows'][number]>();
  for (const { from, to, mass_g } of edges) {
    const key = `${place(from)}>${place(to)}`;
    const before = flows.get(key)?.mass_kg ?? 0;
    flows.set(key, { from: place(from), to: place(to), mass_kg: before + mass_g / 1000 });
  }
  const names = [...new Set([...flows.values()].flatMap(({ from, to }) => [from, to]))];
  return {
    nodes: names.map((id) => ({
      id,
      name: id === 'small' ? `${small.size} small additions` : idOf(id),
      kind: id === 'small' ? 'virgin' : kindOf(id),
    })),
    flows: [...flows.values()],
  };
}

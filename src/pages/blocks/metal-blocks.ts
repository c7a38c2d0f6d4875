import type { Block } from '../../documents/page.ts';
import type { Chart, Flow, FlowNode } from '../../documents/page-charts.ts';
import { percent, readable } from '../../foundation/quantity/format.ts';
import { ownValue } from '../../foundation/quantity/own-value.ts';
import { number, paragraph, tableOf } from './parts.ts';

type Values = Readonly<Record<string, unknown>>;
type ByElement = Readonly<Record<string, number>>;
type Series = Readonly<Record<string, readonly number[]>>;

interface StepFlow {
  readonly from: string;
  readonly to: string;
  readonly amounts: ByElement;
}

/** Rarest elements that get a picture of their own. */
const PICTURES = 3;

/** Pictures of a loop or a chain of metal: all elements together, the rarest by themselves, and a chain over the years. */
export function metalBlocks(id: string, method: string, quantities: Values): Block[] {
  if ((method !== 'loop' && method !== 'chain') || !Array.isArray(quantities.flows)) return [];
  const flows = quantities.flows as readonly StepFlow[];
  const left = quantities.left as Readonly<Record<string, ByElement>> | undefined;
  const unit = typeof quantities.unit === 'string' ? quantities.unit : 'kg';
  const all = [...flows, ...leftFrom(left, flows)];
  const whole = picture(all, { title: `Flows of ${id}`, unit });
  if (method === 'loop') return whole;
  return [
    ...whole,
    ...rarest(flows).flatMap((element) => picture(all, { title: `${element} in ${id}`, unit, element })),
    ...overTheYears(quantities, unit),
  ];
}

/** What leaves a process to nowhere, as flows. */
const leftFrom = (
  left: Readonly<Record<string, ByElement>> | undefined,
  flows: readonly StepFlow[],
): StepFlow[] =>
  Object.entries(left ?? {})
    .filter(([from]) => flows.some((flow) => flow.from === from))
    .map(([from, amounts]) => ({ from, to: `left at ${from}`, amounts }));

/** Elements of which the least flows, where there are more than one. */
function rarest(flows: readonly StepFlow[]): string[] {
  const total = new Map<string, number>();
  for (const { amounts } of flows)
    for (const [element, amount] of Object.entries(amounts))
      total.set(element, (total.get(element) ?? 0) + amount);
  const found = [...total].sort((a, b) => a[1] - b[1]).map(([element]) => element);
  return found.length < 2 ? [] : found.slice(0, PICTURES);
}

function picture(
  flows: readonly StepFlow[],
  { title, unit, element }: { readonly title: string; readonly unit: string; readonly element?: string },
): Block[] {
  // metal and alloy are one step for the eye
  const seen = (step: string): string => (step === 'metal' ? 'alloy' : step);
  const drawn = flows
    .map(({ from, to, amounts }): Flow => {
      const mass_kg =
        element === undefined
          ? Object.values(amounts).reduce((sum, one) => sum + one, 0)
          : (ownValue(amounts, element) ?? 0);
      return { from: seen(from), to: seen(to), mass_kg };
    })
    .filter(({ from, to, mass_kg }) => mass_kg > 0 && from !== to);
  const names = [...new Set(drawn.flatMap(({ from, to }) => [from, to]))];
  const nodes = names.map((name): FlowNode => ({ id: name, name, kind: kindOf(name, drawn) }));
  return [
    paragraph(title, 'strong'),
    { kind: 'chart', chart: { kind: 'flow', title, nodes, flows: drawn, unit } },
  ];
}

function kindOf(name: string, flows: readonly Flow[]): FlowNode['kind'] {
  if (name === 'lost' || name.startsWith('left at ')) return 'loss';
  if (/return|revert|scrap|refinery/i.test(name)) return 'return';
  if (!flows.some(({ to }) => to === name)) return 'virgin';
  return flows.some(({ from }) => from === name) ? 'heat' : 'product';
}

/** A chain over the years: what serves, what leaves service and why, what comes again, and the last year by element. */
function overTheYears(quantities: Values, unit: string): Block[] {
  const of = (name: string): Series => (ownValue(quantities, name) ?? {}) as Series;
  const leaving = (quantities.leavingService ?? {}) as Readonly<Record<string, Series>>;
  const causes = Object.fromEntries(
    Object.entries(leaving).flatMap(([part, ways]) =>
      Object.entries(ways).map(([cause, list]) => [`${part}: ${cause}`, list] as const),
    ),
  );
  const shares = Object.fromEntries(
    Object.entries(of('secondaryShare')).map(([element, list]) => [element, list.map((one) => 100 * one)]),
  );
  return [
    curves('Parts in service', unit, of('partsInService')),
    curves('Parts leaving service', `${unit}/a`, causes),
    curves('Share of the charge that was metal of ours before', '%', shares),
    lastYear(of, unit),
  ].filter((block) => block !== undefined);
}

const TONES = ['ink', 'accent', 'good', 'hold', 'bad', 'dim'] as const;

function curves(title: string, unit: string, series: Series): Block | undefined {
  const rows = Object.entries(series).slice(0, TONES.length);
  if (rows.length === 0 || rows.every(([, values]) => values.length < 2)) return undefined;
  const chart: Chart = {
    kind: 'xy',
    plot: {
      title,
      description: rows
        .map(([name, values]) => `${name} ends at ${readable(values.at(-1) ?? 0)} ${unit}`)
        .join('; '),
      x: { label: 'year' },
      y: { label: unit },
      series: rows.map(([name, values], k) => ({
        kind: 'line' as const,
        name,
        tone: TONES[k]!,
        points: values.map((value, t) => [t, value] as const),
      })),
    },
  };
  return { kind: 'chart', chart };
}

function lastYear(of: (name: string) => Series, unit: string): Block {
  const last = (name: string, element: string): number => ownValue(of(name), element)?.at(-1) ?? 0;
  return tableOf(
    Object.keys(of('charge')),
    [
      ['element', (element) => element],
      [number('charged'), (element) => readable(last('charge', element))],
      [number('came again'), (element) => percent(last('secondaryShare', element), 0)],
      [number('mined'), (element) => readable(last('virgin', element))],
      [
        number('of it imported'),
        (element) =>
          last('virgin', element) > 0 ? percent(last('imported', element) / last('virgin', element), 0) : '',
      ],
      [number('in lesser alloys'), (element) => readable(last('lesserAlloy', element))],
      [number('lost'), (element) => readable(last('lost', element))],
      [number('in service'), (element) => readable(last('inService', element))],
    ],
    `The last year, ${unit}`,
  );
}

import type { EconomicsOutput } from '../../../documents/economics/economics-methods.ts';
import type { Block, Page } from '../../../documents/page.ts';
import { money, readable, signed } from '../../../foundation/quantity/format.ts';
import { assumptions, number, paragraph, section, shortPage, table, tableOf } from '../parts.ts';

/** Fields that every output has beside its quantities. */
const FRAME = new Set(['format', 'method', 'manifest', 'assumed', 'ignored']);

/** One method of economics on its inputs. */
export function economicsPage(output: EconomicsOutput): Page {
  const quantities = Object.entries(output).filter(([name]) => !FRAME.has(name));
  return {
    ...shortPage(output.method, [
      table(
        ['quantity', number('value')],
        quantities.filter(([name]) => name !== 'columns').map(([name, value]) => [name, shown(value)]),
      ),
    ]),
    sections: [
      ...section('variance', 'Why it cost another sum than planned', varianceBlocks(output)),
      ...section(
        'ignored',
        'Not read',
        output.ignored.length > 0 ? [paragraph(output.ignored.join(', '))] : [],
      ),
      ...assumptions(output.assumed),
    ],
  };
}

/** Plan to record of a heat by reason, and item by item; nothing where there is no plan. */
function varianceBlocks({ plannedCost, cost, variance, sideBySide }: EconomicsOutput): Block[] {
  if (typeof plannedCost !== 'number' || typeof cost !== 'number') return [];
  const why = variance as readonly { readonly why: string; readonly amount: number }[];
  const items = sideBySide as readonly {
    readonly item: string;
    readonly planned: number;
    readonly recorded: number;
  }[];
  return [
    {
      kind: 'chart',
      chart: {
        kind: 'waterfall',
        title: 'Cost of the heat, planned to recorded',
        unit: '',
        steps: [
          { name: 'planned', value: plannedCost, kind: 'total' },
          ...why.map((one) => ({ name: one.why, value: one.amount, kind: 'change' as const })),
          { name: 'recorded', value: cost, kind: 'total' },
        ],
      },
    },
    table(
      ['reason', number('amount')],
      why.map((one) => [one.why, changed(one.amount)]),
    ),
    tableOf(items, [
      ['item', ({ item }) => item],
      [number('planned'), ({ planned }) => money(planned)],
      [number('recorded'), ({ recorded }) => money(recorded)],
      [number('difference'), ({ planned, recorded }) => changed(recorded - planned)],
    ]),
  ];
}

const changed = (amount: number): string => signed(money(amount));

/** A value in a cell; a table inside it is left to the document. */
function shown(value: unknown): string {
  if (typeof value === 'number') return readable(value);
  if (value !== null && typeof value === 'object' && !Array.isArray(value))
    return Object.entries(value)
      .map(([name, one]) => `${name} ${shown(one)}`)
      .join(', ');
  if (!Array.isArray(value)) return value === null ? 'none' : String(value);
  const nested = value.some((item) => typeof item === 'object');
  return nested
    ? `${value.length} rows, in the document of the answer`
    : value.map((item) => shown(item)).join(', ');
}

import type { LifecycleOutput } from '../../documents/lifecycle.ts';
import type { Block, Page } from '../../documents/page.ts';
import type { Chart } from '../../documents/page-charts.ts';
import { metalBlocks } from './metal-blocks.ts';
import { quantityWords } from './method-pages.ts';
import { assumptions, list, number, paragraph, section, table } from './parts.ts';

/** Fields that every output has beside its quantities. */
const FRAME = new Set(['format', 'method', 'manifest', 'assumed', 'notes', 'ignored']);
/** Significant digits of a quantity. */
const DIGITS = 6;

/** One question of the life cycle on its inputs: its quantities, what they rest on, and curves where there are some. */
export function lifecyclePage(output: LifecycleOutput): Page {
  const metal = metalBlocks('the system', output.method, output);
  const shown = (value: unknown): boolean => metal.length === 0 || typeof value !== 'object';
  const quantities = Object.entries(output).filter(([name, value]) => !FRAME.has(name) && shown(value));
  return {
    format: 'remelt-page/1',
    title: `Life cycle: ${output.method}`,
    lead: [
      ...output.notes.map((note) => paragraph(note, 'strong')),
      table(
        ['quantity', number('value')],
        quantities.map(([name, value]) => [name, quantityWords(value, DIGITS)]),
      ),
      ...(metal.length > 0 ? [paragraph('--json has every flow and series.', 'dim')] : []),
      ...chartOf(output).map((chart): Block => ({ kind: 'chart', chart })),
    ],
    sections: [
      ...section('metal', 'Where the metal goes', metal),
      ...assumptions([...output.assumed]),
      ...section('ignored', 'Not read', output.ignored.length > 0 ? list([output.ignored.join(', ')]) : []),
    ],
  };
}

/** Stock, inflow and outflow over the periods, where the answer has them. */
function chartOf(output: LifecycleOutput): Chart[] {
  const names = ['stock', 'inflow', 'outflow'] as const;
  const tones = { stock: 'ink', inflow: 'good', outflow: 'bad' } as const;
  const rows = names.flatMap((name) => {
    const values = output[name];
    return Array.isArray(values) && values.length > 1 && values.every((one) => typeof one === 'number')
      ? [{ name, values: values as readonly number[] }]
      : [];
  });
  if (rows.length < 2) return [];
  return [
    {
      kind: 'xy',
      plot: {
        title: 'Stock and flows',
        description: rows
          .map(({ name, values }) => `${name} ends at ${values.at(-1)!.toPrecision(4)}`)
          .join('; '),
        x: { label: 'period' },
        y: { label: 'amount' },
        series: rows.map(({ name, values }) => ({
          kind: 'line' as const,
          name,
          tone: tones[name],
          points: values.map((value, t) => [t, value] as const),
        })),
      },
    },
  ];
}

import type { LifecycleExplanation, LifecycleOutput } from '../../documents/lifecycle.ts';
import type { Block, Page } from '../../documents/page.ts';
import type { Chart } from '../../documents/page-charts.ts';
import { assumptions, list, number, paragraph, section, table } from './parts.ts';

/** Fields that every output has beside its quantities. */
const FRAME = new Set(['format', 'method', 'manifest', 'assumed', 'notes', 'ignored']);
/** Longer lists are cut for people; the document has them whole. */
const SHOWN = 12;
/** Significant digits of a quantity. */
const DIGITS = 6;

/** One question of the life cycle on its inputs: its quantities, what they rest on, and curves where there are some. */
export function lifecyclePage(output: LifecycleOutput): Page {
  const quantities = Object.entries(output).filter(([name]) => !FRAME.has(name));
  return {
    format: 'remelt-page/1',
    title: `Life cycle: ${output.method}`,
    lead: [
      ...output.notes.map((note) => paragraph(note, 'strong')),
      table(
        ['quantity', number('value')],
        quantities.map(([name, value]) => [name, shown(value)]),
      ),
      ...chartOf(output).map((chart): Block => ({ kind: 'chart', chart })),
    ],
    sections: [
      ...assumptions([...output.assumed]),
      ...section('ignored', 'Not read', output.ignored.length > 0 ? list([output.ignored.join(', ')]) : []),
    ],
  };
}

/** What a question is, where its formula comes from and what it reads. */
export const lifecycleMethodPage = (explanation: LifecycleExplanation): Page => ({
  format: 'remelt-page/1',
  title: `${explanation.name}: ${explanation.title}`,
  lead: [
    {
      kind: 'facts',
      rows: [
        ['formula', explanation.formula],
        ['source', explanation.source],
        ['compared with', explanation.comparedWith],
        ['refuses', explanation.refuses],
      ],
    },
  ],
  sections: section('inputs', 'Inputs', [
    table(
      ['input', 'meaning'],
      Object.entries(explanation.inputs).map(([name, words]) => [name, words]),
    ),
  ]),
});

/** The questions there are. */
export const lifecycleMethodsPage = (rows: readonly LifecycleExplanation[]): Page => ({
  format: 'remelt-page/1',
  title: 'Questions of the life cycle',
  lead: [
    table(
      ['method', 'what it returns'],
      rows.map(({ name, title }) => [name, title]),
    ),
  ],
  sections: [],
});

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

function shown(value: unknown): string {
  if (typeof value === 'number') return Number.isInteger(value) ? String(value) : value.toPrecision(DIGITS);
  if (Array.isArray(value)) {
    const items = value.slice(0, SHOWN).map(shown).join(', ');
    return `[${items}${value.length > SHOWN ? `, ... ${value.length} in all` : ''}]`;
  }
  if (typeof value === 'object' && value !== null)
    return Object.entries(value)
      .map(([name, item]) => `${name} ${shown(item)}`)
      .join(', ');
  return String(value);
}

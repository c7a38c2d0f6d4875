import { actingAs, type TaskContext } from '../../desk/context.ts';
import type { Arrival } from '../../documents/results/arrival.ts';
import type { Content, Reading } from '../../documents/results/reading.ts';
import { recordHeat } from '../heats/record-heat/record-heat.ts';
import { arriveResults } from '../links/arrive-results/arrive-results.ts';
import { runTask } from '../task.ts';
import { heatCharged } from './heat.ts';

/** A table of an instrument in wt%: a sample in each row, an element in each column; names that begin with QC are controls. */
export const tableOf = (rows: Readonly<Record<string, Readonly<Record<string, string>>>>): string => {
  const elements = [...new Set(Object.values(rows).flatMap((one) => Object.keys(one)))];
  return [
    ['Sample', ...elements].join(';'),
    ...Object.entries(rows).map(([name, one]) =>
      [name.replace(/#.*/, ''), ...elements.map((element) => one[element] ?? '')].join(';'),
    ),
  ].join('\n');
};

export const base64 = (text: string): string => Buffer.from(text).toString('base64');

/** The context with a reader of such tables: how files of makers are read has tests of its own. */
export const readsTables = (context: TaskContext): TaskContext => ({
  ...context,
  compute: {
    ...context.compute,
    readResults: async ({ name, bytes }) => readTable(name, Buffer.from(bytes).toString()),
  },
});

function readTable(file: string, text: string): Reading {
  const [head = '', ...lines] = text.split('\n');
  const [, ...elements] = head.split(';');
  const rows = lines.flatMap((line, i): Content[] => {
    const [sample = '', ...cells] = line.split(';');
    return cells.flatMap((cell, j): Content[] =>
      cell === '' ? [] : [contentOf({ sample, element: elements[j]!, text: cell, row: i + 2 })],
    );
  });
  return { format: 'remelt-results/1', file, rows, asks: [], left: [], shape: head };
}

function contentOf(one: Pick<Content, 'sample' | 'element' | 'text' | 'row'>): Content {
  const value = Number(one.text.replace('<', ''));
  return {
    ...one,
    unit: 'wt%',
    value_wtpct: one.text.startsWith('<') ? null : value,
    ...(one.text.startsWith('<') ? { flag: 'below' as const, limit_wtpct: value } : {}),
    ...(one.sample.startsWith('QC') ? { flag: 'control' as const, control: true as const } : {}),
  };
}

/** Heat H-1 in the furnace with bath samples that were taken and not measured. */
export async function bathSampled(...samples: string[]): Promise<TaskContext> {
  const context = readsTables(await heatCharged());
  const taken = samples.map((sample) => ({ of: 'heat:H-1', sample, place: 'bath' }));
  await runTask(recordHeat, { heat: 'H-1', samples: taken }, actingAs('p-melt', context));
  return context;
}

/** A file arrives from an instrument. */
export const arrives = (
  rows: Parameters<typeof tableOf>[0],
  context: TaskContext,
  more: { readonly source?: string; readonly file?: string; readonly method?: string } = {},
): Promise<Arrival> =>
  runTask(
    arriveResults,
    { bytes: base64(tableOf(rows)), source: 'OES-1', file: 'run.csv', method: 'OES', ...more },
    context,
  );

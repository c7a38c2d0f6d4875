import type { Lesson } from '../documents/results/lesson.ts';
import { gridsOf } from './grid.ts';
import { headingOf } from './heading.ts';
import { pairsOf } from './notes.ts';
import { readResults } from './read-results.ts';
import type { ResultFile } from './result-file.ts';
import { shapeOf } from './shape.ts';
import type { Regions } from './table.ts';
import { columnsOf } from './table-columns.ts';
import { regionsOf } from './tables.ts';

/** True for a file of the shape that a lesson was taught on. Throws InputError for an empty file. */
export const fits = (file: ResultFile, { shape }: Pick<Lesson, 'shape'>): boolean =>
  shapeOf(gridsOf(file).map(regionsOf)) === shape;

/**
 * A lesson as far as one file says it by itself: its columns and what they hold, where the sample is named, its controls. A person
 * corrects it and answers its questions. Throws InputError for an empty file.
 */
export function lessonFor(file: ResultFile): Lesson {
  const grids = gridsOf(file);
  const regions = grids.map(regionsOf);
  const { rows, shape } = readResults(file);
  const columns = regions
    .flatMap(({ tables }) => tables)
    .flatMap((table) => {
      const { contents, samples, joined, ...roles } = columnsOf(table, table.headings);
      const named = new Map<number, NonNullable<Lesson['columns']>[number]>();
      const put = (at: number | undefined, role: NonNullable<Lesson['columns']>[number]['role']): void => {
        const heading = at === undefined || at < 0 ? undefined : table.headings[at];
        if (heading && heading.text !== '' && !table.isTurned)
          named.set(at!, { heading: heading.text, role });
      };
      for (const { at, spreadAt, spread, unitAt, markAt } of contents) {
        const heading = table.headings[at]!;
        if (heading.text !== '' && !table.isTurned)
          named.set(at, {
            ...{ heading: heading.text, role: 'content' as const },
            ...(heading.unit ? { unit: heading.unit.printed } : {}),
          });
        put(spreadAt, spread?.role === 'relative-spread' ? 'relative-spread' : 'spread');
        put(unitAt, 'unit');
        put(markAt, 'mark');
      }
      for (const at of joined.length > 0 ? joined : samples.slice(0, 1)) put(at, 'sample');
      for (const role of ['burn', 'unit', 'k', 'mass', 'volume', 'dilution'] as const) put(roles[role], role);
      for (const at of roles.marks) put(at, 'mark');
      for (const at of roles.types) put(at, 'type');
      for (const at of roles.dates) put(at, 'date');
      table.headings.forEach(({ role }, at) => {
        if (role === 'element') put(at, 'element');
        if (role === 'content' && !named.has(at)) put(at, 'content');
      });
      return [...named.values()];
    });
  const key = regions
    .flatMap(({ texts }) => texts.flatMap(pairsOf))
    .find(({ key: word }) => headingOf(word).role === 'sample')?.key;
  const controls = [
    ...new Set(rows.flatMap(({ sample, control }) => (control && sample !== '' ? [sample] : []))),
  ];
  return {
    ...{ format: 'remelt-lesson/1', name: file.name, shape },
    columns: toldApart(columns, regions),
    ...(key === undefined ? {} : { sampleKey: key }),
    ...(controls.length === 0 ? {} : { rows: { controls } }),
  };
}

type Columns = NonNullable<Lesson['columns']>;

/** Columns whose heading is of one kind wherever it stands: "Ni" above contents and above intensities names neither. */
function toldApart(columns: Columns, regions: readonly Regions[]): Columns {
  const roles = new Map<string, Set<string>>();
  const say = (heading: string, role: string): void => {
    roles.set(heading, (roles.get(heading) ?? new Set()).add(role));
  };
  for (const { tables } of regions)
    for (const { headings } of tables) for (const { text, role } of headings) say(text, role);
  const once = [...new Map(columns.map((column) => [column.heading, column])).values()];
  return once.filter(({ heading }) => roles.get(heading)?.size === 1);
}

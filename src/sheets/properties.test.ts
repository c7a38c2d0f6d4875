import { describe, expect, it } from 'vitest';
import { streamKey, uniform } from '../foundation/numerics/random.ts';
import { readText, saidBy } from './testing/said.ts';

/** Numbers of a stream, one after the other. */
function numbers(seed: number): () => number {
  const key = streamKey(seed, 'files of results');
  let place = 0;
  return () => uniform(key, place++);
}

const ELEMENTS = ['Ni', 'Cr', 'Fe', 'Co', 'Mo', 'W', 'Al', 'Ti', 'V', 'Nb', 'C', 'S', 'B', 'Zr', 'Au'];

interface Made {
  readonly columns: readonly { readonly element: string; readonly unit: '%' | 'ppm' }[];
  readonly rows: readonly { readonly name: string; readonly cells: readonly string[] }[];
}

/** A table of samples, burns with means, controls, limits and blanks. */
function tableOf(seed: number): Made {
  const next = numbers(seed);
  const pick = <T>(items: readonly T[]): T => items[Math.floor(next() * items.length)]!;
  const columns = ELEMENTS.filter(() => next() < 0.5)
    .slice(0, 8)
    .map((element) => ({ element, unit: next() < 0.5 ? ('%' as const) : ('ppm' as const) }));
  const shown =
    columns.length < 2
      ? [
          { element: 'Ni', unit: '%' as const },
          { element: 'Cr', unit: '%' as const },
        ]
      : columns;
  const cell = (): string =>
    next() < 0.12 ? `<${(0.01 + next()).toFixed(2)}` : next() < 0.06 ? '' : (1.01 + next() * 40).toFixed(2);
  const names = Array.from(
    { length: 2 + Math.floor(next() * 4) },
    (_, i) => `${pick(['Rod', 'Bar', 'Heat'])} ${seed % 90}-${i + 1}`,
  );
  const rows = names.flatMap((name) => {
    const own = { name, cells: shown.map(cell) };
    return next() < 0.2 ? [{ name: `QC ${name}`, cells: shown.map(cell) }, own] : [own];
  });
  return { columns: shown, rows };
}

interface Style {
  readonly separator: string;
  readonly comma?: boolean;
  readonly order?: readonly number[];
  readonly statistics?: boolean;
  readonly unitRow?: boolean;
}

/** The table as a file of that style. */
function written({ columns, rows }: Made, { separator, comma, order, statistics, unitRow }: Style): string {
  const places = order ?? columns.map((_, i) => i);
  const quoted = (cell: string): string => {
    const text = comma ? cell.replace('.', ',') : cell;
    return text.includes(separator) ? `"${text}"` : text;
  };
  const line = (cells: readonly string[]): string => cells.map(quoted).join(separator);
  const heads = places.map((at) => columns[at]!);
  const figures = ['3.00', '2.00', '9.99'];
  return [
    line(['Sample', ...heads.map(({ element, unit }) => (unitRow ? element : `${element} [${unit}]`))]),
    ...(unitRow ? [line(['', ...heads.map(({ unit }) => unit)])] : []),
    ...rows.map(({ name, cells }) => line([name, ...places.map((at) => cells[at]!)])),
    ...(statistics && rows.length > 1
      ? ['Number', 'Maximum', 'Minimum', 'Std. dev.', 'RSD (%)'].map((word, i) =>
          line([word, ...heads.map(() => figures[i % 3]!)]),
        )
      : []),
    '',
  ].join('\n');
}

/** The table in columns of fixed width. */
function inBlanks({ columns, rows }: Made): string {
  const line = (first: string, cells: readonly string[]): string =>
    first.padEnd(16) + cells.map((cell) => cell.padStart(10)).join('');
  return [
    line(
      'Sample',
      columns.map(({ element }) => element),
    ),
    line(
      '',
      columns.map(({ unit }) => unit),
    ),
    ...rows.map(({ name, cells }) => line(name, cells)),
  ].join('\n');
}

/** Readings by sample, in the order of the elements' names, so that shuffled columns may be compared. */
function sorted(text: string): Readonly<Record<string, readonly string[]>> {
  return Object.fromEntries(
    Object.entries(saidBy(readText(text))).map(([name, own]) => [name, own.toSorted()]),
  );
}

const SEEDS = Array.from({ length: 60 }, (_, i) => i * 7919 + 1);

describe.each(SEEDS)('a table of seed %i', (seed) => {
  const table = tableOf(seed);
  const plain = sorted(written(table, { separator: ',' }));

  it('holds its figures, limits and controls', () => {
    for (const { name, cells } of table.rows) {
      const said = plain[name] ?? [];
      expect(said).toHaveLength(cells.filter((cell) => cell !== '').length);
      const isControl = name.startsWith('QC');
      for (const one of said) {
        // a content of a control is flagged, and a limit has no value
        if (!one.includes('<')) expect(one.endsWith('control')).toBe(isControl);
      }
      expect(said.filter((one) => one.includes('<'))).toHaveLength(
        cells.filter((cell) => cell.startsWith('<')).length,
      );
    }
  });

  it('does not depend on what divides columns, on the decimal sign, or on where the unit stands', () => {
    for (const style of [
      { separator: ';' },
      { separator: '\t' },
      { separator: ';', comma: true },
      { separator: ',', comma: true },
      { separator: ';', comma: true, unitRow: true },
      { separator: '\t', unitRow: true },
    ])
      expect(sorted(written(table, style)), JSON.stringify(style)).toEqual(plain);
    expect(sorted(inBlanks(table)), 'blanks').toEqual(plain);
  });

  it('does not depend on the order of its columns', () => {
    const order = table.columns.map((_, i) => i).toReversed();
    expect(sorted(written(table, { separator: ',', order }))).toEqual(plain);
  });

  it('makes no sample of a row of statistics', () => {
    expect(sorted(written(table, { separator: ';', statistics: true }))).toEqual(plain);
  });
});

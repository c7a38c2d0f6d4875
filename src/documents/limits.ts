import { InputError } from '../foundation/errors.ts';
import type { RawTable } from './raw-table.ts';

interface Window {
  readonly min?: string;
  readonly max?: string;
}

/** Limits as a release document has them. */
export interface Limits {
  readonly limits_wtpct?: Readonly<Record<string, Window>>;
  readonly limits_ppm?: Readonly<Record<string, Window>>;
  readonly sums?: readonly (Window & { readonly elements: readonly string[] })[];
}

interface Stated extends Window {
  /** One element, or several joined with + for their sum. */
  readonly what: string;
  readonly unit: string;
  /** Where it stands, for refusals. */
  readonly place: string;
}

const DECIMAL = /^\d+(\.\d+)?$/;
const WORD = /^([A-Z][a-z]?(?:\+[A-Z][a-z]?)*)=(\d+(?:\.\d+)?)?\.\.(\d+(?:\.\d+)?)?(wt%|%|ppm)?$/;

/** A line of a form of limits, as typed. */
export interface LimitLine {
  /** One element, or several joined with + for their sum. */
  readonly what: string;
  readonly min: string;
  readonly max: string;
  readonly unit: string;
}

/**
 * Lines of limits out of what was pasted: words such as `Cr=17.0..21.0`, or a table of element, min, max and, where it is not wt%,
 * unit, with or without a row of headings. Throws InputError naming what is no limit.
 */
export function pastedLimits(text: string): readonly LimitLine[] {
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== '');
  if (lines.every((line) => line.includes('=')))
    return linesOf(readLimits(lines.flatMap((line) => line.trim().split(/[\s;]+/))));
  const table = lines.map((line) =>
    /[\t;]/.test(line) ? line.split(/[\t;]/) : line.trim().split(line.includes(', ') ? /,\s+/ : /\s+/),
  );
  const [first = []] = table;
  const hasHead = first.some((cell) => cell.trim().toLowerCase() === 'element');
  return linesOf(
    limitsTable({
      where: 'what was pasted',
      header: hasHead ? first : HEAD,
      rows: table.slice(hasHead ? 1 : 0).map((cells, i) => ({ row: i + (hasHead ? 2 : 1), cells })),
      decimal: table.some((cells) => cells.some((cell) => /^\d+,\d+$/.test(cell.trim()))) ? ',' : '.',
    }),
  );
}

const HEAD = ['element', 'min', 'max', 'unit'] as const;

/** Limits of the lines of a form; a line without limits is left out. Throws InputError naming the line. */
export function typedLimits(lines: readonly LimitLine[]): Limits {
  const rows = lines.map(({ what, min, max, unit }, i) => ({ row: i + 1, cells: [what, min, max, unit] }));
  const hasComma = lines.some(({ min, max }) => `${min} ${max}`.includes(','));
  return limitsTable({ where: 'the limits', header: HEAD, rows, decimal: hasComma ? ',' : '.' });
}

/** Limits as lines of a form, as a document states them. */
export function linesOf({ limits_wtpct = {}, limits_ppm = {}, sums = [] }: Stating): readonly LimitLine[] {
  const line = (what: string, { min, max }: StatedWindow, unit: string): LimitLine => ({
    ...{ what, unit },
    ...{ min: min === undefined ? '' : String(min), max: max === undefined ? '' : String(max) },
  });
  return [
    ...Object.entries(limits_wtpct).map(([what, window]) => line(what, window, 'wt%')),
    ...Object.entries(limits_ppm).map(([what, window]) => line(what, window, 'ppm')),
    ...sums.map((sum) => line(sum.elements.join('+'), sum, 'wt%')),
  ];
}

interface StatedWindow {
  readonly min?: string | number | undefined;
  readonly max?: string | number | undefined;
}

interface Stating {
  readonly limits_wtpct?: Readonly<Record<string, StatedWindow>> | undefined;
  readonly limits_ppm?: Readonly<Record<string, StatedWindow>> | undefined;
  readonly sums?: readonly (StatedWindow & { readonly elements: readonly string[] })[] | undefined;
}

/** Limits written as `Cr=17.0..21.0 S=..20ppm Ni=50.0.. Nb+Ta=4.75..5.50`; no unit = wt%. Throws InputError naming the word. */
export function readLimits(words: readonly string[]): Limits {
  return limitsOf(
    words.map((word) => {
      const [, what, min, max, unit = 'wt%'] = WORD.exec(word) ?? [];
      if (what !== undefined && (min ?? max) !== undefined)
        return { what, ...windowOf(min, max), unit: unit === '%' ? 'wt%' : unit, place: word };
      throw new InputError(`"${word}" is no limit`, {
        path: 'limits',
        value: word,
        allowed: 'Cr=17.0..21.0, C=..0.08, Ni=50.0.., S=..20ppm, Nb+Ta=4.75..5.50',
      });
    }),
  );
}

/** Limits of a table with the columns element, min, max and, where it is not wt%, unit. Throws InputError naming the row. */
export function limitsTable({ where, header, rows, decimal }: RawTable): Limits {
  const at = (name: string): number => header.findIndex((head) => head.trim().toLowerCase() === name);
  const [element, min, max, unit] = [at('element'), at('min'), at('max'), at('unit')];
  if (element < 0 || (min < 0 && max < 0))
    throw new InputError(`${where} is not a table of limits`, {
      where,
      allowed: 'the columns element, min, max and unit',
      cure: 'name the columns so in the first row',
    });
  return limitsOf(
    rows.flatMap(({ row, cells }) => {
      const cell = (column: number): string => (column < 0 ? '' : (cells[column] ?? '').trim());
      const what = cell(element).replaceAll(' ', '');
      const place = `${where}, row ${row}`;
      const [low, high] = [cell(min), cell(max)].map((text) => decimalOf(text, { place, decimal }));
      if (what === '' && low === undefined && high === undefined) return [];
      const stated = cell(unit).toLowerCase();
      return [
        {
          what,
          ...windowOf(low, high),
          unit: ['', '%', 'wt%', 'wt.%'].includes(stated) ? 'wt%' : stated,
          place,
        },
      ];
    }),
  );
}

function decimalOf(
  text: string,
  { place, decimal }: { readonly place: string; readonly decimal: '.' | ',' },
): string | undefined {
  if (text === '' || text === '-') return undefined;
  const plain = decimal === ',' ? text.replace(',', '.') : text;
  if (DECIMAL.test(plain)) return plain;
  throw new InputError(`${place}: "${text}" is not a limit`, {
    where: place,
    value: text,
    allowed: 'a decimal such as 0.08, or nothing',
  });
}

const windowOf = (min: string | undefined, max: string | undefined): Window => ({
  ...(min === undefined ? {} : { min }),
  ...(max === undefined ? {} : { max }),
});

function limitsOf(stated: readonly Stated[]): Limits {
  const seen = new Set<string>();
  const limits: Record<'wt%' | 'ppm', Record<string, Window>> = { 'wt%': {}, ppm: {} };
  const sums: (Window & { readonly elements: readonly string[] })[] = [];
  for (const { what, unit, place, ...window } of stated) {
    const elements = what.split('+');
    const [isSum, isPpm] = [elements.length > 1, unit === 'ppm'];
    if (seen.has(what) || (isSum && isPpm) || (unit !== 'wt%' && !isPpm))
      throw new InputError(
        seen.has(what) ? `${place}: ${what} has two lines` : `${place}: ${what} in ${unit} is not read`,
        { where: place, value: what, unit, allowed: 'one line for each element, in wt% or ppm; sums in wt%' },
      );
    seen.add(what);
    if (isSum) sums.push({ elements, ...window });
    else limits[isPpm ? 'ppm' : 'wt%'][what] = window;
  }
  return {
    ...(Object.keys(limits['wt%']).length > 0 && { limits_wtpct: limits['wt%'] }),
    ...(Object.keys(limits.ppm).length > 0 && { limits_ppm: limits.ppm }),
    ...(sums.length > 0 && { sums }),
  };
}

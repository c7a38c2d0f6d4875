import { InputError } from '../foundation/errors.ts';
import type { RawTable } from './yard/raw-table.ts';

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

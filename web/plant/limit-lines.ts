import { type Limits, limitsTable, readLimits } from '../../src/documents/limits.ts';
import { inLocale } from '../design/locale.ts';

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
 * unit, with or without a row of headings. Throws InputError naming what is not a limit.
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
  const rows = lines.map(({ what, min, max, unit }, i) => ({
    row: i + 1,
    cells: [what, pointed(min), pointed(max), unit],
  }));
  return limitsTable({ where: 'the limits', header: HEAD, rows, decimal: '.' });
}

/** A limit with a decimal point: the form was filled in the language of the browser, and may be typed over in another. */
const pointed = (text: string): string => (/^\D*\d+,\d+\D*$/.test(text) ? text.replace(',', '.') : text);

/** Limits as lines of a form, as a document states them. */
export function linesOf({ limits_wtpct = {}, limits_ppm = {}, sums = [] }: Stating): readonly LimitLine[] {
  const line = (what: string, { min, max }: StatedWindow, unit: string): LimitLine => ({
    ...{ what, unit },
    ...{ min: inLocale(String(min ?? '')), max: inLocale(String(max ?? '')) },
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

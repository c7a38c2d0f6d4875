import { type PrintedUnit, printedUnit, splitContent } from '../foundation/quantity/content.ts';
import { PPM_PER } from '../foundation/quantity/format.ts';
import { isReading, parseReading } from '../foundation/quantity/reading.ts';
import { LARGEST_SUM_WTPCT } from '../metal/alloy/composition.ts';
import { elementSymbol } from './common.ts';
import { type DecimalSign, signIn, typedNumber } from './sheet/decimals.ts';

/** One content as an instrument printed it. */
export interface PrintedResult {
  readonly element: string;
  readonly text: string;
  readonly unit: PrintedUnit;
}

/** What could be read of a printout, and each line or cell that could not, with the reason. */
export interface ReadResults {
  readonly results: readonly PrintedResult[];
  readonly wrong: readonly string[];
}

const ELEMENTS: ReadonlySet<string> = new Set(elementSymbol.options);

/**
 * Contents out of a printout of a spectrometer, typed or pasted: an element and its content on each line (`Cr 18,2`,
 * `S=12ppm`, cells of a table), or a row of elements above a row of contents. A comma or a point is a decimal sign; where it
 * may be a thousand, the limit of 100 wt% decides, and of ppm it is said. No unit = wt%.
 */
export function printedResults(printed: string): ReadResults {
  const lines = printed.split(/\r?\n/).filter((line) => line.trim() !== '');
  const rows = lines.map((line) => line.split(/[\t;]/).map((cell) => cell.trim()));
  const said = acrossOf(rows) ?? lines.flatMap(pairsOf);
  const results = new Map<string, PrintedResult>();
  const wrong: string[] = [];
  for (const [name, content] of said) {
    const read = resultOf(name, content);
    if (typeof read === 'string') wrong.push(read);
    else if (results.has(read.element)) wrong.push(`${read.element} stands there twice`);
    else results.set(read.element, read);
  }
  return { results: [...results.values()], wrong };
}

/** Sum of the contents that were found, where it is more than any analysis has [wt%]; undefined for one that may be. */
export function sumTooLarge(
  results: readonly { readonly text: string; readonly unit: PrintedResult['unit'] }[],
): number | undefined {
  const found = results
    .map(({ text, unit }) => ({ unit, reading: parseReading(text) }))
    .filter(({ reading }) => !reading.operator.startsWith('<'));
  const total = found.reduce(
    (sum, { reading, unit }) => sum + (reading.value * PPM_PER[unit]) / PPM_PER['wt%'],
    0,
  );
  return total > LARGEST_SUM_WTPCT ? total : undefined;
}

type Pair = readonly [name: string, content: string];

/** A heading of elements above one row of contents; null for another layout. */
function acrossOf(rows: readonly (readonly string[])[]): readonly Pair[] | null {
  const at = rows.findIndex((cells) => cells.filter((cell) => ELEMENTS.has(bareOf(cell))).length > 1);
  const [heading = [], contents] = at < 0 ? [] : [rows[at], rows[at + 1]];
  if (!contents || contents.some((cell) => ELEMENTS.has(bareOf(cell)))) return null;
  return heading.flatMap((name, i): Pair[] => {
    const content = contents[i] ?? '';
    return ELEMENTS.has(bareOf(name)) && content !== '' ? [[name, content]] : [];
  });
}

/** "Cr [wt%]" -> "Cr". */
const bareOf = (cell: string): string => /^([A-Z][a-z]?)\b/.exec(cell)?.[1] ?? '';

/** `Cr 18,2 %`, `Cr=18.2`, or several of them with blanks between. */
function pairsOf(line: string): readonly Pair[] {
  const text = line.trim();
  // several on one line, each with its own sign: Cr=18.2 Ni=51,4 S=12ppm
  if ((text.match(/=/g)?.length ?? 0) > 1)
    return text
      .split(/[\s;]+/)
      .map((word): Pair => [word.split('=')[0] ?? '', word.split('=').slice(1).join('=')]);
  const [, name = text, content = ''] = /^([A-Za-z]+)\s*[=:\t; ]\s*(.*)$/.exec(text) ?? [];
  return [[name, content.replaceAll(/[\t;]+/g, ' ')]];
}

/** The content of an element, or what is wrong with it. */
function resultOf(name: string, content: string): PrintedResult | string {
  const element = bareOf(name);
  if (!ELEMENTS.has(element)) return `"${name.slice(0, 20)}" is no element`;
  const split = splitContent(content);
  const typed = split && typedNumber(split.number);
  const behind = name.slice(element.length).trim();
  const unit = split?.unit ?? (behind === '' ? 'wt%' : printedUnit(behind));
  if (typed === undefined || unit === undefined)
    return `${element}: "${content.slice(0, 20)}" is not a content`;
  const digits = digitsOf(typed.digits, unit);
  if (digits === null)
    return `${element}: "${content}" may mean two numbers; write it without a separator of thousands`;
  const text = `${typed.operator}${digits}`;
  return isReading(text) ? { element, text, unit } : `${element}: "${content.slice(0, 20)}" is not a content`;
}

/** Digits with a decimal point; null where they may mean two numbers. No content is above 100 wt%. */
function digitsOf(typed: string, unit: PrintedResult['unit']): string | null {
  const sign = signIn(typed);
  const bare = typed.replaceAll(/['’ ]/g, '');
  if (sign === 'none') return bare;
  if (sign === 'odd') return null;
  const point = (of: DecimalSign) => bare.replaceAll(of === ',' ? '.' : ',', '').replace(of, '.');
  if (sign !== 'open') return point(sign);
  return unit === 'wt%' ? bare.replace(',', '.') : null;
}

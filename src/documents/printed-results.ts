import { type PrintedUnit, splitContent } from '../foundation/quantity/content.ts';
import { PPM_PER } from '../foundation/quantity/format.ts';
import { isReading, parseReading } from '../foundation/quantity/reading.ts';
import { LARGEST_SUM_WTPCT } from '../metal/alloy/composition.ts';
import { readAcross } from './printout/across.ts';
import { readDown } from './printout/down.ts';
import { isNothing } from './printout/rows.ts';
import { elementIn, type Said, sampleOfLine, type UnitSaid, unitIn } from './printout/said.ts';
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
  /** Lines that are no result, and rows that were not taken, with the reason. */
  readonly left: readonly string[];
  /** Samples that it holds, where it holds several: one of them is chosen. */
  readonly samples: readonly string[];
}

/**
 * Contents out of a printout of a spectrometer, typed or pasted: an element and its content on each line (`Cr 18,2`,
 * `S=12ppm`, cells of a table), or elements above rows of contents, whose mean counts. A comma or a point is a decimal sign; where it
 * may be a thousand, the limit of 100 wt% decides, and of ppm it is said. The unit stands with the content, in its column, or on a line
 * above; no unit = wt%. What an instrument counted (kcps) is never a content. Each line is taken or named. Of
 * several samples the `chosen` one is taken, and none without a choice.
 */
export function printedResults(printed: string, chosen?: string): ReadResults {
  const lines = printed.split(/\r?\n|\f/).filter((line) => line.trim() !== '');
  const { said, left, wrong, samples } = saidIn(lines, chosen);
  const blocks = blocksOf(said);
  const names = [...blocks.keys()];
  const taken = blocks.size < 2 ? said : (blocks.get(chosen ?? '') ?? []);
  const results = new Map<string, PrintedResult>();
  const faults: string[] = [];
  for (const one of taken) {
    const read = resultOf(one);
    if (typeof read === 'string') faults.push(read);
    else if (results.has(read.element)) faults.push(`${read.element} stands there twice`);
    else results.set(read.element, read);
  }
  if (blocks.size < 2 || names.includes(chosen ?? ''))
    return {
      results: [...results.values()],
      wrong: [...wrong, ...faults],
      left,
      samples: blocks.size < 2 ? samples : names,
    };
  const twice = [...new Set(repeated(said))].slice(0, 3).join(', ');
  const several = `it holds more than one sample: ${twice} and more stand there twice; paste the lines of one`;
  return { results: [], wrong: [several], left, samples: names };
}

/** Elements that stand there again. */
const repeated = (said: readonly Said[]): readonly string[] => {
  const elements = said.map(({ name }) => elementIn(name)).filter((element) => element !== '');
  return elements.filter((element, at) => elements.indexOf(element) < at);
};

/**
 * What is said of each sample, where several stand below each other: a new one begins where an element stands there again. Its name is that
 * of the line above it, else its number.
 */
function blocksOf(said: readonly Said[]): ReadonlyMap<string, readonly Said[]> {
  if (new Set(repeated(said)).size < SAMPLES_FROM) return new Map();
  const blocks: { readonly sample: string | undefined; readonly said: Said[] }[] = [];
  for (const one of said) {
    const last = blocks.at(-1);
    const isAgain = last?.said.some(({ name }) => elementIn(name) === elementIn(one.name)) ?? true;
    if (last && !isAgain) last.said.push(one);
    else blocks.push({ sample: one.sample, said: [one] });
  }
  const isNamed = new Set(blocks.map(({ sample }) => sample)).size === blocks.length;
  return new Map(
    blocks.map((block, i) => [isNamed && block.sample !== undefined ? block.sample : `${i + 1}`, block.said]),
  );
}

/** So many elements that stand there twice are another sample, and not a slip. */
const SAMPLES_FROM = 3;

/** What the lines say, block by block. */
function saidIn(
  lines: readonly string[],
  chosen: string | undefined,
): Pick<ReadResults, 'left' | 'wrong' | 'samples'> & { readonly said: readonly Said[] } {
  const said: Said[] = [];
  const samples = new Set<string>();
  let sample: string | undefined;
  const left: string[] = [];
  const wrong: string[] = [];
  let above: UnitSaid;
  for (let at = 0; at < lines.length; ) {
    const line = lines[at]!;
    const across = readAcross(lines.slice(at), chosen) ?? readDown(lines.slice(at), chosen);
    if (across) {
      const [none, some] = [across.said.filter(isEmpty), across.said.filter((one) => !isEmpty(one))];
      said.push(...some.map((one) => ({ ...one, sample, unit: one.unit ?? above })));
      for (const one of across.samples) samples.add(one);
      left.push(...none.map(({ name, content }) => `${name}: "${content}"`));
      left.push(...across.left);
      wrong.push(...across.wrong);
      at += across.lines;
      continue;
    }
    at++;
    sample = sampleOfLine(line) ?? sample;
    const stated = unitOfAll(line);
    if (stated !== undefined) above = stated;
    else if (isText(line)) left.push(`"${line.trim().slice(0, 40)}" is not a result`);
    else said.push(...pairsOf(line).map((one) => ({ ...one, sample, unit: above })));
  }
  return { said, left, wrong, samples: samples.size > 1 ? [...samples] : [] };
}

/** True where a mark stands in place of a content: "n.d.", "-". */
const isEmpty = ({ content }: Said): boolean => isNothing(content);

/** "Results in ppm", "Unit: kcps": the unit of what stands below; undefined for another line. */
function unitOfAll(line: string): UnitSaid {
  const words = line.trim().split(/[\s:;,\t]+/);
  if (/\d/.test(line) || elementIn(words[0] ?? '') !== '') return undefined;
  return words.map((word) => unitIn(word)).find((unit) => unit !== undefined);
}

/** A line of words, such as a title: it begins with no element, or has more words behind it, and is no name with a number behind it. */
const isText = (line: string): boolean =>
  (elementIn(line) === '' || /^\s*[A-Z][a-z]?\s+([^\W\d]+[.,:;]?\s+)+[^\W\d]+[^\w]*$/.test(line)) &&
  !/=\s*[<>≤≥]?\s*[\d.,]/.test(line) &&
  !/^\s*[A-Za-z]{1,3}\s*[:\t; ]\s*[<>]?\s*[\d.,]/.test(line);

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

/** `Cr 18,2 %`, `Cr=18.2`, or several of them with blanks between. */
function pairsOf(line: string): readonly Said[] {
  const text = line.trim();
  // several on one line, each with its own sign: Cr=18.2 Ni=51,4 S=12ppm
  if ((text.match(/=/g)?.length ?? 0) > 1)
    return text
      .split(/[\s;]+/)
      .map((word) => ({ name: word.split('=')[0] ?? '', content: word.split('=').slice(1).join('=') }));
  const [, name = text, content = ''] = /^([A-Za-z]+)\s*[=:\t; ]\s*(.*)$/.exec(text) ?? [];
  return [{ name, content: content.replaceAll(/[\t;]+/g, ' ') }];
}

/** The content of an element, or what is wrong with it. */
function resultOf({ name, content, unit: above }: Said): PrintedResult | string {
  const element = elementIn(name);
  if (element === '') return `"${name.slice(0, 20)}" is not an element`;
  const split = splitContent(content);
  const typed = split && typedNumber(split.number);
  const behind = name.slice(element.length).trim();
  const unit = split?.unit ?? (behind === '' ? (above ?? 'wt%') : unitIn(behind));
  if (unit === 'intensity') return `${element}: "${content.slice(0, 20)}" is an intensity, not a content`;
  if (typed === undefined || unit === undefined)
    return `${element}: "${content.slice(0, 20)}" is not a content`;
  if (typed.digits.startsWith('-'))
    return `${element}: ${content.slice(0, 20)} is negative: write "<" with the limit of detection, or leave it out`;
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

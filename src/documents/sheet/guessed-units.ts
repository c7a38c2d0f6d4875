import { ownValue } from '../../foundation/quantity/own-value.ts';
import { shiftDecimal } from '../../foundation/quantity/reading.ts';
import { TRACES } from '../../metal/alloy/element.ts';
import { type ColumnUse, mapped, type Question } from './column-use.ts';
import { type DecimalSign, signOf, typedNumber, withPoint } from './decimals.ts';
import type { Layout } from './layout.ts';
import type { SheetCell } from './sheet.ts';
import { type ContentUnit, contentUnitIn } from './units.ts';
import { plainWords } from './words.ts';

/** Elements that superalloys hold in traces: above this a number without a unit is ppm, far below it wt% [number]. */
const SMALL: readonly string[] = [...TRACES, 'Ga', 'Ge', 'In', 'Hg', 'Au', 'Ba', 'Ca', 'Mg'];
const TRACE_PPM_FROM = 0.5;
const TRACE_WTPCT_TO = 0.1;
/** Minor elements: above this a number without a unit is ppm. */
const MINOR_PPM_FROM: Readonly<Record<string, number>> = {
  B: 1,
  C: 5,
  Zr: 5,
  La: 3,
  Ce: 3,
  Y: 3,
  Si: 15,
  Mn: 40,
  Cu: 50,
  V: 20,
};
/** Contents that may be ppm from here [ppm]: less of a minor element, or of a trace, is nobody's result. */
const MINOR_PPM_LEAST = 1;
const TRACE_PPM_LEAST = 0.01;
/** A number so many times above the middle one of its column has slipped its decimal sign, where few have [1]. */
const FAR = 5;

interface Around {
  readonly layout: Layout;
  readonly cells: readonly (readonly SheetCell[])[];
  readonly questions: Question[];
}

/** Columns of results whose heading says no unit, with the unit that the title or the numbers say. */
export function guessedUnits(
  uses: readonly ColumnUse[],
  { layout, cells, questions }: Around,
): ReadonlyMap<number, ColumnUse> {
  const title = contentUnitIn(plainWords(layout.title)).unit;
  const results = uses.filter(({ element }) => element !== undefined);
  const fractions = areFractions(results, cells);
  const guessed = new Map<number, ColumnUse>();
  if (fractions && results.some(({ unit }) => unit === 'wt%'))
    questions.push({
      message: 'the results of every row add up to about 1, and their headings say %',
      cure: "show them as per cent in the sheet, or say --map 'Cr %=Cr[kg/kg]' for each such column",
    });
  for (const use of results) {
    const whole = use.isStated === true ? undefined : wholePerCent(cells[use.at]!);
    if (whole !== undefined)
      questions.push({
        message: `"${use.heading}": ${whole} is stored as it is and shown as per cent, so it would be ${shiftDecimal(whole, 2)} wt%`,
        answers: mapped(use.at, [`${use.element}[wt%]`]),
        cure: `show the cells as numbers, or --map '${use.heading}=${use.element}[wt%]'`,
      });
    if (use.unit !== undefined) continue;
    const numbers = numbersOf(cells[use.at]!);
    const percent = cells[use.at]!.some((cell) => cell.percent);
    const [unit, why] = fractions
      ? (['kg/kg', 'rows add up to 1'] as const)
      : percent
        ? (['wt%', 'cells are shown as per cent'] as const)
        : byNumbers(use.element!, numbers, title === 'at%' ? undefined : title);
    if (unit === undefined)
      questions.push({
        message: `"${use.heading}": ${use.element} of ${numbers.slice(0, 3).join(', ')} may be wt% or ppm`,
        answers: mapped(use.at, [`${use.element}[wt%]`, `${use.element}[ppm]`]),
        cure: `--map '${use.heading}=${use.element}[wt%]' or '${use.heading}=${use.element}[ppm]'`,
      });
    guessed.set(use.at, { ...use, ...(unit === undefined ? {} : { unit }), why: `${use.why}; ${why}` });
  }
  return guessed;
}

/** The first cell that is shown as per cent and holds more than all of it; undefined where none does. */
const wholePerCent = (cells: readonly SheetCell[]): string | undefined =>
  cells.find(({ percent, text }) => percent === true && Number(text) > 1)?.text;

function byNumbers(
  element: string,
  numbers: readonly number[],
  title: ContentUnit | undefined,
): readonly [ContentUnit | undefined, string] {
  const most = Math.max(0, ...withoutSlips(numbers, ppmLeast(element)));
  if (SMALL.includes(element)) {
    if (most > TRACE_PPM_FROM) return ['ppm', 'no unit stated: too much for wt%'];
    if (most <= TRACE_WTPCT_TO)
      return ['wt%', title === 'wt%' ? 'unit in the title' : 'no unit stated: too little for ppm'];
    return title === undefined ? [undefined, 'no unit stated'] : [title, 'unit in the title'];
  }
  const from = ownValue(MINOR_PPM_FROM, element) ?? 100;
  if (most > from) return ['ppm', 'no unit stated: too much for wt%'];
  return title === undefined ? ['wt%', 'no unit stated: the numbers are wt%'] : [title, 'unit in the title'];
}

/** Least content of an element that may be ppm; a main element is not told by it. */
const ppmLeast = (element: string): number =>
  SMALL.includes(element)
    ? TRACE_PPM_LEAST
    : Object.hasOwn(MINOR_PPM_FROM, element)
      ? MINOR_PPM_LEAST
      : Number.POSITIVE_INFINITY;

/** What most cells of a column say: without the few numbers far above, where the others are too little for ppm. */
function withoutSlips(numbers: readonly number[], ppmFrom: number): readonly number[] {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = sorted[Math.floor((sorted.length - 1) / 2)] ?? 0;
  const near = numbers.filter((number) => number <= FAR * middle);
  const few = (numbers.length - near.length) * 2 < numbers.length;
  return few && Math.max(...near) < ppmFrom ? near : numbers;
}

/** True when the numbers of every row add up to about one, or nickel and chromium together to less. */
function areFractions(results: readonly ColumnUse[], cells: readonly (readonly SheetCell[])[]): boolean {
  const columns = results.filter(
    ({ unit, at }) => (unit === undefined || unit === 'wt%') && !cells[at]!.some((cell) => cell.percent),
  );
  const numberIn = (at: number | undefined, row: number): number =>
    at === undefined ? 0 : (numbersOf([cells[at]![row]!])[0] ?? 0);
  const columnOf = (element: string): number | undefined =>
    columns.find((use) => use.element === element)?.at;
  const [nickel, chromium] = [columnOf('Ni'), columnOf('Cr')];
  const count = cells[0]?.length ?? 0;
  let stated = 0;
  for (let row = 0; row < count; row++) {
    const sum = columns.reduce((total, { at }) => total + numberIn(at, row), 0);
    if (sum > 1.03) return false;
    if (sum > 0.9 || (numberIn(nickel, row) > 0.25 && numberIn(chromium, row) > 0.05)) stated += 1;
  }
  return stated > 0 && columns.length > 3;
}

/** Numbers of cells as far as their sign is clear; below a limit counts as the limit. */
function numbersOf(cells: readonly SheetCell[]): number[] {
  const texts = cells.map(({ text }) => text).filter((text) => text !== '');
  const sign = signOf(texts);
  const taken: DecimalSign = sign === ',' ? ',' : '.';
  return texts.flatMap((text) => {
    const typed = typedNumber(text);
    const digits = typed && typed.unit === undefined ? withPoint(typed.digits, taken) : undefined;
    return digits === undefined ? [] : [Number(digits)];
  });
}

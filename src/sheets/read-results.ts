import type { Lesson } from '../documents/results/lesson.ts';
import type { Content, Reading } from '../documents/results/reading.ts';
import { answeredBy, contradictions, takesMean, withControls } from './answers.ts';
import type { ReadFile } from './asks/ask.ts';
import { CELL_QUESTIONS } from './asks/of-cells.ts';
import { END_QUESTIONS } from './asks/of-ends.ts';
import { FILE_QUESTIONS } from './asks/of-files.ts';
import { SAMPLE_QUESTIONS } from './asks/of-samples.ts';
import { decimalOfDrafts, type Worked, worked } from './contents.ts';
import { decimalOf } from './decimal.ts';
import type { Draft } from './draft.ts';
import { gridsOf } from './grid.ts';
import type { KnownSheet } from './known-file.ts';
import { lineDrafts } from './line-drafts.ts';
import { listDrafts } from './list-drafts.ts';
import { meaningsIn, noteOf } from './notes.ts';
import type { ResultFile } from './result-file.ts';
import { shapeOf } from './shape.ts';
import type { Grid, Regions } from './table.ts';
import { tableDrafts } from './table-drafts.ts';
import { regionsOf } from './tables.ts';
import { type Unit, unitOf } from './units.ts';
import { cellOf } from './value.ts';

/**
 * Contents of a file of an instrument or a laboratory, and every question that it leaves: nothing is guessed in its place. A
 * lesson says what a person pointed at on a file of the same shape. Throws InputError for an empty file and for one that is too
 * long.
 */
export function readResults(file: ResultFile, lesson?: Lesson): Reading {
  const grids = gridsOf(file).filter(({ where }) => isTaught(where, lesson));
  const sheets = grids.map((grid) => knownSheet(grid, lesson));
  const taken = sheets.map((sheet, i) => draftsOf(sheet, i * BLOCKS));
  const found = withoutOxidesBeside(withoutInternalStandards(taken.flatMap(({ drafts: own }) => own)));
  const drafts = withMeans(withControls(found, lesson));
  const decimal =
    lesson?.decimal === undefined
      ? decimalOfDrafts(drafts)
      : { sign: lesson.decimal === 'comma' ? (',' as const) : ('.' as const), isSure: true };
  const guesses = guessedUnits(drafts, decimal);
  const contents = drafts
    .map((draft) => worked(draft, decimal, guesses.get(draft.block)))
    .filter((one) => !isSolutionOfControl(one) && !saysNothing(one))
    .filter((one) => !one.content.mean || mayBeBooked(one, lesson));
  const read: ReadFile = {
    ...{ name: file.name, contents, lesson },
    sheets: sheets.map(({ known, regions }) => ({ ...known, texts: regions.texts })),
    ...{ dates: datesIn(grids), grids },
  };
  const shape = shapeOf(sheets.map(({ regions }) => regions));
  const questions = [
    ...contradictions(read, shape),
    ...[...FILE_QUESTIONS, ...END_QUESTIONS, ...SAMPLE_QUESTIONS, ...CELL_QUESTIONS].flatMap(({ of }) =>
      of(read),
    ),
  ];
  const answered = answeredBy(contents, questions, lesson);
  return {
    format: 'remelt-results/1',
    file: file.name,
    rows: answered.contents.filter(hasFigure).map(({ content, open }) => withOpen(content, open)),
    asks: answered.asks,
    left: taken.flatMap(({ left }) => left),
    shape,
    ...(lesson ? { lesson: lesson.name } : {}),
  };
}

/** Tables of one sheet are numbered from here on. */
const BLOCKS = 10_000;

const withOpen = (content: Content, open: readonly string[]): Content =>
  open.length === 0 ? content : { ...content, open: [...new Set(open)] };

/** False for a mean of a control, and for one without a figure; what is below a limit counts where means were asked for. */
const mayBeBooked = ({ content: { control, flag, sample } }: Worked, lesson: Lesson | undefined): boolean =>
  !control && (flag === undefined || (flag === 'below' && takesMean(lesson, sample)));

/** False for a mean whose figure cannot be worked out. */
const hasFigure = ({ content: { mean, flag, value_wtpct, limit_wtpct } }: Worked): boolean =>
  !mean || value_wtpct !== null || typeof limit_wtpct === 'number' || flag === 'excluded';

/** True for a sheet that the lesson takes. */
const isTaught = (where: string, lesson: Lesson | undefined): boolean =>
  lesson?.sheets === undefined || lesson.sheets.some((sheet) => where.endsWith(`, sheet ${sheet}`));

interface Sheet {
  readonly regions: Regions;
  readonly known: KnownSheet;
}

function knownSheet(grid: Grid, lesson: Lesson | undefined): Sheet {
  const regions = regionsOf(grid);
  const signs = new Set<string>();
  for (const { headings } of regions.tables)
    for (const { mark } of headings) if (mark !== undefined) signs.add(mark);
  for (const table of regions.tables)
    for (const row of table.rows)
      for (const cell of [...row.labels, ...row.cells]) {
        for (const mark of cellOf(cell).marks) signs.add(mark);
        if (cellOf(cell).bracketed) signs.add('()');
        const { remark } = cellOf(cell);
        if (remark !== undefined) signs.add(remark);
        const behind = /[*†‡#]{1,2}$/.exec(cell)?.[0];
        if (behind !== undefined) signs.add(behind);
        if (cell.length <= 6 && !/\d/.test(cell)) signs.add(cell);
        for (const word of cell.length < 20 && /\s/.test(cell) ? cell.split(/\s+/) : [])
          if (word.length <= 4) signs.add(word);
        if (/^~/.test(cell)) signs.add('~');
      }
  const notes = regions.texts.map((line) => noteOf(line, lesson?.sampleKey));
  return {
    regions,
    known: {
      ...{ where: grid.where, notes, lesson },
      meanings: meaningsIn(regions.texts, signs),
      decimal: decimalOf(
        regions.tables.flatMap(({ rows }) =>
          rows.flatMap(({ cells }) => cells.flatMap((cell) => cellOf(cell).digits ?? [])),
        ),
      ),
    },
  };
}

function draftsOf(
  { regions, known }: Sheet,
  first: number,
): { readonly drafts: readonly Draft[]; readonly left: readonly string[] } {
  const read = regions.tables.map((table, i) =>
    table.isList ? listDrafts(table, known, first + i) : tableDrafts(table, known, first + i),
  );
  const lines = lineDrafts(regions.texts, known, first + regions.tables.length);
  return {
    drafts: [...read.flatMap(({ drafts }) => drafts), ...lines],
    left: read.flatMap(({ left }) => left),
  };
}

/** Drafts without oxides whose element stands beside them in the same row: both are one content. */
function withoutOxidesBeside(drafts: readonly Draft[]): readonly Draft[] {
  const keyOf = ({ block, row, sample, element, burn }: Draft): string =>
    [block, row, sample, element, burn].join('|');
  const elements = new Set(drafts.filter(({ oxide }) => oxide === undefined).map(keyOf));
  return drafts.filter((draft) => draft.oxide === undefined || !elements.has(keyOf(draft)));
}

/** Drafts with the means of one table as those of the burns in another; what only is called a mean is a result without them. */
function withMeans(drafts: readonly Draft[]): readonly Draft[] {
  const keyOf = ({ sample, element, oxide, line }: Draft): string => [sample, element, oxide, line].join('|');
  const groups = Map.groupBy(drafts, keyOf);
  return drafts.map((draft) => {
    const own = groups.get(keyOf(draft))!;
    const hasBurns = own.some(({ isCalledMean, isMean }) => !isCalledMean && !isMean);
    if (draft.isCalledMean) return hasBurns ? { ...draft, isMean: true } : draft;
    const isOfMean = !draft.isMean && own.some(({ isCalledMean }) => isCalledMean);
    const isBurn = draft.isBurn || draft.hasMean || isOfMean;
    const { isBurn: _, hasMean: __, ...rest } = draft;
    const hasMean = isBurn && own.some((one) => (one.isMean || one.isCalledMean) && isBookable(one));
    return { ...rest, ...(isBurn ? { isBurn } : {}), ...(hasMean ? { hasMean } : {}) };
  });
}

/** True for a mean that prints a figure or a limit: without one its burns are all that there is. */
const isBookable = ({ cell, printedLimit, struck }: Draft): boolean =>
  struck === undefined &&
  (cell.kind === 'number' ||
    (cell.kind === 'below' && (cell.digits !== undefined || printedLimit !== undefined)));

/** Recoveries of an internal standard lie between these [%]. */
const RECOVERY = [70, 130] as const;

/** Drafts without those of an internal standard: its recovery in %, where the others have another unit. */
function withoutInternalStandards(drafts: readonly Draft[]): readonly Draft[] {
  const isPercent = ({ unit }: Draft): boolean => unit?.printed === '%';
  // nickel of 74 % beside boron in ppm is no recovery: all the rest has another unit where one is
  const others = new Set(
    [...Map.groupBy(drafts, ({ block }) => block)]
      .filter(([, own]) => own.filter((draft) => draft.unit && !isPercent(draft)).length * 2 >= own.length)
      .map(([block]) => block),
  );
  const keyOf = ({ block, element, line }: Draft): string => `${block}|${element}|${line ?? ''}`;
  const standards = new Set(
    [
      ...Map.groupBy(
        drafts.filter((draft) => others.has(draft.block)),
        keyOf,
      ),
    ]
      .filter(([, own]) =>
        own.every((draft) => {
          const value = Number(draft.cell.digits?.replace(',', '.'));
          return (
            isPercent(draft) && draft.cell.kind === 'number' && value >= RECOVERY[0] && value <= RECOVERY[1]
          );
        }),
      )
      .map(([key]) => key),
  );
  return drafts.filter((draft) => !standards.has(keyOf(draft)));
}

/** A solution of a control has no mass, and is no metal. */
const isSolutionOfControl = ({ draft, lacks }: Worked): boolean =>
  draft.control !== undefined && draft.unit?.kind === 'solution' && lacks !== undefined;

/** A limit of a burn that was struck out. */
const saysNothing = ({ content: { flag, struck } }: Worked): boolean =>
  struck === true && (flag === 'below' || flag === 'above');

/** An analysis of the main elements without a unit adds up to so much of it. */
const FULL = [
  [40, 102, '%'],
  [850_000, 1_020_000, 'ppm'],
] as const;

/** The unit that makes a table without one add up to a whole; none where it does not. */
function guessedUnits(
  drafts: readonly Draft[],
  decimal: ReturnType<typeof decimalOf>,
): ReadonlyMap<number, Unit> {
  const found = new Map<number, Unit>();
  for (const [block, own] of Map.groupBy(
    drafts.filter(({ unit, cell }) => unit === undefined && cell.kind === 'number'),
    (one) => one.block,
  )) {
    const first = own.filter(
      ({ row }) => row === own[0]!.row || own.every((one) => one.sample === own[0]!.sample),
    );
    const seen = new Map<string, number>();
    for (const draft of first)
      if (!seen.has(draft.element))
        seen.set(draft.element, worked(draft, decimal, undefined).figure?.value ?? 0);
    const total = [...seen.values()].reduce((sum, value) => sum + value, 0);
    const unit = FULL.find(([least, most]) => total >= least && total <= most)?.[2];
    if (unit) found.set(block, unitOf(unit)!);
  }
  return found;
}

/** Cells that may hold a day. */
const datesIn = (grids: readonly Grid[]): readonly string[] =>
  grids.flatMap(({ lines }) =>
    lines.flatMap(({ cells }) =>
      cells.flatMap(({ text }) => (/\d[/-]\d{1,2}[/-]\d/.test(text) ? [text] : [])),
    ),
  );

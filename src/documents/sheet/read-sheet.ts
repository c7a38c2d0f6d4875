import { type ErrorDetail, InputError } from '../../foundation/errors.ts';
import { isElement } from '../../metal/alloy/element.ts';
import { isNewId } from '../../metal/alloy/identifier.ts';
import { ORIGIN_CLASSES } from '../../metal/alloy/words.ts';
import { type LotRow, lotsOf, tried } from '../yard/lot-table.ts';
import { type Answer, REMARK } from '../yard/sheet-order.ts';
import type { ColumnUse, Question } from './column-use.ts';
import { type ColumnOverrides, columnAt, findColumns } from './columns.ts';
import { type DayOrder, orderOf } from './days.ts';
import type { DecimalSign } from './decimals.ts';
import { detailsOf, type Fault, type Mark, marksOf } from './fault.ts';
import { findLayout, type Layout } from './layout.ts';
import type { CellReading, LotSheetRow } from './lot-rows.ts';
import type { SheetRules } from './profile.ts';
import { readRows } from './rows.ts';
import type { Sheet } from './sheet.ts';
import { decimalSigns } from './signs.ts';
import { totalsApart } from './totals.ts';
import { type WordUse, wordsOf } from './word-uses.ts';
import { type FieldName, plainWords } from './words.ts';

/** What who imports says beside the sheet. */
export interface SheetOptions {
  readonly columns?: ColumnOverrides;
  /** Values of fields for the whole sheet, where its cells are empty. */
  readonly set?: ReadonlyMap<FieldName, string>;
  /** What words of cells mean, by their plain words. */
  readonly words?: ReadonlyMap<string, string>;
  readonly dates?: DayOrder | undefined;
  readonly decimal?: DecimalSign | undefined;
  /** Units that look wrong are taken as they are written. */
  readonly asWritten?: boolean;
  /** Rows that are not booked, by their numbers. */
  readonly leftOut?: ReadonlySet<number>;
}

/** A sheet as understood: what each column is, what is open, what is wrong, and the lots where nothing is. */
export interface SheetReading {
  readonly where: string;
  readonly headings: readonly string[];
  readonly headerRows: readonly number[];
  readonly columns: readonly ColumnUse[];
  /** The columns are those of the template: nothing was guessed. */
  readonly exact: boolean;
  readonly questions: readonly Question[];
  readonly faults: readonly ErrorDetail[];
  /** The same, place by place. */
  readonly marks: readonly Mark[];
  /** Empty while there are questions or faults. */
  readonly lots: readonly LotRow[];
  /** The lots with a known word in the place of what is asked or wrong: what else stands against them is told in the same round. */
  readonly tried: readonly LotRow[];
  readonly cells: readonly CellReading[];
  /** Words that became others, and those that mean nothing here yet. */
  readonly words: readonly WordUse[];
  readonly passedOver: Layout['passedOver'];
  readonly dates: DayOrder;
}

/** Understands a sheet of lots. Throws InputError when it has no table; everything else that is wrong is in the answer. */
export function understandSheet(sheet: Sheet, rules: SheetRules, options: SheetOptions = {}): SheetReading {
  const { leftOut = new Set<number>() } = options;
  const whole = findLayout(sheet);
  const layout = without(leftOut, whole, sheet.where);
  // what a column is does not change with the rows that are left out
  const columns = findColumns(whole, rules, options.columns);
  const { exact } = columns;
  const questions = [...columns.questions];
  const faults: Fault[] = doubled(columns.uses);
  if (layout.rows.length === 0)
    faults.push({
      message: 'the table has a header but no lots',
      allowed: 'one row per lot',
      cure: 'write a row below the header for each lot',
    });
  const signs = decimalSigns(columns.uses, layout.rows, {
    stated: options.decimal,
    exact,
    commaSeparated: sheet.commaSeparated ?? false,
  });
  questions.push(...signs.questions);
  faults.push(...signs.faults);
  const dates = dayOrder(columns.uses, layout, { stated: options.dates, questions, faults });
  const set = options.set ?? new Map<FieldName, string>();
  const read = readRows(layout.rows, {
    uses: columns.uses,
    signs: signs.byColumn,
    dayOrder: dates,
    sheet,
    set,
    exact,
    rules,
    words: options.words ?? new Map(),
    asWritten: options.asWritten ?? false,
  });
  askForFields(read.rows, { questions, template: exact ? columns.uses : [], forms: rules.forms });
  faults.push(...read.faults);
  const checked = { ...rules, asWritten: options.asWritten ?? false };
  const lots = lotsOf(questions.length > 0 ? assumed(read.rows, rules) : read.rows, checked, faults);
  const noLots = new Set(read.passedOver.map(({ row }) => row));
  questions.push(
    ...totalsApart(layout, {
      cells: read.cells.filter(({ row }) => !noLots.has(row)),
      uses: columns.uses,
      signs: signs.byColumn,
    }),
    ...(exact ? [] : contentsInRemarks(read.rows, options.words ?? new Map())),
  );
  const details = detailsOf(faults, { where: sheet.where, headings: exact ? [] : layout.headings });
  return {
    where: sheet.where,
    headings: layout.headings,
    headerRows: layout.headerRows,
    columns: columns.uses,
    exact,
    questions,
    faults: details,
    marks: marksOf(faults),
    lots: details.length > 0 || questions.length > 0 ? [] : lots,
    tried: lots
      // a number that no lot can have, and a fault of a row as a whole, the ledger would say once more
      .filter(
        ({ row, lotId }) => isNewId(lotId) && !faults.some((one) => one.row === row && one.at === undefined),
      )
      .map((lot) => tried(lot, { ...rules, hasOpenDays: questions.some(asksDays) })),
    cells: read.cells,
    words: wordsOf(read.cells, columns.uses, rules),
    passedOver: [...layout.passedOver, ...read.passedOver].sort((a, b) => a.row - b.row),
    dates,
  };
}

/** A table without the rows that somebody leaves out. Throws InputError for a row that it does not have. */
function without(leftOut: ReadonlySet<number>, layout: Layout, where: string): Layout {
  const known = new Set([...layout.rows, ...layout.passedOver].map(({ row }) => row));
  const strange = [...leftOut].find((row) => !known.has(row));
  if (strange !== undefined)
    throw new InputError(`row ${strange} cannot be left out: the table has no such row`, {
      where,
      value: strange,
      allowed: 'rows below the headings, by the numbers that the spreadsheet shows',
    });
  const left = layout.rows.filter(({ row }) => leftOut.has(row));
  return {
    ...layout,
    rows: layout.rows.filter(({ row }) => !leftOut.has(row)),
    totals: layout.totals.filter(({ row }) => !leftOut.has(row)),
    passedOver: [...layout.passedOver, ...left.map(({ row }) => ({ row, why: LEFT_OUT }))],
  };
}

/** Why a row is no lot that somebody left out. */
const LEFT_OUT = 'left out by who imports';

/** Rows with something in place of what is asked, so that whatever else is wrong is told at once. */
const assumed = (rows: readonly LotSheetRow[], { forms }: SheetRules): LotSheetRow[] =>
  rows.map((row, i) => {
    const said = (field: FieldName, text: string): LotSheetRow['fields'] => ({
      [field]: row.fields[field]?.text ? row.fields[field] : { text },
    });
    return {
      ...row,
      fields: {
        ...row.fields,
        ...said('form', forms[0] ?? ''),
        ...said('origin_class', 'virgin'),
        ...said('lot_id', `row-${i}`),
        ...said('mass_kg', '1'),
      },
    };
  });

/** Two columns that say the same of a lot. */
function doubled(uses: readonly ColumnUse[]): Fault[] {
  const seen = new Map<string, ColumnUse>();
  return uses.flatMap((use) => {
    const what = use.element === undefined ? use.field : `${use.element} ${use.unit} ${use.method ?? ''}`;
    if (what === undefined) return [];
    const before = seen.get(what);
    seen.set(what, before ?? use);
    if (!before) return [];
    const name = plainWords(use.heading) === plainWords(before.heading) ? columnAt(use.at) : use.heading;
    return [
      {
        row: 1,
        at: use.at,
        value: use.heading,
        message: `column "${use.heading}" appears twice: "${before.heading}" is the same`,
        allowed: 'one column for each',
        cure: `leave one out with --map '${name}=-', or say the method of each: --map '${name}=${use.element ?? use.field}[${use.unit ?? ''}]@OES'`,
      },
    ];
  });
}

function dayOrder(
  uses: readonly ColumnUse[],
  layout: Layout,
  {
    stated,
    questions,
    faults,
  }: { readonly stated: DayOrder | undefined; readonly questions: Question[]; readonly faults: Fault[] },
): DayOrder {
  const use = uses.find(({ field }) => field === 'received_on');
  const cells = layout.rows.flatMap(({ row, cells: all }) => {
    const cell = use && all[use.at];
    return cell && cell.kind !== 'date' && cell.text !== '' ? [{ row, text: cell.text }] : [];
  });
  const order = orderOf(cells.map(({ text }) => text));
  if (stated !== undefined) return stated;
  if (order === 'dmy' || order === 'mdy') return order;
  if (order === 'open')
    questions.push({
      message: `"${use!.heading}": ${cells.find(({ text }) => /^\d{1,2}\D\d{1,2}\D/.test(text))?.text ?? cells[0]!.text} may be day and month, or month and day`,
      cure: '--dates dmy or --dates mdy',
      answers: [
        { say: 'dates', order: 'dmy' },
        { say: 'dates', order: 'mdy' },
      ],
    });
  if (order === 'both')
    faults.push({
      at: use!.at,
      row: cells[0]!.row,
      message: `"${use!.heading}" has dates with the day first and dates with the month first`,
      allowed: 'one order of day and month in a column',
      cure: 'write the dates of the column one way, such as 2026-11-24',
    });
  return 'dmy';
}

/** True for the question in which order day and month stand. */
const asksDays = ({ answers = [] }: Question): boolean => answers.some(({ say }) => say === 'dates');

/** A symbol with a number behind it that is a content: decimals or a unit. */
const CONTENT_IN_WORDS = /(?:^|[\s,;:(])([A-Z][a-z]?)\s*[:=]?\s*[<>~]?\s*(\d+[.,]\d+|\d+\s*(?:%|ppm))/;

/** Remarks that read as a content: booked as words, the content would be known to nobody. */
function contentsInRemarks(
  rows: readonly { readonly row: number; readonly fields: LotSheetRow['fields'] }[],
  words: ReadonlyMap<string, string>,
): Question[] {
  return rows.flatMap(({ row, fields }) => {
    const { text: remark = '', at } = fields.note ?? {};
    const element = CONTENT_IN_WORDS.exec(remark)?.[1];
    if (element === undefined || !isElement(element) || words.get(plainWords(remark)) === REMARK) return [];
    return [
      {
        ...{ row, ...(at === undefined ? {} : { at }) },
        message: `the remark "${remark}" in row ${row} reads as a content of ${element}`,
        mend: `write it into a column ${element}`,
        answers: [{ say: 'word', written: remark, means: REMARK }],
        cure: `write it into a column ${element}, or say --word '${remark}=${REMARK}' where it is only a remark`,
      },
    ];
  });
}

/** Form and origin are stated, never guessed: where a sheet is silent, who imports must say them. */
function askForFields(
  rows: readonly { readonly row: number; readonly fields: LotSheetRow['fields'] }[],
  {
    questions,
    template,
    forms,
  }: {
    readonly questions: Question[];
    readonly template: readonly ColumnUse[];
    readonly forms: readonly string[];
  },
): void {
  const wanted = [
    ['form', 'the form of the metal', '--set form=turnings (or mill-solids, foundry-returns, ...)', forms],
    [
      'origin_class',
      'its origin',
      '--set origin=pre-consumer-external (or post-consumer, internal-revert, virgin)',
      ORIGIN_CLASSES,
    ],
  ] as const;
  for (const [field, what, cure, values] of wanted) {
    const missing = rows.filter(({ fields }) => !fields[field]?.text);
    if (missing.length === 0 || template.some((use) => use.field === field)) continue;
    const place =
      missing.length === rows.length
        ? 'the sheet'
        : `row ${missing
            .slice(0, 5)
            .map(({ row }) => row)
            .join(', ')}${missing.length > 5 ? ' ...' : ''}`;
    const answers = values.map((value): Answer => ({ say: 'set', field, value }));
    questions.push({ message: `${place} does not say ${what}`, cure, answers });
  }
}

/** Same for sheets whose headings are the same, whatever stands below them. */
export const layoutKey = (headings: readonly string[]): string => headings.map(plainWords).join('|');

import type { Lesson } from '../documents/results/lesson.ts';
import { type Heading, headingOf } from './heading.ts';
import { type KnownSheet, statedOfSample } from './known-file.ts';
import type { Table, TableRow } from './table.ts';
import type { Columns } from './table-columns.ts';
import {
  isBlank,
  isCalibration,
  isControl,
  isStruck,
  type LabelKind,
  labelKind,
  saysNormalised,
  saysStruck,
  typeOfRow,
} from './words.ts';

/** What a row of a table is. */
export interface KnownRow {
  readonly row: TableRow;
  readonly kind: 'data' | 'blank' | 'name' | LabelKind;
  /** As the row itself names it; "" where it does not. */
  readonly name: string;
  readonly burn?: number;
  readonly control?: 'name' | 'type';
  /** Why it was struck out; "" without a reason. */
  readonly struck?: string;
  /** It was computed from another row, so that all adds up to 100 %. */
  readonly isNormalised?: true;
  /** Signs of its row that a note may explain. */
  readonly marks: readonly string[];
  readonly type: string;
}

/** "QC*" against a name. */
const matches = (pattern: string, name: string): boolean =>
  new RegExp(
    `^${pattern
      .split('*')
      .map((part) => part.replaceAll(/[.+?^${}()|[\]\\]/g, '\\$&'))
      .join('.*')}$`,
    'i',
  ).test(name.trim());
const isAmong = (patterns: readonly string[] | undefined, name: string): boolean =>
  (patterns ?? []).some((pattern) => matches(pattern, name));

const BURN =
  /^(?:burn|run|rep(?:l(?:icate)?)?|shot|spark|meas(?:urement)?|messung|abbrand|brennfleck|nr|no|point|spot|#)?[.-]?\s*#?\s*(\d{1,3})[.):]?(?:\s+(\S{1,9}))?$/i;

/** What a row is by its labels, its columns and the lesson; long because each of them may overrule another. */
export function knownRow(
  row: TableRow,
  {
    columns,
    table,
    sheet: { lesson, meanings },
  }: {
    readonly columns: Columns;
    readonly table: Table;
    readonly sheet: Pick<KnownSheet, 'lesson' | 'meanings'>;
  },
): KnownRow {
  const cell = (at: number): string => (at < 0 ? '' : (row.cells[at] ?? ''));
  const inColumns = namesIn(row, columns);
  const own = row.labels.filter((text) => text !== '');
  const others = [...columns.unknown, columns.number, columns.burn].map(cell).filter((text) => text !== '');
  const types = columns.types.map(cell).filter((text) => text !== '');
  // a letter alone in a column of types is no word for a statistic
  const labels = [
    ...inColumns,
    ...own,
    ...others,
    ...[...types, ...columns.dates.map(cell)].filter((text) => text.length > 1),
  ];
  const joined = own.join(' ');
  const heading: Heading | undefined = row.heading;
  const numbered = burnIn(row, columns);
  const stated = labels
    // a letter beside the number of a burn is its mark
    .filter((label) => numbered?.burn === undefined || !/^[xs]$/i.test(label))
    .map((label) => kindByLesson(label, lesson) ?? kindByNote(label, meanings) ?? labelKind(label))
    .find((kind) => kind !== undefined);
  const kind = stated ?? labelKind(joined) ?? kindOfHeading(heading);
  const type = types.find((text) => typeOfRow(text) !== undefined) ?? types.join(' ');
  const isNormalised = [type, ...labels, ...columns.notes.map(cell)].some(saysNormalised);
  const isName = (text: string): boolean =>
    (kindByLesson(text, lesson) ?? kindByNote(text, meanings) ?? labelKind(text)) === undefined &&
    // what a note explains is no name
    !(text.length <= 3 && meanings.has(text));
  const said = table.isTurned
    ? nameOfTurned(heading, row)
    : nameOf(
        inColumns.filter((text) => isName(text) && !isResultWord(text)),
        own.filter(isName),
        kind !== undefined,
      );
  // a sign behind a name is of its row: "Rod 2*"
  const [, name = said, sign] = /^(.*[^\s*†‡#])\s?([*†‡#]{1,2})$/.exec(said) ?? [];
  const remark = columns.notes
    .map(cell)
    .filter((text) => text !== '')
    .join('; ');
  const marks = [
    ...columns.marks.map(cell),
    ...(numbered?.mark === undefined ? [] : [numbered.mark]),
    ...own.filter((text) => text.length <= 4 && !/^\d+$/.test(text)),
    ...others.filter((text) => meanings.has(text)),
    ...(sign === undefined ? [] : [sign]),
  ].filter((text) => text !== '');
  const isStruckHere =
    columns.marks.some((at) => struckBy(cell(at), table.headings[at]?.text ?? '', lesson)) ||
    marks.some((mark) => isStruck(mark) || isAmong(lesson?.struck, mark)) ||
    [remark, type, ...columns.marks.map(cell)].some(saysStruck);
  const control =
    controlOf(name, { type, lesson }) ?? controlOf(columns.samples.map(cell).join(' | '), { lesson });
  const isEmpty =
    !table.isList && table.headings.every(({ substance }, at) => !substance || (row.cells[at] ?? '') === '');
  const shared = {
    ...{ row, marks, type },
    ...(numbered?.burn === undefined ? {} : { burn: numbered.burn }),
    ...(isStruckHere
      ? { struck: remark || reasonBehind(columns.marks.map(cell)) || supersededBy(row, columns, table) }
      : isNormalised
        ? { struck: 'normalised to 100 %', isNormalised: true as const }
        : {}),
  };
  if (isEmpty) return { ...shared, kind: kind ?? 'name', name: name || own.join(' ') };
  const isOfBlank =
    kind !== 'bound' &&
    (isAmong(lesson?.rows?.blanks, name) ||
      (!isAmong(lesson?.rows?.samples, name) &&
        (isBlank(name) ||
          typeOfRow(type) === 'blank' ||
          isCalibration(type) ||
          (isCalibration(name) && typeOfRow(type) !== 'sample'))));
  if (isOfBlank || isAmong(lesson?.rows?.ignored, name)) return { ...shared, kind: 'blank', name };
  return {
    ...shared,
    kind: kind ?? 'data',
    name,
    ...(control ? { control } : {}),
  };
}

/** What a lesson says of rows with that label. */
function kindByLesson(label: string, lesson: Lesson | undefined): LabelKind | undefined {
  const rows = lesson?.rows;
  if (isAmong(rows?.means, label)) return 'mean';
  if (isAmong(rows?.spreads, label)) return 'spread';
  return undefined;
}

/** What a note says that a short label stands for: "M = mean". */
const kindByNote = (label: string, meanings: KnownSheet['meanings']): LabelKind | undefined =>
  label.length > 3 ? undefined : labelKind(meanings.get(label)?.words ?? '');

/** A column among burns that its heading tells: a spread, a limit, a unit. */
function kindOfHeading(heading: Heading | undefined): LabelKind | undefined {
  switch (heading?.role) {
    case 'spread':
      return heading.k === 1 ? 'spread' : 'wide';
    case 'relative-spread':
      return 'relative';
    case 'unit':
      return 'units';
    case 'limit':
    case 'ignore':
    case 'intensity':
    case 'mark':
    case 'number':
    case 'mass':
    case 'volume':
    case 'dilution':
      return 'bound';
    default:
      return undefined;
  }
}

/** Name of a column that became a row: none where its heading says that it holds results. */
function nameOfTurned(heading: Heading | undefined, row: TableRow): string {
  if (!heading || heading.role === 'content' || heading.role === 'burn') return '';
  const text = row.labels[0] ?? '';
  return BURN.test(text) ? '' : text;
}

/** "superseded by 103", where a column says by what. */
function supersededBy(row: TableRow, { marks }: Columns, { headings }: Table): string {
  const at = marks.find(
    (one) => /^(superseded|replaced|ersetzt)/i.test(headings[one]?.text ?? '') && row.cells[one],
  );
  return at === undefined ? '' : `${headings[at]!.text} ${row.cells[at]}`.toLowerCase();
}

/** The names that the columns of samples give; columns of one rank that only together tell the rows apart are one name. */
function namesIn(row: TableRow, { samples, joined }: Columns): readonly string[] {
  const names = samples.map((at) => row.cells[at] ?? '').filter((text) => text !== '');
  if (joined.length < 2) return names;
  const name = joined
    .map((at) => row.cells[at] ?? '')
    .filter((text) => text !== '')
    .join(' ');
  return name === '' ? names : [name];
}

function nameOf(inColumns: readonly string[], own: readonly string[], isStatistic: boolean): string {
  const [named] = inColumns;
  if (named !== undefined) return named;
  if (isStatistic) return '';
  // "Heat" before a row says what a line above names
  const label = own.filter((text) => text.length > 1 && !BURN.test(text) && !isKey(text)).join(' ');
  return labelKind(label) === undefined ? label : '';
}

const isKey = (text: string): boolean =>
  !/\d/.test(text) && ['sample', 'content'].includes(headingOf(text).role) && !headingOf(text).substance;

/** "Value", "Result": a row of contents that names no sample. */
const isResultWord = (text: string): boolean =>
  /^(values?|results?|contents?|concentrations?|gehalte?|ergebniss?e?|measured|found)$/i.test(text.trim());

/** A number above it is no burn. */
const MOST_BURNS = 50;

/** The number of a burn, and a sign beside it: "3   D". */
function burnIn(
  row: TableRow,
  columns: Columns,
): { readonly burn?: number; readonly mark?: string } | undefined {
  const cell = columns.burn < 0 ? undefined : row.cells[columns.burn];
  const of = (text: string): { burn?: number; mark?: string } | undefined => {
    const [, sign, rest = ''] = /^([*†‡#!]{1,2})?\s?(.*)$/.exec(text.trim()) ?? [];
    const [, number, mark = /[a-z]/i.test(rest) ? sign : undefined] = BURN.exec(rest) ?? [];
    return number === undefined
      ? undefined
      : { burn: Number(number), ...(mark === undefined ? {} : { mark }) };
  };
  if (cell !== undefined && cell !== '') return of(cell);
  for (const label of [...row.labels, ...columns.unknown.map((at) => row.cells[at] ?? '')]) {
    const found = of(label);
    if (found?.burn !== undefined && found.burn <= MOST_BURNS) return found;
  }
  return undefined;
}

/** True where a column of marks says that the row does not count. */
function struckBy(mark: string, heading: string, lesson: Lesson | undefined): boolean {
  if (mark === '') return false;
  const title = heading.replace(/^is[ _]?/i, '');
  if (isAmong(lesson?.struck, mark)) return true;
  const word = mark.toLowerCase();
  if (/^(incl|use|valid|gültig|accept|in mean)/i.test(title)) return /^(no?|false|0|-|nein|non)$/.test(word);
  if (/^(ex|excl|del|rej|rj|outlier|superseded|replaced|ersetzt)/i.test(title))
    return !/^(no?|false|0|-|nein|ok|non)$/.test(word);
  return isStruck(mark);
}

/** "annulled: crucible cracked", "gelöscht (Lunker)": the reason behind the word in a column of marks; "" without one. */
const reasonBehind = (marks: readonly string[]): string =>
  marks
    .filter(saysStruck)
    .flatMap((mark) => /^[^:(,;]+[:(,;]\s*([^)]*)/.exec(mark)?.[1]?.trim() ?? [])
    .join('; ');

/** How a name, or a column beside it, says that it is a control; undefined for a sample. */
function controlOf(
  name: string,
  { type = '', lesson }: { readonly type?: string; readonly lesson: Lesson | undefined },
): KnownRow['control'] {
  if (isAmong(lesson?.rows?.samples, name)) return undefined;
  if (isAmong(lesson?.rows?.controls, name)) return 'type';
  if (typeOfRow(type) === 'control') return 'type';
  return name.split(' | ').some(isControl) ? 'name' : undefined;
}

/** The same, with what a line above the row says of its sample: "Type: Control sample". */
export const controlAt = (name: string, row: number, sheet: KnownSheet): KnownRow['control'] =>
  controlOf(name, { type: statedOfSample(sheet, row, 'type') ?? '', lesson: sheet.lesson });

/** True for a blank by its name, or by what a line above the row says of it. */
export const isBlankAt = (name: string, row: number, sheet: KnownSheet): boolean =>
  isBlank(name) || typeOfRow(statedOfSample(sheet, row, 'type') ?? '') === 'blank';

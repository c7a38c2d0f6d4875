import type { DayOrder } from '../../documents/sheet/days.ts';
import type { DecimalSign } from '../../documents/sheet/decimals.ts';
import { METHOD_WORDS, nothingIn, wordIn } from '../../documents/sheet/words.ts';
import { columnLetter } from '../../documents/yard/raw-table.ts';
import { momentOf, numberOf, signsOf } from './cells.ts';
import type { HistoryColumn, HistoryTable } from './columns.ts';
import type { Asked, Collected, HistoryRow, ReadContent, RefusedRow } from './rows.ts';
import { type Scale, scalesOf } from './scales.ts';
import { changedUnits } from './unit-change.ts';
import { SETTING_FIELDS, stageIn } from './words.ts';

export interface CollectOptions {
  readonly dates: DayOrder;
  readonly decimal: DecimalSign | undefined;
  /** Values in the other unit of a column whose unit changes: left out, or converted. */
  readonly unitChange: 'leave-out' | 'convert';
}

/** Factor to ppm by the unit of a content. */
const PPM = new Map([
  ['wt%', 1e4],
  ['ppm', 1],
  ['ppb', 1e-3],
  ['kg/kg', 1e6],
]);

/** What the rows of a table say, heat by heat; what cannot be used is named by row. */
export function collectRows(table: HistoryTable, options: CollectOptions): Collected {
  const { layout, where } = table;
  const refused: RefusedRow[] = layout.passedOver
    .filter(({ why }) => why !== 'a line')
    .map(({ row, why }) => ({ where: `${where}, row ${row}`, words: `not a heat: ${why}` }));
  const signs = signsOf(table, options.decimal);
  const asked = askedOf(table, signs);
  if (layout.rows.length === 0) {
    asked.push({
      where,
      words: `${where} has no row below its headings`,
      cure: 'bring a table with one row for each heat or sample',
    });
    return { rows: [], refused, asked, taken: [] };
  }
  if (fieldOf(table, 'heat') === undefined) {
    const headings = layout.headings.filter((one) => one !== '').slice(0, 12);
    asked.push({
      where,
      words: `no column of ${where} holds the number of the heat`,
      cure: `--map 'HEADING=heat' names it; the headings are ${headings.join(', ')}`,
    });
    return { rows: [], refused, asked, taken: [] };
  }
  const scales = scalesOf(table, { signs: signs.byColumn, asked });
  const reader: Reader = { table, signs: signs.byColumn, scales, refused, dates: options.dates };
  const rows = layout.rows.flatMap((row) => rowIn(row, reader));
  const { kept, named } = changedUnits(rows, table, options.unitChange);
  const taken = [...scales.values()].flatMap(({ taken: words }) => (words === undefined ? [] : [words]));
  return {
    rows: kept,
    refused: [...refused, ...named.refused],
    asked,
    taken: [...taken, ...named.taken],
  };
}

type Fields = HistoryColumn['field'];
type Row = HistoryTable['layout']['rows'][number];

const fieldOf = ({ columns }: HistoryTable, field: Fields): HistoryColumn | undefined =>
  columns.find((one) => one.field === field);

/** What is open of units and decimals of a table. */
const askedOf = ({ where, questions }: HistoryTable, { both, open }: ReturnType<typeof signsOf>): Asked[] => [
  ...questions.map(({ message, cure }) => ({ where, words: message, cure })),
  ...both.map((heading) => ({
    where,
    words: `"${heading}" has decimals with a comma and with a point`,
    cure: 'write all decimals of the column with one sign, or say --decimal comma or --decimal point',
  })),
  ...open.map(({ heading, text }) => ({
    where,
    words: `"${heading}": ${text} may be ${text.replace(/[.,]/, '')} or ${text.replace(',', '.')}`,
    cure: '--decimal comma or --decimal point says which sign is the decimal sign',
  })),
];

/** How the cells of a table are read, and what is refused on the way. */
interface Reader {
  readonly table: HistoryTable;
  readonly signs: ReadonlyMap<number, DecimalSign>;
  readonly scales: ReadonlyMap<number, Scale>;
  readonly refused: RefusedRow[];
  readonly dates: DayOrder;
}

function rowIn(row: Row, reader: Reader): HistoryRow[] {
  const { table, refused } = reader;
  const place = `${table.where}, row ${row.row}`;
  const text = (field: Fields): string | undefined => textIn(row, fieldOf(table, field));
  const heat = text('heat');
  if (heat === undefined) {
    refused.push({
      where: place,
      words: 'the row names no heat',
      cure: 'write the number of the heat into it',
    });
    return [];
  }
  const masses = massesIn(row, heat, reader);
  const negative = masses.find(([, kg]) => kg < 0);
  if (negative) {
    refused.push({
      where: place,
      heat,
      words: `${negative[1]} kg of ${negative[0]}`,
      cure: 'a mass is above zero',
    });
    return [];
  }
  const time = fieldOf(table, 'at');
  const stageText = text('stage') ?? text('sample');
  const method = text('method');
  return [
    {
      ...{ table, place, row: row.row, heat, masses },
      settings: settingsIn(row, heat, reader),
      ...opt('furnace', text('furnace')),
      ...opt('at', momentIn(row, heat, reader)),
      ...opt('stage', stageText === undefined ? undefined : stageIn(stageText)),
      ...opt('sample', text('sample')),
      ...opt('at_s', time && scaledNumber(row, time, { heat, reader })),
      ...opt('method', method === undefined ? undefined : (wordIn(METHOD_WORDS, method) ?? method)),
      ...opt('lining', text('lining')),
      ...opt('atmosphere', text('atmosphere')),
      contents: table.columns.flatMap((one) => contentIn(row, one, { heat, reader })),
    },
  ];
}

function textIn({ cells }: Row, column: HistoryColumn | undefined): string | undefined {
  const own = column === undefined ? '' : (cells[column.at]?.text ?? '');
  return nothingIn(own) === undefined ? own : undefined;
}

const placeOf = ({ row }: Row, { at, heading }: HistoryColumn, { where }: HistoryTable): string =>
  `${where}, cell ${columnLetter(at)}${row} (${heading})`;

interface Of {
  readonly heat: string;
  readonly reader: Reader;
}

/** The number of a cell in the unit of the document; undefined for an empty one, and for one that is refused. */
function scaledNumber(row: Row, column: HistoryColumn, { heat, reader }: Of): number | undefined {
  const cell = row.cells[column.at];
  const read = numberOf(cell, reader.signs.get(column.at)!);
  if (read === null) return undefined;
  if (read !== undefined) {
    const { factor, offset } = reader.scales.get(column.at)!;
    return read.value * factor + offset;
  }
  reader.refused.push({
    where: placeOf(row, column, reader.table),
    heat,
    words: `"${cell!.text}" is not a number`,
    cure: 'correct the cell, or leave it empty',
  });
  return undefined;
}

function momentIn(row: Row, heat: string, { table, refused, dates }: Reader): string | undefined {
  const column = fieldOf(table, 'date');
  const cell = column && row.cells[column.at];
  const at = momentOf(cell, dates, {});
  if (column && at === undefined && (cell?.text ?? '') !== '')
    refused.push({
      where: placeOf(row, column, table),
      heat,
      words: `"${cell!.text}" is not a date`,
      cure: 'write it such as 2026-03-05',
    });
  return at;
}

const settingsIn = (row: Row, heat: string, reader: Reader): HistoryRow['settings'] =>
  Object.fromEntries(
    reader.table.columns.flatMap((one) => {
      if (one.field === undefined) return [];
      if (!(one.field in SETTING_FIELDS) && one.field !== 'mass' && one.field !== 'tapped') return [];
      const value = scaledNumber(row, one, { heat, reader });
      return value === undefined ? [] : [[one.field, value]];
    }),
  );

/** Masses by class of scrap: the class and mass of the row, or a column for each class. */
function massesIn(row: Row, heat: string, reader: Reader): HistoryRow['masses'] {
  const { table } = reader;
  const wide = table.columns.flatMap((one) => {
    const kg = one.material === undefined ? undefined : scaledNumber(row, one, { heat, reader });
    return one.material === undefined || kg === undefined || kg === 0 ? [] : [[one.material, kg] as const];
  });
  const [of, amount] = [fieldOf(table, 'material'), fieldOf(table, 'amount')];
  if (of === undefined || amount === undefined) return wide;
  const kg = scaledNumber(row, amount, { heat, reader });
  const material = textIn(row, of);
  if (kg === undefined || kg === 0) return wide;
  if (material !== undefined) return [[material, kg], ...wide];
  reader.refused.push({
    where: `${table.where}, row ${row.row}`,
    heat,
    words: `${kg} kg of no class of scrap`,
    cure: 'write the class into the row',
  });
  return wide;
}

function contentIn(row: Row, column: HistoryColumn, { heat, reader }: Of): readonly ReadContent[] {
  const { content, unit = 'wt%' } = column;
  if (content === undefined) return [];
  const cell = row.cells[column.at];
  const read = numberOf(cell, reader.signs.get(column.at)!);
  if (read === null) return [];
  const refuse = (words: string, cure: string): readonly ReadContent[] => {
    reader.refused.push({ where: placeOf(row, column, reader.table), heat, words, cure });
    return [];
  };
  if (read === undefined) {
    const why = nothingIn(cell!.text);
    return why === undefined
      ? refuse(`"${cell!.text}" is not a content`, 'correct the cell, or leave it empty')
      : refuse(`"${cell!.text}" is ${why}`, 'write the limit, such as <0.5');
  }
  const ppm = read.value * (PPM.get(unit) ?? 1);
  if (ppm < 0 || ppm > 1e6)
    return refuse(`${cell!.text} ${unit} of ${content.element} is not a content`, 'correct the cell');
  // a content of exactly zero is one that was not found
  if (ppm === 0) return [];
  return [
    {
      ...{ element: content.element, ppm, below: read.below },
      ...opt('method', content.method),
      ...opt('stage', content.stage),
      ...opt('sample', content.sample),
      ...opt('at_s', content.at_s),
    },
  ];
}

const opt = <K extends string, V>(key: K, value: V | undefined): { readonly [P in K]?: V } =>
  (value === undefined ? {} : { [key]: value }) as { readonly [P in K]?: V };

import type { DayOrder } from '../../documents/sheet/days.ts';
import type { DecimalSign } from '../../documents/sheet/decimals.ts';
import type { MassUnit } from '../../documents/sheet/units.ts';
import { METHOD_WORDS, nothingIn, wordIn } from '../../documents/sheet/words.ts';
import { columnLetter } from '../../documents/yard/raw-table.ts';
import { conversionOf } from '../../foundation/quantity/recorded-units.ts';
import type { ElementSymbol } from '../../metal/alloy/element.ts';
import { momentOf, numberOf, signsOf } from './cells.ts';
import { type HistoryColumn, type HistoryTable, KILOGRAMS } from './columns.ts';
import { secondsOf } from './headings.ts';
import { changedUnits } from './unit-change.ts';
import { SETTING_FIELDS, type Stage, stageIn } from './words.ts';

/** A content as it was read [ppm]. */
export interface ReadContent {
  readonly element: ElementSymbol;
  readonly ppm: number;
  readonly below: boolean;
  readonly method?: string;
  readonly stage?: Stage;
  /** Sample of a column for itself. */
  readonly sample?: string;
  readonly at_s?: number;
}

/** What one row says of its heat. */
export interface HistoryRow {
  readonly table: HistoryTable;
  readonly place: string;
  readonly row: number;
  readonly heat: string;
  readonly furnace?: string;
  readonly at?: string;
  readonly stage?: Stage;
  readonly sample?: string;
  readonly at_s?: number;
  readonly method?: string;
  /** Settings [SI], masses [kg], words. */
  readonly settings: Readonly<Partial<Record<keyof typeof SETTING_FIELDS | 'mass' | 'tapped', number>>>;
  readonly lining?: string;
  readonly atmosphere?: string;
  readonly contents: readonly ReadContent[];
  /** Masses by class of scrap or addition [kg]. */
  readonly masses: readonly (readonly [name: string, kg: number])[];
}

/** A row, or a cell of one, that cannot be used. */
export interface RefusedRow {
  readonly where: string;
  readonly heat?: string;
  readonly words: string;
  readonly cure?: string;
}

/** What only a person can say. */
export interface Asked {
  readonly where: string;
  readonly words: string;
  readonly cure: string;
}

export interface Collected {
  readonly rows: readonly HistoryRow[];
  readonly refused: readonly RefusedRow[];
  readonly asked: readonly Asked[];
  readonly taken: readonly string[];
}

export interface CollectOptions {
  readonly dates: DayOrder;
  readonly decimal: DecimalSign | undefined;
  /** Values in the other unit of a column whose unit changes: left out, or converted. */
  readonly unitChange: 'leave-out' | 'convert';
}

/** Factor to ppm by the unit of a content. */
const PPM: Readonly<Record<string, number>> = { 'wt%': 1e4, ppm: 1, ppb: 1e-3, 'kg/kg': 1e6 };

/** What the rows of a table say, heat by heat; what cannot be used is named by row. */
export function collectRows(table: HistoryTable, options: CollectOptions): Collected {
  const { layout, columns, where } = table;
  const refused: RefusedRow[] = layout.passedOver
    .filter(({ why }) => why !== 'a line')
    .map(({ row, why }) => ({ where: `${where}, row ${row}`, words: `not a heat: ${why}` }));
  const signs = signsOf(table, options.decimal);
  const asked: Asked[] = [
    ...table.questions.map(({ message, cure }) => ({ where, words: message, cure })),
    ...signs.both.map((heading) => ({
      where,
      words: `"${heading}" has decimals with a comma and with a point`,
      cure: 'write all decimals of the column with one sign, or say --decimal comma or --decimal point',
    })),
    ...signs.open.map(({ heading, text }) => ({
      where,
      words: `"${heading}": ${text} may be ${text.replace(/[.,]/, '')} or ${text.replace(',', '.')}`,
      cure: '--decimal comma or --decimal point says which sign is the decimal sign',
    })),
  ];
  const column = (field: HistoryColumn['field']): HistoryColumn | undefined =>
    columns.find((one) => one.field === field);
  const heatColumn = column('heat');
  if (heatColumn === undefined) {
    asked.push({
      where,
      words: `no column of ${where} holds the number of the heat`,
      cure: `--map 'HEADING=heat' names it; the headings are ${layout.headings
        .filter((one) => one !== '')
        .slice(0, 12)
        .join(', ')}`,
    });
    return { rows: [], refused, asked, taken: [] };
  }
  const scales = scalesOf(columns, { table, signs: signs.byColumn, asked });
  const taken = [...scales.values()].flatMap(({ taken: words }) => (words === undefined ? [] : [words]));
  const rows = layout.rows.flatMap(({ row, cells }): HistoryRow[] => {
    const place = `${where}, row ${row}`;
    const text = (field: HistoryColumn['field']): string | undefined => {
      const one = column(field);
      const own = one === undefined ? '' : (cells[one.at]?.text ?? '');
      return nothingIn(own) === undefined ? own : undefined;
    };
    const heat = text('heat');
    if (heat === undefined) {
      refused.push({
        where: place,
        words: 'the row names no heat',
        cure: 'write the number of the heat into it',
      });
      return [];
    }
    const number = (one: HistoryColumn): number | undefined => {
      const read = numberOf(cells[one.at], signs.byColumn.get(one.at)!);
      if (read === null) return undefined;
      if (read === undefined) {
        refused.push({
          where: `${where}, cell ${columnLetter(one.at)}${row} (${one.heading})`,
          heat,
          words: `"${cells[one.at]!.text}" is not a number`,
          cure: 'correct the cell, or leave it empty',
        });
        return undefined;
      }
      const { factor, offset } = scales.get(one.at)!;
      return read.value * factor + offset;
    };
    const moment = column('date');
    const at = moment && momentOf(cells[moment.at], options.dates, {});
    if (moment && at === undefined && (cells[moment.at]?.text ?? '') !== '')
      refused.push({
        where: `${where}, cell ${columnLetter(moment.at)}${row} (${moment.heading})`,
        heat,
        words: `"${cells[moment.at]!.text}" is not a date`,
        cure: 'write it such as 2026-03-05',
      });
    const settings = Object.fromEntries(
      columns.flatMap((one) => {
        if (
          one.field === undefined ||
          !(one.field in SETTING_FIELDS || one.field === 'mass' || one.field === 'tapped')
        )
          return [];
        const value = number(one);
        return value === undefined ? [] : [[one.field, value]];
      }),
    );
    const time = column('at');
    const at_s = time && number(time);
    const stageText = text('stage') ?? text('sample');
    const stage = stageText === undefined ? undefined : stageIn(stageText);
    const materialColumn = column('material');
    const material = materialColumn && text('material');
    const amountColumn = column('amount');
    const amount = amountColumn && number(amountColumn);
    const wide = columns.flatMap((one) => {
      if (one.material === undefined) return [];
      const kg = number(one);
      return kg === undefined || kg === 0 ? [] : [[one.material, kg] as const];
    });
    if (materialColumn && amountColumn && material === undefined && amount !== undefined)
      refused.push({
        where: place,
        heat,
        words: `${amount} kg of no class of scrap`,
        cure: 'write the class into the row',
      });
    const masses = [
      ...(material !== undefined && amount !== undefined ? [[material, amount] as const] : []),
      ...wide,
    ];
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
    const method = text('method');
    return [
      {
        ...{ table, place, row, heat, settings, masses },
        ...opt('furnace', text('furnace')),
        ...opt('at', at),
        ...opt('stage', stage),
        ...opt('sample', text('sample')),
        ...opt('at_s', at_s),
        ...opt('method', method === undefined ? undefined : (wordIn(METHOD_WORDS, method) ?? method)),
        ...opt('lining', text('lining')),
        ...opt('atmosphere', text('atmosphere')),
        contents: columns.flatMap((one) =>
          contentIn(one, { cells, row, heat, where, sign: signs.byColumn.get(one.at)!, refused }),
        ),
      },
    ];
  });
  const { kept, named } = changedUnits(rows, table, options.unitChange);
  return {
    rows: kept,
    refused: [...refused, ...named.refused],
    asked: [...asked, ...named.asked],
    taken: [...taken, ...named.taken],
  };
}

const opt = <K extends string, V>(key: K, value: V | undefined): { readonly [P in K]?: V } =>
  (value === undefined ? {} : { [key]: value }) as { readonly [P in K]?: V };

function contentIn(
  column: HistoryColumn,
  {
    cells,
    row,
    heat,
    where,
    sign,
    refused,
  }: {
    readonly cells: HistoryTable['layout']['rows'][number]['cells'];
    readonly row: number;
    readonly heat: string;
    readonly where: string;
    readonly sign: DecimalSign;
    readonly refused: RefusedRow[];
  },
): readonly ReadContent[] {
  const { content, unit } = column;
  if (content === undefined) return [];
  const cell = cells[column.at];
  const read = numberOf(cell, sign);
  if (read === null) return [];
  const place = `${where}, cell ${columnLetter(column.at)}${row} (${column.heading})`;
  if (read === undefined) {
    const why = nothingIn(cell!.text);
    refused.push({
      where: place,
      heat,
      words: why === undefined ? `"${cell!.text}" is not a content` : `"${cell!.text}" is ${why}`,
      cure: why === undefined ? 'correct the cell, or leave it empty' : 'write the limit, such as <0.5',
    });
    return [];
  }
  const ppm = read.value * (PPM[unit ?? 'wt%'] ?? 1);
  if (ppm < 0 || ppm > 1e6) {
    refused.push({
      where: place,
      heat,
      words: `${cell!.text} ${unit} of ${content.element} is not a content`,
      cure: 'correct the cell',
    });
    return [];
  }
  // a content of exactly zero is what was not found
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

interface Scale {
  readonly factor: number;
  readonly offset: number;
  readonly taken?: string;
}

/** How the numbers of each column become those of the document; what cannot be told is asked. */
function scalesOf(
  columns: readonly HistoryColumn[],
  {
    table,
    signs,
    asked,
  }: {
    readonly table: HistoryTable;
    readonly signs: ReadonlyMap<number, DecimalSign>;
    readonly asked: Asked[];
  },
): ReadonlyMap<number, Scale> {
  return new Map(
    columns.map((column) => {
      const values = (): number[] =>
        table.layout.rows.flatMap(
          ({ cells }) => numberOf(cells[column.at], signs.get(column.at)!)?.value ?? [],
        );
      const scale = scaleOf(column, values);
      if (scale !== undefined) return [column.at, scale];
      const unit = SETTING_FIELDS[column.field as 'pressure'];
      asked.push({
        where: table.where,
        words:
          column.unit === undefined
            ? `"${column.heading}" says no unit of its ${column.field}`
            : `"${column.heading}": ${column.unit} is not a unit of ${column.field}`,
        cure: `--map '${column.heading}=${column.field}[${EXAMPLE[unit] ?? unit}]'; '${column.heading}=-' leaves it out`,
      });
      return [column.at, { factor: 1, offset: 0 }];
    }),
  );
}

const EXAMPLE: Readonly<Record<string, string>> = { Pa: 'mbar', 'Pa m3/s': 'mbar l/s', K: '°C', s: 'min' };
/** Melts of these furnaces are hotter than this in kelvin, and colder in degrees Celsius (assumption). */
const KELVIN_FROM = 1690;
/** A time of a heat without a unit is in seconds from here, and in minutes below (assumption). */
const SECONDS_FROM = 600;

function scaleOf(
  { field, unit, heading, material }: HistoryColumn,
  values: () => number[],
): Scale | undefined {
  const middle = (): number => {
    const sorted = values().sort((a, b) => a - b);
    return sorted[Math.floor(sorted.length / 2)] ?? 0;
  };
  if (field === 'mass' || field === 'tapped' || field === 'amount' || material !== undefined) {
    if (unit !== undefined) return { factor: KILOGRAMS[unit as MassUnit] ?? 1, offset: 0 };
    // a heat below 50 of something is in tonnes only where the heading says so
    return { factor: 1, offset: 0, taken: `"${heading}": no unit stated, taken as kg` };
  }
  if (field === 'time' || field === 'at') {
    const seconds = unit === undefined ? undefined : secondsOf(unit);
    if (unit !== undefined) return seconds === undefined ? undefined : { factor: seconds, offset: 0 };
    const isSeconds = middle() >= SECONDS_FROM;
    return {
      factor: isSeconds ? 1 : 60,
      offset: 0,
      taken: `"${heading}": no unit stated, taken as ${isSeconds ? 'seconds' : 'minutes'} by its numbers`,
    };
  }
  if (field === 'temperature' && unit === undefined) {
    const isKelvin = middle() >= KELVIN_FROM;
    return {
      ...{ factor: 1, offset: isKelvin ? 0 : 273.15 },
      taken: `"${heading}": no unit stated, taken as ${isKelvin ? 'K' : '°C'} by its numbers`,
    };
  }
  if (field !== 'temperature' && field !== 'pressure' && field !== 'leak') return { factor: 1, offset: 0 };
  const conversion =
    unit === undefined ? undefined : conversionOf(unit, { setting: SETTING_FIELDS[field], isCounter: false });
  return conversion && { factor: conversion.factor, offset: conversion.offset ?? 0 };
}

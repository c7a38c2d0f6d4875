import type { DecimalSign } from '../../documents/sheet/decimals.ts';
import { conversionOf } from '../../foundation/quantity/recorded-units.ts';
import { numberOf } from './cells.ts';
import { type HistoryColumn, type HistoryTable, KILOGRAMS } from './columns.ts';
import { secondsOf } from './headings.ts';
import type { Asked } from './rows.ts';
import { SETTING_FIELDS } from './words.ts';

/** How the numbers of a column become those of the document. */
export interface Scale {
  readonly factor: number;
  readonly offset: number;
  readonly taken?: string;
}

/** How the numbers of each column become those of the document; what cannot be told is asked. */
export function scalesOf(
  table: HistoryTable,
  { signs, asked }: { readonly signs: ReadonlyMap<number, DecimalSign>; readonly asked: Asked[] },
): ReadonlyMap<number, Scale> {
  const { columns } = table;
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
        cure: `--map '${column.heading}=${column.field}[${EXAMPLE.get(unit) ?? unit}]'; '${column.heading}=-' leaves it out`,
      });
      return [column.at, { factor: 1, offset: 0 }];
    }),
  );
}

const EXAMPLE = new Map([
  ['Pa', 'mbar'],
  ['Pa m3/s', 'mbar l/s'],
  ['K', '°C'],
  ['s', 'min'],
]);
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
    if (unit !== undefined) return { factor: KILOGRAMS.get(unit) ?? 1, offset: 0 };
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

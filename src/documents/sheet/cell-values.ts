import { shiftDecimal } from '../../foundation/quantity/reading.ts';
import { isElement } from '../../metal/alloy/element.ts';
import type { ColumnUse } from './column-use.ts';
import { type DecimalSign, typedNumber, withPoint } from './decimals.ts';
import type { ResultValue } from './lot-rows.ts';
import { amountIn, currencyIn } from './price-unit.ts';
import type { SheetRules } from './profile.ts';
import type { SheetCell } from './sheet.ts';
import { CONTENT_SHIFT, type ContentUnit, type MassUnit, massUnitIn } from './units.ts';
import {
  ELEMENT_WORDS,
  FORM_WORDS,
  METHOD_WORDS,
  ORIGIN_WORDS,
  type OriginWord,
  plainWords,
  wordIn,
} from './words.ts';

/** Why a cell cannot be read, as a refusal says it. */
export interface Unread {
  readonly message: string;
  readonly allowed: string;
  readonly cure: string;
}

const isUnread = (value: object): value is Unread => 'message' in value;

export { isUnread };

const MASS_UNITS: readonly string[] = ['kg', 't', 'g', 'lb'];
/** kg per pound, by definition. */
const KG_PER_LB = 0.45359237;

interface Digits {
  readonly operator: string;
  readonly digits: string;
  readonly unit?: string | undefined;
}

/** Digits of a cell with a point, its sign of comparison and its unit; undefined for what is not a number. */
function digitsIn({ text, kind }: SheetCell, sign: DecimalSign): Digits | undefined {
  if (kind === 'number') return { operator: '', digits: text };
  const typed = kind === 'text' ? typedNumber(text) : undefined;
  const digits = typed && withPoint(typed.digits, sign);
  return digits === undefined ? undefined : { operator: typed!.operator, digits, unit: typed!.unit };
}

/** Kilograms of a cell, to the gram where a workbook computed it or another unit was converted. */
export function massIn(cell: SheetCell, { unit = 'kg' }: ColumnUse, sign: DecimalSign): string | Unread {
  const read = digitsIn(cell, sign);
  const stated = (read?.unit ?? unit) as MassUnit;
  if (read?.operator !== '' || cell.percent || !MASS_UNITS.includes(stated))
    return {
      message: `the mass "${cell.text}" is not a mass`,
      allowed: 'a number from 0, in the unit of its column or with kg, t, g or lb behind it',
      cure: 'write what the scale showed, or leave the row out',
    };
  if (stated === 'kg' && cell.kind === 'text') return read.digits;
  const kilograms =
    stated === 'lb'
      ? Number(read.digits) * KG_PER_LB
      : Number(shiftDecimal(read.digits, stated === 't' ? 3 : stated === 'g' ? -3 : 0));
  return shortened(kilograms.toFixed(3));
}

/** Why a mass is not taken whose unit is another than the one that its heading states; nothing where they agree. */
export function otherUnit(
  cell: SheetCell,
  use: ColumnUse,
  { sign, asWritten }: { readonly sign: DecimalSign; readonly asWritten: boolean },
): Unread | undefined {
  const stated = digitsIn(cell, sign)?.unit;
  if (asWritten || stated === undefined || stated === use.unit) return undefined;
  if (massUnitIn(plainWords(use.heading)).unit === undefined) return undefined;
  const mass = massIn(cell, use, sign);
  if (typeof mass !== 'string') return undefined;
  return {
    message: `"${cell.text}" is ${mass} kg; the heading says ${use.unit}`,
    allowed: `a number from 0 in ${use.unit}`,
    cure: `write it in ${use.unit}, or say --as-written where ${mass} kg is meant`,
  };
}

/** What a kilogram cost: "7.20 EUR", converted from the mass of its column. */
export function priceIn(cell: SheetCell, { unit }: ColumnUse, sign: DecimalSign): string | Unread {
  const [currency = '', mass = ''] = (unit ?? '').split('/');
  const other = currencyIn(cell.text);
  const bare = { ...cell, text: amountIn(cell.text) };
  const read = digitsIn(other === currency ? bare : cell, sign);
  if (read?.operator !== '' || read.unit !== undefined || cell.percent || read.digits.startsWith('-'))
    return {
      message: `the price "${cell.text}" is not a price`,
      allowed: `a number from 0 in ${unit}, or an empty cell`,
      cure:
        other === undefined || other === currency
          ? 'write the price alone; leave the cell empty where none is known'
          : `write it in ${currency}, or book the lots of each currency from a sheet of their own`,
    };
  const [digits, perMass] = [read.digits, KG_PER.get(mass) ?? 1];
  return `${perMass === 1 && cell.kind === 'text' ? digits : shortenedDecimal(Number(digits) / perMass)} ${currency}`;
}

/** Kilograms in the mass that a price is for. */
const KG_PER: ReadonlyMap<string, number> = new Map([
  ['kg', 1],
  ['t', 1000],
  ['lb', KG_PER_LB],
]);

const shortenedDecimal = (value: number): string => value.toFixed(6).replace(/\.?0+$/, '');

const shortened = (digits: string): string => digits.replace(/\.?0+$/, '');

/** The content of a cell in wt% or ppm as a reading: "<0.01", "18.40". */
export function contentIn(
  cell: SheetCell,
  use: ColumnUse,
  sign: DecimalSign,
): Pick<ResultValue, 'text' | 'unit'> | Unread {
  const read = digitsIn(cell, sign);
  const allowed =
    'a number, with < in front of a detection limit and, where it differs from the column, its unit behind it';
  if (!read)
    return {
      message: `the ${use.element} content "${cell.text}" is not a number`,
      allowed,
      cure: 'write the number alone; n.d. or an empty cell where there is none',
    };
  const isWhole = cell.percent === true && Number(read.digits) > 1;
  if (isWhole && use.isStated !== true)
    return {
      message: `the ${use.element} content ${cell.text} is shown as per cent, so it is ${shiftDecimal(read.digits, 2)} wt%`,
      allowed: 'at most 1, shown as 100 %',
      cure: `show the cell as a number, or say --map '${use.heading}=${use.element}[wt%]' where wt% is meant`,
    };
  const unit = cell.percent && !isWhole ? 'kg/kg' : ((read.unit ?? use.unit) as ContentUnit | undefined);
  if (unit === undefined) return { text: `${read.operator}${read.digits}`, unit: 'wt%' };
  const shift = Object.hasOwn(CONTENT_SHIFT, unit) ? CONTENT_SHIFT[unit] : undefined;
  if (!shift)
    return {
      message: `the ${use.element} content "${cell.text}" is in ${unit}`,
      allowed: 'wt%, ppm or ppb',
      cure: 'convert it to one of these units',
    };
  return {
    text: `${read.operator}${shift.power === 0 ? read.digits : shiftDecimal(read.digits, shift.power)}`,
    unit: shift.unit,
  };
}

/** What options say beside the sheet. */
export interface WordOptions {
  readonly rules: SheetRules;
  /** `--word`: what words of cells mean here, by their plain words. */
  readonly words: ReadonlyMap<string, string>;
}

/** What somebody said that the word of a cell means. */
export const toldWord = (text: string, { words }: WordOptions): string | undefined =>
  words.get(plainWords(text));

/** The form that a cell names, in the words of the plant; the cell itself where it is unknown. */
export function formIn(text: string, options: WordOptions): string {
  const { forms } = options.rules;
  if (forms.includes(text)) return text;
  const told = toldWord(text, options) ?? wordIn(FORM_WORDS, text);
  return told !== undefined && forms.includes(told) ? told : text;
}

/** Origin, and class of the lot where the words say it; the cell itself where they are unknown. */
export function originIn(text: string, options: WordOptions): OriginWord {
  const told = toldWord(text, options);
  if (told !== undefined) return { origin: told };
  return ORIGINS.includes(text) ? { origin: text } : (wordIn(ORIGIN_WORDS, text) ?? { origin: text });
}
const ORIGINS: readonly string[] = ['post-consumer', 'pre-consumer-external', 'internal-revert', 'virgin'];

/** The method that a cell or heading names; the cell itself where it is unknown. */
export function methodIn(text: string, options: WordOptions): string {
  if (options.rules.methods.includes(text)) return text;
  const told = toldWord(text, options) ?? severalMethods(text) ?? wordIn(METHOD_WORDS, text);
  const isKnown = told?.split(AND).every((one) => options.rules.methods.includes(one));
  return isKnown ? told! : text;
}

/** Between the methods of one cell, as it is kept. */
export const AND = '+';

/**
 * "RFA+LECO" as `WDXRF+combustion+fusion`: what stands beside a furnace of the laboratory for gases is not handheld, unless it says so. The
 * cell itself where it names several methods of metals, because nobody says which result is whose; undefined for one method.
 */
function severalMethods(text: string): string | undefined {
  const parts = text.split(/\s*(?:[+&]|\b(?:und|and|et|y)\b)\s*/i).filter((part) => part !== '');
  const found = parts.flatMap((part) => wordIn(METHOD_WORDS, part) ?? []);
  if (parts.length < 2 || found.length < parts.length) return undefined;
  const metals = [...new Set(found.filter((one) => one !== 'combustion' && one !== 'fusion'))];
  if (metals.length === found.length || metals.length > 1) return metals.length > 1 ? text : undefined;
  const handheld = /p ?xrf|handheld|hand|niton|vanta|pistole/i.test(text);
  const of = metals.map((one) => (one === 'pXRF' && !handheld ? 'WDXRF' : one));
  return [...of, 'combustion', 'fusion'].join(AND);
}

/** The method of an element among several: carbon and sulfur are burnt, gases extracted, the rest is by the other method. */
export function methodAmong(methods: readonly string[], element: string): string {
  if (methods.includes('combustion') && ['C', 'S'].includes(element)) return 'combustion';
  if (methods.includes('fusion') && ['O', 'N', 'H'].includes(element)) return 'fusion';
  return methods[0]!;
}

/** The element that a cell names by symbol or name; the cell itself where it is not one. */
export function elementIn(text: string): string {
  const words = plainWords(text).split(' ')[0] ?? '';
  const named = Object.hasOwn(ELEMENT_WORDS, words) ? ELEMENT_WORDS[words] : undefined;
  const symbol = text.charAt(0).toUpperCase() + text.slice(1).toLowerCase();
  return named ?? (isElement(symbol) ? symbol : text);
}

/** A grade as a name: the number of a Werkstoff is written with a point, whatever the sheet does. */
export const gradeIn = (text: string): string => text.replace(/^(\d),(\d{4})$/, '$1.$2').replace(/\s+/g, ' ');

/** A lot number as an id: blanks, slashes and the like become a hyphen where that makes it one. */
export function lotIdIn(text: string, isId: (id: string) => boolean): string {
  if (isId(text)) return text;
  const joined = text.replace(/[\s/\\#:,+()]+/g, '-').replace(/^-|-$/g, '');
  return !text.startsWith('/') && isId(joined) ? joined : text;
}

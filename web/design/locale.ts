/** Numbers and dates as the language of the browser writes them: the one place of the web that does. */
import * as house from '../../src/foundation/quantity/format.ts';
import { speaking } from '../language/speaking.ts';
import { phraseSpoken } from '../language/spoken.ts';

/** The language in which the browser of this person writes numbers and dates; where its name is not a language, such as `en-US@posix`, the default of the browser. */
const LANGUAGE = ((): string => {
  try {
    return Intl.getCanonicalLocales(navigator.language)[0] ?? Intl.NumberFormat().resolvedOptions().locale;
  } catch {
    return Intl.NumberFormat().resolvedOptions().locale;
  }
})();

/** The language of the page where it has one of its own, else that of the browser. */
const here = (): string => speaking()?.locale ?? LANGUAGE;

const formats = new Map<string, Intl.NumberFormat>();

/** The format of a language for so many decimals; made once, since a table asks for it in each of its cells. */
function formatOf(locale: string, decimals: number, isApart: boolean): Intl.NumberFormat {
  const key = `${locale} ${decimals} ${isApart}`;
  const format =
    formats.get(key) ??
    new Intl.NumberFormat(locale, {
      minimumFractionDigits: decimals,
      maximumFractionDigits: decimals,
      useGrouping: isApart ? 'always' : false,
      numberingSystem: 'latn',
    });
  formats.set(key, format);
  return format;
}

/** A number as pages of the house write it: commas between thousands, a decimal point. */
const NUMBER = String.raw`(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?`;

/** The same number, with as many decimals, in a language. */
function numberIn(text: string, locale: string): string {
  const decimals = text.split('.')[1]?.length ?? 0;
  const plain = text.replaceAll(',', '');
  // what has more digits than a binary number holds stays as it is
  if (plain.length > 15) return text;
  return formatOf(locale, decimals, text.includes(',')).format(Number(plain));
}

/** A text that is a number, with its unit or a sign before it: "9,165,460 USD", "+0.35", "≤ 12.5 wt%". */
export const inLocale = (text: string, locale = here()): string =>
  withSign(text).replaceAll(new RegExp(NUMBER, 'g'), (one) => numberIn(one, locale));

/** A spread as print has it: terminals and workbooks write "+-". */
const withSign = (text: string): string => text.replaceAll(' +- ', ' ± ');

/** A number as somebody would type it here, to stand in a field: "96,4". One with three decimals gets a fourth, so that it can be read in one way. */
export function typedNumber(value: number): string {
  const text = String(value);
  return inLocale(/^\d{1,3}\.\d{3}$/.test(text) ? `${text}0` : text);
}

const UNIT =
  '(?:wt%|%|kg|g|t|ppm|ppb|USD|EUR|MPa|GPa|Pa|mbar|bar|°C|K|mm|µm|um|m|L|kWh|MWh|kW|h|min|s|d|a|sd|cycles)';
/** What a number after it numbers or names, so that its point is no decimal sign: "heat 1.234", "EN 10204 type 3.1", "eq. 4.2". */
const NAMES = String.raw`(?:\b(?:heats?|lots?|objects?|ingots?|pieces?|electrodes?|samples?|boxes|box|certificates?|order|number|no|records?|programmes?|persons?|grades?|specifications?|revisions?|rev|types?|versions?|clauses?|sections?|sec|tables?|figures?|fig|equations?|eqs?|rules?|chapters?|parts?|pages?|remelt|node)\.?|\b(?:EN|ISO|DIN|BS|AMS|ASTM|SAE|AS|IEC)[ -]?[A-Z]?\d[\w-]*(?: -)?|§) `;
/** Not inside a word, an address, a version or a name with a hyphen: "C-2026.1". */
const ALONE = String.raw`(?<![\w,./:#=]|[\w)]-)`;
/** Quoted; a number with thousands apart; one with decimals, before a unit or alone; a moment that says UTC; a day. */
const IN_TEXT = new RegExp(
  [
    '(?<quoted>"[^"]{0,200}"|`[^`]{0,200}`|“[^”]{0,200}”)',
    String.raw`(?<moment>(?<![\w/.:-])\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d+)?)?Z| \d\d:\d\d(?::\d\d)? UTC))(?![\w-])`,
    String.raw`(?<day>(?<![\w/.:=-])\d{4}-\d\d-\d\d(?![\w/-]|:\d| \d\d:))`,
    String.raw`(?<![\w,./:-])(?<apart>\d{1,3}(?:,\d{3})+(?:\.\d+)?)(?![\w,]|\.\d)`,
    String.raw`(?<![\w,./:])(?<part>\d+\.\d+)(?=(?:\s?(?:±|–|-|\/|,|to|and|or|of)\s?[-+]?${NUMBER})*\s?${UNIT}(?![A-Za-z\d]))`,
    String.raw`${ALONE}(?<!${NAMES})(?<plain>\d+\.\d+)(?=e[-+]\d|(?!\w|\.\w|[-/:_]\w))`,
  ].join('|'),
  'gi',
);
/** True for the head of what is a name or number of a thing, whatever it looks like: "Heat", "Certificate number". */
export const isNameOf = (head: string): boolean =>
  /^(heats?|lots?|objects?|ingots?|pieces?|samples?|analysis|order|reference|subject|.*\b(number|name|id|revision|rev|version|type|specification|grade|standard))$/i.test(
    head,
  );

/** A text that begins with the name of what it is about, as a title does: "1.234: 450 kg of IN718". */
const NAMED = /^\d+\.\d+(?=: )/;

/** A sentence of the house with its numbers, days and moments as a language writes them; what it quotes, names, versions, ids and clauses stay. */
export const sentenceInLocale = (text: string, locale = here()): string => {
  const said = phraseSpoken(text);
  if (said !== text) return said;
  const name = NAMED.exec(text)?.[0] ?? '';
  const written = withSign(text.slice(name.length)).replaceAll(IN_TEXT, (one, ...rest) => {
    const groups = rest.at(-1) as Readonly<Record<'quoted' | 'moment' | 'day', string | undefined>>;
    if (groups.quoted !== undefined) return one;
    if (groups.moment !== undefined) return moment(one.replace(' UTC', 'Z').replace(' ', 'T'), locale);
    if (groups.day !== undefined) return day(one, locale);
    return numberIn(one, locale);
  });
  return name + written;
};

/** A moment by the clock of this device; a text that is not a moment stays. */
export function moment(at: string, locale = here()): string {
  const time = new Date(at);
  return Number.isNaN(time.getTime())
    ? at
    : time.toLocaleString(locale, { dateStyle: 'medium', timeStyle: 'short' });
}

/** The day of a moment by the clock of this device; a day without a time is that day everywhere. */
export function day(at: string, locale = here(), style: 'medium' | 'long' = 'medium'): string {
  const time = new Date(at);
  const zone = /^\d{4}-\d\d-\d\d$/.test(at) ? { timeZone: 'UTC' } : {};
  return Number.isNaN(time.getTime()) ? at : time.toLocaleDateString(locale, { dateStyle: style, ...zone });
}

/** A day with its month as a word, which no order of numbers makes another day. */
export const longDay = (at: string, locale = here()): string => day(at, locale, 'long');

/** The time of a moment by the clock of this device, with its day where that is not today. */
export const clock = (at: Date): string =>
  at.toDateString() === new Date().toDateString() ? at.toLocaleTimeString(here()) : moment(at.toISOString());

/** Formats of the house, as the language of the browser writes them. */
const local =
  <A extends readonly unknown[]>(format: (...of: A) => string) =>
  (...of: A): string =>
    inLocale(format(...of));

export const grouped = local(house.grouped);
export const counted = local(house.counted);
export const kilograms = local(house.kilograms);
export const kilogramsText = local(house.kilogramsText);
export const massText = local(house.massText);
export const money = local(house.money);
export const percent = local(house.percent);
export const readable = local(house.readable);
export const shortNumber = local(house.shortNumber);

import type { ContentUnit } from '../../documents/sheet/units.ts';
import { contentUnitIn } from '../../documents/sheet/units.ts';
import { plainWords } from '../../documents/sheet/words.ts';
import { InputError } from '../../foundation/errors.ts';
import { conversionOf } from '../../foundation/quantity/recorded-units.ts';
import type { HistoryColumn, HistoryOverrides } from './columns.ts';
import { secondsOf } from './headings.ts';
import type { SaidOfAll } from './heats.ts';
import { elementNamed, HISTORY_WORDS, type HistoryField, LINING_WORDS, SETTING_FIELDS } from './words.ts';

const ALLOWED = `${Object.keys(HISTORY_WORDS).join(', ')}, an element with its unit such as Pb[ppm], charged Pb[ppm], or - for nothing`;

/** What columns are by `HEADING=WHAT`. Throws InputError naming the word. */
export function columnsSaid(words: readonly string[]): HistoryOverrides {
  return new Map(
    words.map((word) => {
      const at = word.lastIndexOf('=');
      const [heading, what] = [word.slice(0, at).trim(), word.slice(at + 1).trim()];
      if (at < 1 || what === '') throw refusal(word);
      return [heading, what === '-' ? null : meaningSaid(what, word)] as const;
    }),
  );
}

const refusal = (word: string): InputError =>
  new InputError(`"${word}" does not say what a column is`, {
    path: 'map',
    value: word,
    allowed: `HEADING=WHAT, with one of ${ALLOWED}`,
  });

function meaningSaid(what: string, word: string): Omit<HistoryColumn, 'at' | 'heading' | 'why'> {
  const [, charged, name = '', unit] = /^(charged\s+)?([^[]+?)\s*(?:\[([^\]]+)\])?$/i.exec(what) ?? [];
  const element = elementNamed(name);
  if (element !== undefined) {
    const content = unit === undefined ? undefined : contentUnitIn(plainWords(unit)).unit;
    if (unit !== undefined && (content === undefined || content === 'at%')) throw refusal(word);
    const known = content as ContentUnit | undefined;
    return {
      content: {
        element,
        ...(charged === undefined ? {} : { stage: 'charged' as const }),
        ...(known ? { unit: known } : {}),
      },
      ...(known ? { unit: known } : {}),
    };
  }
  const field = (Object.keys(HISTORY_WORDS) as HistoryField[]).find(
    (one) => one.toLowerCase() === name.toLowerCase(),
  );
  if (field !== undefined && charged === undefined) return { field, ...(unit === undefined ? {} : { unit }) };
  const [, material] = /^class\s+(.+)$/i.exec(name) ?? [];
  if (material !== undefined) return { material, unit: unit ?? 'kg' };
  throw refusal(word);
}

const MASSES = new Map([
  ['kg', 1],
  ['t', 1000],
]);

/** Names that `--set` takes, with the unit of a plain number. */
const SET = new Map([
  ['time', 'min'],
  ['temperature', '°C'],
  ['pressure', 'Pa'],
  ['leak', 'Pa m3/s'],
  ['liningAge', '1'],
  ['mass', 'kg'],
]);

/** What holds for all heats by `NAME=VALUE`: `time=60`, `pressure=0.1 mbar`, `lining=MgO`. Throws InputError naming the word. */
export function saidOfAll(
  words: readonly string[],
  { operation, furnace }: { readonly operation?: string | undefined; readonly furnace?: string | undefined },
): SaidOfAll {
  const settings: Record<string, number> = {};
  const texts: Record<string, string> = {};
  for (const word of words) {
    const [, name = '', value = ''] = /^([A-Za-z]+)\s*=\s*(.+)$/.exec(word.trim()) ?? [];
    const known = [...SET.keys()].find((one) => one.toLowerCase() === name.toLowerCase());
    if (known !== undefined) settings[known] = numberSaid(known, value, word);
    else if (name === 'lining')
      texts.lining = LINING_WORDS.find(([pattern]) => pattern.test(plainWords(value)))?.[1] ?? value;
    else if (['method', 'balance', 'furnace'].includes(name)) texts[name] = value;
    else
      throw new InputError(`"${word}" is nothing that holds for all heats`, {
        path: 'set',
        value: word,
        allowed: `${[...SET.keys()].join(', ')}, lining, method, balance, furnace`,
      });
  }
  return {
    operation,
    furnace: furnace ?? texts.furnace,
    settings,
    lining: texts.lining,
    method: texts.method,
    balance: texts.balance,
  };
}

function numberSaid(name: string, value: string, word: string): number {
  const [, digits = '', unit = ''] =
    /^(-?[\d.]+(?:[eE][+-]?\d+)?)\s*(.*)$/.exec(value.replace(',', '.')) ?? [];
  const number = Number(digits);
  const said = unit === '' ? SET.get(name)! : unit;
  const scaled =
    name === 'time'
      ? number * (secondsOf(said) ?? Number.NaN)
      : name === 'mass'
        ? number * (MASSES.get(said) ?? Number.NaN)
        : name === 'liningAge'
          ? number
          : inSetting(number, said, SETTING_FIELDS[name as 'pressure']);
  if (digits !== '' && Number.isFinite(scaled)) return scaled;
  throw new InputError(`"${word}" is not a ${name}`, {
    path: 'set',
    value: word,
    allowed: `a number, with its unit behind it where that is not ${SET.get(name)}`,
  });
}

function inSetting(value: number, unit: string, setting: string): number {
  const conversion = conversionOf(unit, { setting, isCounter: false });
  return conversion === undefined ? Number.NaN : value * conversion.factor + (conversion.offset ?? 0);
}

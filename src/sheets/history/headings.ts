import { namedIn, readHeading } from '../../documents/sheet/heading.ts';
import { type ContentUnit, type MassUnit, massUnitIn } from '../../documents/sheet/units.ts';
import { plainWords } from '../../documents/sheet/words.ts';
import { conversionOf } from '../../foundation/quantity/recorded-units.ts';
import { type Element, HISTORY_WORDS, type HistoryField, type Stage, stageWord } from './words.ts';

/** What a heading of a table of past heats may mean. */
export interface HistoryHeading {
  readonly content?: {
    readonly element: Element;
    readonly unit?: ContentUnit | 'at%';
    readonly stage?: Stage;
    /** Name of the sample whose results the column holds, and its time in the heat [s]. */
    readonly sample?: string;
    readonly at_s?: number;
    readonly method?: string;
  };
  /** Fields by how sure the words are [0 to 1]. */
  readonly fields: ReadonlyMap<HistoryField, number>;
  /** Unit of a setting or a time as it is written. */
  readonly unit?: string;
  readonly massUnit?: MassUnit | 'ton';
}

const TIME_UNITS: Readonly<Record<string, number>> = {
  ...{ s: 1, sec: 1, sek: 1, seconds: 1, sekunden: 1 },
  ...{ min: 60, minute: 60, minutes: 60, minuten: 60, mins: 60 },
  ...{ h: 3600, hr: 3600, hrs: 3600, hour: 3600, hours: 3600, std: 3600, stunden: 3600 },
};

/** Seconds of one of a unit of time; undefined for another word. */
export const secondsOf = (unit: string): number | undefined => {
  const plain = unit.trim().toLowerCase().replace(/\.$/, '');
  return Object.hasOwn(TIME_UNITS, plain) ? TIME_UNITS[plain] : undefined;
};

const SETTING_UNITS = ['K', 'Pa', 'Pa m3/s'] as const;

/** Unit that a heading ends with or has in brackets, where it is one of a setting or a time. */
function settingUnitIn(heading: string): string | undefined {
  const inner = /[[(]([^\])]*)[\])]/.exec(heading)?.[1];
  const words = heading
    .replace(/[[(][^\])]*[\])]/g, ' ')
    .trim()
    .split(/[\s_]+|(?<=\p{L})\/(?=\p{L})/u);
  const ends = [1, 2, 3, 4].map((count) => words.slice(-count).join(' '));
  const candidates = [inner, ...ends].filter((text) => text !== undefined && text !== '') as string[];
  return candidates
    .map((text) => text.replace(/^in /i, '').replace(/_/g, ' ').replace(/ per /, '/').trim())
    .flatMap((text) => [text, text.replace(/^Pa m3 s$/i, 'Pa m3/s')])
    .find(
      (text) =>
        (secondsOf(text) !== undefined && (words.length > 1 || text === inner)) ||
        SETTING_UNITS.some((setting) => conversionOf(text, { setting, isCounter: false }) !== undefined),
    );
}

/** Names of samples in a heading of contents: "Probe 2", "P2", "sample 3"; and a time: "30 min". */
const SAMPLE_IN = /^(?:(?:probe|sample|p|s|pr)\s*)?(\d{1,2})$/i;

/** The meanings of one heading. */
export function historyHeading(heading: string): HistoryHeading {
  const content = contentIn(heading);
  if (content !== undefined) return { content, fields: new Map() };
  const words = plainWords(heading);
  const { unit: massUnit, rest } = massUnitIn(words);
  const unit = settingUnitIn(heading);
  const bare = unit === undefined ? rest : withoutUnit(words, unit);
  const fields = new Map(
    [...namedIn(HISTORY_WORDS, words, bare), ...squashed(words)].filter(([field]) =>
      isFitting(field, { massUnit, unit }),
    ),
  );
  return {
    fields,
    ...(unit === undefined ? {} : { unit }),
    ...(massUnit === undefined ? {} : { massUnit }),
  };
}

const withoutUnit = (words: string, unit: string): string => {
  const plain = plainWords(unit);
  return words.endsWith(` ${plain}`) ? words.slice(0, -plain.length - 1) : words;
};

/** "HEATID" is "heat id". */
const squashed = (words: string): readonly (readonly [HistoryField, number])[] =>
  words.includes(' ')
    ? []
    : (Object.entries(HISTORY_WORDS) as [HistoryField, readonly string[]][]).flatMap(([field, phrases]) =>
        phrases.some((phrase) => phrase.includes(' ') && phrase.replaceAll(' ', '') === words)
          ? [[field, 0.95] as const]
          : [],
      );

/** A unit of mass is never that of a time, nor the other way round. */
function isFitting(
  field: HistoryField,
  { massUnit, unit }: { readonly massUnit: MassUnit | 'ton' | undefined; readonly unit: string | undefined },
): boolean {
  const isMass = field === 'mass' || field === 'tapped' || field === 'amount';
  if (unit === undefined) return massUnit === undefined || isMass || !['heat', 'temperature'].includes(field);
  const isTime = field === 'time' || field === 'at';
  if (secondsOf(unit) !== undefined) return isTime;
  const setting = { temperature: 'K', pressure: 'Pa', leak: 'Pa m3/s' }[field as 'temperature'];
  return setting !== undefined && conversionOf(unit, { setting, isCounter: false }) !== undefined;
}

function contentIn(heading: string): HistoryHeading['content'] {
  const parts = heading.split(/([^\p{L}\p{N}%]+)/u);
  const stages = parts.flatMap((part) => stageWord(part) ?? []);
  const time = /(\d{1,3})\s*min\b/i.exec(heading);
  const rest = parts
    .filter((part) => stageWord(part) === undefined)
    .join('')
    .replace(/\b\d{1,3}\s*min\b/i, ' ');
  const whole = readHeading(rest);
  const words = rest.split(/[\s_]+/);
  const numbered = words.findIndex((word) => SAMPLE_IN.test(word));
  const named =
    whole.element === undefined && numbered >= 0
      ? readHeading(
          words.filter((word, i) => i !== numbered && !/^(probe|sample|p|s|pr)$/i.test(word)).join(' '),
        )
      : undefined;
  const { element, contentUnit, method } = named?.element === undefined ? whole : named;
  if (element === undefined) return undefined;
  const [stage] = stages;
  return {
    element,
    ...(contentUnit === undefined ? {} : { unit: contentUnit }),
    ...(method === undefined ? {} : { method }),
    ...(stage === undefined ? {} : { stage }),
    ...(time ? { at_s: Number(time[1]) * 60, sample: `${time[1]} min` } : {}),
    ...(named?.element !== undefined && !time ? { sample: SAMPLE_IN.exec(words[numbered]!)![1]! } : {}),
  };
}

import { InputError } from '../../foundation/errors.ts';
import { meantWord } from '../../foundation/near-words.ts';
import { shortNumber } from '../../foundation/quantity/format.ts';
import { ownValue } from '../../foundation/quantity/own-value.ts';
import type { Assumption } from '../../foundation/quantity/sourced.ts';
import { ELEMENTS, type ElementSymbol } from '../../metal/alloy/element.ts';
import { constant, type Schedule } from './schedule.ts';
import { meantName } from './trade-names.ts';

/** A number, or a schedule of it. `default: null` = worked out in `prepare` from what else is known. */
export interface NumberSetting {
  readonly kind: 'number';
  readonly what: string;
  readonly unit: string;
  readonly default: number | null;
  readonly min: number;
  readonly max: number;
  /** A number that can not change during the operation. */
  readonly fixed?: true;
  /** Power of the melt mass that this number grows with when a furnace is scaled at fixed area-to-volume. */
  readonly scalesWithMass?: number;
  readonly source: string;
}
/** One word out of a list. */
export interface ChoiceSetting {
  readonly kind: 'choice';
  readonly what: string;
  readonly options: readonly string[];
  readonly default: string;
  readonly source: string;
}
/** Shares by name in wt% that must fill 100, such as a slag. */
export interface SharesSetting {
  readonly kind: 'shares';
  readonly what: string;
  readonly names: readonly string[];
  readonly default: Readonly<Record<string, number>>;
  readonly source: string;
}
/** Contents by element in wt% that need not fill 100, such as a grade melted before. Nothing given = empty. */
export interface ContentsSetting {
  readonly kind: 'contents';
  readonly what: string;
  readonly source: string;
}
/** Settings that belong together, such as a lining. */
export interface GroupSetting {
  readonly kind: 'group';
  readonly what: string;
  readonly fields: Readonly<Record<string, NumberSetting | ChoiceSetting | ContentsSetting>>;
}
export type Setting = NumberSetting | ChoiceSetting | SharesSetting | ContentsSetting | GroupSetting;
export type SettingsDefinition = Readonly<Record<string, Setting>>;

/** What a caller may write for one setting. */
export type GivenSetting = number | string | Schedule | Readonly<Record<string, unknown>>;
export type GivenSettings = Readonly<Record<string, GivenSetting>>;

type ValueOf<S extends Setting> = S extends NumberSetting
  ? Schedule
  : S extends ChoiceSetting
    ? string
    : S extends SharesSetting | ContentsSetting
      ? Readonly<Record<string, number>>
      : S extends GroupSetting
        ? { readonly [K in keyof S['fields']]: ValueOf<S['fields'][K]> }
        : never;

/** Every setting with its value. A number whose default is worked out later is an empty schedule: see `isGiven`. */
export type Settings<D extends SettingsDefinition> = { readonly [K in keyof D]: ValueOf<D[K]> };

/** True when a number was given or has a default. */
export const isGiven = (schedule: Schedule): boolean => schedule.at_s.length > 0;

/**
 * Settings with defaults filled in, and one assumption per default. Throws InputError for a setting that the
 * operation does not know (naming those it knows), a wrong type, a value outside its range, a broken schedule and
 * shares that do not fill 100 %.
 */
export function resolveSettings<D extends SettingsDefinition>(
  definition: D,
  given: GivenSettings,
  place: { readonly path: string; readonly operation: string },
): { readonly values: Settings<D>; readonly assumed: readonly Assumption[] } {
  const assumed: Assumption[] = [];
  const values = resolveGroup(definition, given, { ...place, assumed, prefix: '' });
  return { values: values as Settings<D>, assumed };
}

interface Place {
  readonly path: string;
  readonly operation: string;
  readonly prefix: string;
  readonly assumed: Assumption[];
}

function resolveGroup(
  definition: SettingsDefinition,
  given: Readonly<Record<string, unknown>>,
  place: Place,
): Record<string, unknown> {
  refuseUnknown(definition, given, place);
  const values: Record<string, unknown> = {};
  for (const [name, setting] of Object.entries(definition)) {
    values[name] = resolveOne(name, setting, ownValue(given, name), place);
  }
  return values;
}

function refuseUnknown(
  definition: SettingsDefinition,
  given: Readonly<Record<string, unknown>>,
  place: Place,
): void {
  const allowed = Object.keys(definition);
  for (const [name, value] of Object.entries(given)) {
    if (allowed.includes(name)) continue;
    const printable = ['string', 'number', 'boolean'].includes(typeof value);
    throw new InputError(
      `${place.operation} has no setting "${place.prefix}${name}"; it knows ${allowed.join(', ')}`,
      {
        path: `${place.path}.${name}`,
        ...(printable ? { value: value as string | number | boolean } : {}),
        allowed: allowed.join(', '),
        cure: cureFor(name, allowed),
      },
    );
  }
}

/** Cure for a setting in the wrong unit (`pressure_mbar`) or a near miss. */
function cureFor(name: string, allowed: readonly string[]): string {
  const stem = name.split('_')[0]!.toLowerCase();
  const near =
    allowed.find((other) => other.split('_')[0]!.toLowerCase() === stem) ?? meantWord(name, allowed);
  if (!near) return 'leave it out or use one of the settings listed';
  if (/_mbar$/i.test(name)) return `write "${near}": 1 mbar = 100 Pa`;
  if (/_degC$|_C$/.test(name)) return `write "${near}": add 273.15 to degrees Celsius`;
  if (/_(min|h)$/.test(name)) return `write "${near}", in seconds`;
  return `write "${near}"`;
}

function resolveOne(name: string, setting: Setting, given: unknown, place: Place): unknown {
  const path = `${place.path}.${name}`;
  if (setting.kind === 'group') {
    if (given !== undefined && !isRecord(given)) {
      throw wrong(path, given, `an object with ${Object.keys(setting.fields).join(', ')}`);
    }
    return resolveGroup(setting.fields, given ?? {}, { ...place, path, prefix: `${place.prefix}${name}.` });
  }
  if (given === undefined) return defaultOf(name, setting, place);
  if (setting.kind === 'choice') return resolveChoice(setting, given, path);
  if (setting.kind === 'shares') return resolveShares(setting, given, path);
  if (setting.kind === 'contents') return resolveContents(given, path);
  return resolveNumber(setting, given, path);
}

function defaultOf(name: string, setting: Exclude<Setting, GroupSetting>, place: Place): unknown {
  const what = `${place.operation}.${place.prefix}${name}`;
  if (setting.kind === 'number') {
    if (setting.default === null) return { at_s: [], value: [] };
    place.assumed.push({ what, value: setting.default, unit: setting.unit, source: setting.source });
    return constant(setting.default);
  }
  if (setting.kind === 'contents') {
    place.assumed.push({ what, value: 'none', unit: 'wt%', source: setting.source });
    return {};
  }
  const shown =
    setting.kind === 'choice'
      ? setting.default
      : Object.entries(setting.default)
          .map(([share, value]) => `${value} ${share}`)
          .join(' - ');
  const unit = setting.kind === 'choice' ? '' : 'wt%';
  place.assumed.push({ what, value: shown, unit, source: setting.source });
  return setting.default;
}

function resolveChoice(setting: ChoiceSetting, given: unknown, path: string): string {
  if (typeof given === 'string' && setting.options.includes(given)) return given;
  const meant = typeof given === 'string' ? meantName(given, setting.options) : undefined;
  throw wrong(path, given, `one of ${setting.options.join(', ')}`, meant && `write "${meant}"`);
}

function resolveShares(setting: SharesSetting, given: unknown, path: string): Record<string, number> {
  if (!isRecord(given)) throw wrong(path, given, `shares in wt% of ${setting.names.join(', ')}`);
  let sum = 0;
  const shares: Record<string, number> = {};
  for (const [name, value] of Object.entries(given)) {
    if (!setting.names.includes(name)) {
      throw wrong(`${path}.${name}`, name, `one of ${setting.names.join(', ')}`);
    }
    if (typeof value !== 'number' || !(value >= 0))
      throw wrong(`${path}.${name}`, value, 'a share in wt%, not negative');
    shares[name] = value;
    sum += value;
  }
  if (Math.abs(sum - 100) > SHARES_TOLERANCE_WTPCT) {
    throw new InputError(`${setting.what} adds up to ${shortNumber(sum, 6)} wt%, not to 100 wt%`, {
      path,
      value: sum,
      unit: 'wt%',
      allowed: '100 wt%',
      cure: 'state all components, scaled to 100 wt%',
    });
  }
  return shares;
}

function resolveContents(given: unknown, path: string): Record<string, number> {
  if (!isRecord(given)) throw wrong(path, given, 'contents in wt% by element, such as {"Cr": 19, "Nb": 5}');
  const contents: Record<string, number> = {};
  let sum = 0;
  for (const [name, value] of Object.entries(given)) {
    if (!isElement(name)) throw wrong(`${path}.${name}`, name, 'symbols of elements');
    if (typeof value !== 'number' || !(value >= 0))
      throw wrong(`${path}.${name}`, value, 'a content in wt%, not negative');
    contents[name] = value;
    sum += value;
  }
  if (sum > 100) throw wrong(path, sum, 'contents that add up to at most 100 wt%; the rest counts as nickel');
  return contents;
}

const isElement = (name: string): name is ElementSymbol => (ELEMENTS as readonly string[]).includes(name);

/** How far shares may miss 100 wt%: what rounding to 0.1 wt% of five components can do. */
const SHARES_TOLERANCE_WTPCT = 0.5;

function resolveNumber(setting: NumberSetting, given: unknown, path: string): Schedule {
  if (typeof given === 'number') {
    inRange(setting, given, path);
    return constant(given);
  }
  if (!isRecord(given) || !Array.isArray(given.at_s) || !Array.isArray(given.value)) {
    throw wrong(path, given, `a number in ${setting.unit} or a schedule {"at_s": [...], "value": [...]}`);
  }
  const at_s = given.at_s as unknown[];
  const value = given.value as unknown[];
  if (at_s.length === 0 || at_s.length !== value.length) {
    throw wrong(
      path,
      `${at_s.length} times, ${value.length} values`,
      'as many values as times, at least one',
    );
  }
  at_s.forEach((at, k) => {
    if (typeof at !== 'number' || !(at >= 0) || (k > 0 && at < (at_s[k - 1] as number))) {
      throw wrong(`${path}.at_s[${k}]`, at, 'times in s from the start of the operation, in ascending order');
    }
  });
  value.forEach((v, k) => {
    if (typeof v !== 'number') throw wrong(`${path}.value[${k}]`, v, `a number in ${setting.unit}`);
    inRange(setting, v, `${path}.value[${k}]`);
  });
  if (!setting.fixed) return { at_s: at_s as number[], value: value as number[] };
  if (value.every((v) => v === value[0])) return constant(value[0] as number);
  throw wrong(path, 'a schedule', `one number in ${setting.unit}: it cannot change during the operation`);
}

function inRange(setting: NumberSetting, value: number, path: string): void {
  if (value >= setting.min && value <= setting.max) return;
  const name = path
    .split('.')
    .at(-1)!
    .replace(/\[\d+\]$/, '');
  throw new InputError(
    `${name} is ${value} ${setting.unit}; allowed are ${setting.min} to ${setting.max} ${setting.unit}`,
    {
      path,
      value: Number.isFinite(value) ? value : String(value),
      unit: setting.unit,
      allowed: `${setting.min} to ${setting.max} ${setting.unit}`,
    },
  );
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function wrong(path: string, value: unknown, allowed: string, cure?: string): InputError {
  const shown = typeof value === 'object' ? JSON.stringify(value) : String(value);
  return new InputError(`${path} is ${shown}; allowed: ${allowed}`, {
    path,
    value: shown,
    allowed,
    ...(cure === undefined ? {} : { cure }),
  });
}

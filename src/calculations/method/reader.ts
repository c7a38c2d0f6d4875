import { InputError } from '../../foundation/errors.ts';
import { ownValue } from '../../foundation/quantity/own-value.ts';
import type { Assumption } from '../../foundation/quantity/sourced.ts';
import { type ArgumentRule, brokenRule } from '../../foundation/statistics/arguments.ts';

/** Bare inputs of a method, as parsed from JSON. */
export type Inputs = Readonly<Record<string, unknown>>;

/** What a number must satisfy. `fallback` makes it optional; the default used is then listed under `assumed`. */
export interface NumberRule extends ArgumentRule {
  readonly fallback?: number;
  /** Where the fallback comes from. */
  readonly because?: string;
}

/** What a list must satisfy besides its numbers. */
export interface ListRule extends Omit<NumberRule, 'fallback' | 'because'> {
  readonly atLeast?: number;
  /** Length of another list this one runs beside, with its name. */
  readonly beside?: readonly [name: string, length: number];
}

/** Typed access to the inputs; every refusal names the field as the caller wrote it. */
export interface Reader {
  readonly method: string;
  readonly has: (name: string) => boolean;
  /** The first of `names` that is there, else the first. */
  readonly firstOf: (...names: string[]) => string;
  /** The first input whose name matches, or undefined. */
  readonly matching: (pattern: RegExp) => string | undefined;
  readonly number: (name: string, rule?: NumberRule) => number;
  readonly numbers: (name: string, rule?: ListRule) => number[];
  /** A number or a list of numbers: what the result is then one or a list of. */
  readonly either: (name: string, rule?: NumberRule) => number | number[];
  /** Names of groups, from strings or numbers. */
  readonly labels: (name: string, rule?: Pick<ListRule, 'atLeast' | 'beside'>) => string[];
  /** true/false or 1/0 for each item. */
  readonly flags: (name: string, rule?: Pick<ListRule, 'beside'>) => boolean[];
  readonly flag: (name: string, fallback: boolean) => boolean;
  readonly text: (name: string, fallback?: string) => string;
  /** A list of objects, each read by its own reader. */
  readonly items: (name: string) => Reader[];
  /** An object with its own fields. */
  readonly inner: (name: string) => Reader;
  readonly raw: (name: string) => unknown;
  /** Defaults that were used, for the output. */
  readonly assumed: () => readonly Assumption[];
  /** Inputs that nothing read. */
  readonly ignored: () => readonly string[];
  /** Lists a value this method took for granted. */
  readonly assume: (assumption: Assumption) => void;
  /** What is allowed, with a cure in words of its own; without one, a refusal says to add or to correct the field. */
  readonly refuse: (
    name: string,
    message: string,
    allowed?: string | { readonly allowed: string; readonly cure: string },
  ) => never;
}

/** Squares and sums of larger numbers overflow; they come from programs that mean "missing" (assumption). */
const LARGEST = 1e100;

/** Nobody tested more specimens: a larger count is a sentinel too, and would fill the memory or never end (assumption). */
const MOST_COUNTED = 1e6;

/** Names every method accepts besides its own. */
const COMMON = ['overrides', 'asOf', 'unit', 'units', 'property', 'seed', 'replicates'];

/**
 * Reader of `inputs` for `method`; `path` is put in front of field names of nested objects.
 * Lists of units are held against each other here: values in two units are never mixed.
 * Long because every accessor closes over the same record of what was touched and assumed.
 */
export function readerOf(inputs: Inputs, method: string, path = ''): Reader {
  if (typeof inputs !== 'object' || inputs === null || Array.isArray(inputs)) {
    throw new InputError(
      path === ''
        ? `${method}: the inputs are not a JSON object`
        : `${method}: ${path.slice(0, -1)} is not a JSON object`,
      { path: path.slice(0, -1) || 'inputs', allowed: 'a JSON object' },
    );
  }
  const touched = new Set<string>(COMMON);
  const assumed: Assumption[] = [];
  const children: Reader[] = [];
  const refuse: Reader['refuse'] = (name, message, instead): never => {
    const { allowed, cure } = typeof instead === 'object' ? instead : { allowed: instead, cure: undefined };
    const value = itemOf(inputs, name);
    const plain = value === null || ['string', 'number', 'boolean'].includes(typeof value);
    throw new InputError(`${method}: ${path}${name} ${message}`, {
      path: `${path}${name}`,
      ...(plain ? { value: printable(value) } : {}),
      ...(allowed ? { allowed } : {}),
      cure: cure ?? `${value === undefined ? 'add' : 'correct'} ${path}${name}`,
    });
  };
  const take = (name: string): unknown => {
    touched.add(name);
    return ownValue(inputs, name);
  };
  const has = (name: string): boolean => {
    touched.add(name);
    return ownValue(inputs, name) !== undefined;
  };
  const check = (name: string, value: unknown, rule: NumberRule): number => {
    if (value === undefined) return refuse(name, 'is missing');
    if (typeof value !== 'number' || !Number.isFinite(value)) {
      return refuse(
        baseOf(name),
        `has ${JSON.stringify(value) ?? String(value)}, which is not a finite number`,
      );
    }
    if (Math.abs(value) > LARGEST)
      return refuse(
        baseOf(name),
        `is ${value}: nothing that was measured is beyond ${LARGEST}`,
        `at most ${LARGEST}`,
      );
    const broken = readingFault(value, rule);
    return broken === undefined ? value : refuse(baseOf(name), `is ${value}: must be ${broken}`, broken);
  };
  const list = (name: string, rule: ListRule): number[] => {
    const value = take(name);
    if (value === undefined) return refuse(name, 'is missing', 'a list of numbers');
    if (!Array.isArray(value)) return refuse(name, 'is not a list', 'a list of numbers');
    checkLength(name, value, rule);
    return value.map((item, i) => check(`${name}[${i}]`, item, rule));
  };
  const checkLength = (name: string, value: readonly unknown[], { atLeast = 1, beside }: ListRule): void => {
    if (value.length < atLeast) {
      refuse(
        name,
        `has ${value.length} value${value.length === 1 ? '' : 's'}: at least ${atLeast} are needed`,
      );
    }
    if (beside && value.length !== beside[1]) {
      refuse(
        name,
        `has ${value.length} value${value.length === 1 ? '' : 's'} beside ${beside[1]} of ${beside[0]}`,
      );
    }
  };
  const withDefault = (name: string, { fallback, because }: NumberRule): number => {
    if (fallback === undefined) return refuse(name, 'is missing', 'a number');
    assumed.push({
      what: `${path}${name}`,
      value: fallback,
      unit: '1',
      source: because ?? 'default of the method',
    });
    return fallback;
  };
  requireOneUnit(inputs, method);
  return {
    method,
    has,
    firstOf: (...names) => names.find((name) => ownValue(inputs, name) !== undefined) ?? names[0]!,
    matching: (pattern) => Object.keys(inputs).find((name) => pattern.test(name)),
    number: (name, rule = {}) => {
      const value = take(name);
      return value === undefined ? withDefault(name, rule) : check(name, value, rule);
    },
    numbers: (name, rule = {}) => list(name, rule),
    either: (name, rule = {}) => {
      const value = take(name);
      if (value === undefined) return withDefault(name, rule);
      return Array.isArray(value) ? list(name, rule) : check(name, value, rule);
    },
    labels: (name, rule = {}) => {
      const value = take(name);
      if (!Array.isArray(value)) return refuse(name, 'is not a list', 'a list of names');
      checkLength(name, value, rule);
      return value.map((item, i) =>
        typeof item === 'string' || typeof item === 'number'
          ? String(item)
          : refuse(name, `[${i}] is neither a name nor a number`),
      );
    },
    flags: (name, rule = {}) => {
      const value = take(name);
      if (!Array.isArray(value)) return refuse(name, 'is not a list', 'a list of 0 and 1');
      checkLength(name, value, rule);
      return value.map((item, i) =>
        item === 1 || item === true
          ? true
          : item === 0 || item === false
            ? false
            : refuse(name, `[${i}] is ${JSON.stringify(item)}: 1 (happened) or 0 (not yet) is needed`),
      );
    },
    flag: (name, fallback) => {
      const value = take(name);
      if (value === undefined) return fallback;
      return typeof value === 'boolean' ? value : refuse(name, 'is not true or false');
    },
    text: (name, fallback) => {
      const value = take(name);
      if (value === undefined && fallback !== undefined) return fallback;
      return typeof value === 'string' ? value : refuse(name, 'is not a text');
    },
    items: (name) => {
      const value = take(name);
      if (!Array.isArray(value)) return refuse(name, 'is not a list', 'a list of objects');
      const readers = value.map((item, i) => readerOf(item as Inputs, method, `${path}${name}[${i}].`));
      children.push(...readers);
      return readers;
    },
    inner: (name) => {
      const value = take(name);
      if (value === undefined) return refuse(name, 'is missing', 'an object');
      const reader = readerOf(value as Inputs, method, `${path}${name}.`);
      children.push(reader);
      return reader;
    },
    raw: take,
    assumed: () => [...assumed, ...children.flatMap((child) => child.assumed())],
    ignored: () => [
      ...Object.keys(inputs)
        .filter((name) => !touched.has(name))
        .map((name) => path + name),
      ...children.flatMap((child) => child.ignored()),
    ],
    assume: (assumption) => {
      assumed.push(assumption);
    },
    refuse,
  };
}

function readingFault(value: number, rule: NumberRule): string | undefined {
  const tooMany = rule.whole && Number.isInteger(value) && rule.max === undefined && value > MOST_COUNTED;
  return tooMany ? `at most ${MOST_COUNTED}` : brokenRule(value, rule);
}

/** Throws InputError when the units listed beside the values are not all one. */
function requireOneUnit(inputs: Inputs, method: string): void {
  for (const name of ['unit', 'units']) {
    const units = ownValue(inputs, name);
    if (!Array.isArray(units)) continue;
    const different = [...new Set(units.map(String))];
    if (different.length > 1) {
      throw new InputError(`${method}: mixed units ${different.join(' and ')}`, {
        path: name,
        value: different.join(', '),
        allowed: 'values in one unit',
        cure: 'convert them first',
      });
    }
  }
}

/** What stands at a name such as "alpha" or "x[3]". */
function itemOf(inputs: Inputs, name: string): unknown {
  const [, list, index] = /^(.*)\[(\d+)\]$/.exec(name) ?? [];
  const values = list === undefined ? undefined : ownValue(inputs, list);
  return Array.isArray(values) ? (values as readonly unknown[])[Number(index)] : ownValue(inputs, name);
}

const baseOf = (name: string): string => name;
const printable = (value: unknown): string | number | boolean | null =>
  typeof value === 'number' && !Number.isFinite(value)
    ? String(value)
    : (value as string | number | boolean | null);

import type { Reading } from '../../documents/contract/field.ts';
import type { Field } from '../../documents/contract/fields-of.ts';
import { inOrder, putAt } from '../../documents/contract/in-order.ts';
import { InputError } from '../../foundation/errors.ts';
import { kebab } from '../../foundation/quantity/kebab.ts';
import { ownValue } from '../../foundation/quantity/own-value.ts';
import type { Cli } from './cli.ts';
import { positive } from './numbers.ts';
import { type PrintedResult, readContents, readResults } from './results.ts';
import { routeIn } from './route-named.ts';

/** A field as it is typed: an argument `<lot>`, an option `--clean-kg <mass>`. */
export interface TypedField extends Field {
  /** `<lot>` or `--clean-kg`, as refusals name it. */
  readonly word: string;
  /** The word with what stands for its value. */
  readonly flags: string;
  /** Under which commander hands it on. */
  readonly key: string;
  /** Several words make its value. */
  readonly isVariadic: boolean;
}

/** Unit at the end of the name of a field: `_g`, `_Pa_m3_per_s`. */
const UNIT = /_[A-Za-z0-9_]+$/;

/** How the fields of an order are typed, the arguments first, in their order. */
export function typedFields(all: readonly Field[]): readonly TypedField[] {
  const fields = all.filter(({ untyped }) => !untyped);
  const shown = fields.map((field) => {
    const bare = field.path.split('.').at(-1)!.replace(UNIT, '');
    const isMass = field.unit === 'kg' && field.per !== undefined;
    const isVariadic = field.reads !== undefined && READINGS[field.reads].isVariadic === true;
    const name = field.option ?? kebab(bare) + (isMass && field.argument === undefined ? '-kg' : '');
    const value = field.takes ?? valueWord(field);
    if (field.argument !== undefined) {
      const inner = `${field.takes ?? kebab(bare)}${isVariadic ? '...' : ''}`;
      const flags = field.isNeeded ? `<${inner}>` : `[${inner}]`;
      return {
        ...field,
        isVariadic,
        word: `<${inner.replace('...', '')}>`,
        flags,
        key: inner.replace('...', ''),
      };
    }
    const word = `--${name}`;
    const flags = field.kind === 'flag' ? word : `${word} <${value}${isVariadic ? '...' : ''}>`;
    return { ...field, isVariadic, word, flags, key: camel(name) };
  });
  return shown.toSorted((a, b) => (a.argument ?? shown.length) - (b.argument ?? shown.length));
}

const camel = (name: string): string =>
  name.replaceAll(/-(\w)/g, (_, letter: string) => letter.toUpperCase());

/** How a reading is typed: what stands for its value in the help, how the words are read, and how a value is written again. */
interface Typing {
  readonly takes: string;
  /** Each of its parts is a word. */
  readonly isVariadic?: true;
  readonly read: (
    words: readonly [string, ...string[]],
    word: string,
    cli: Pick<Cli, 'readDocument'>,
  ) => unknown;
  readonly write: (value: never) => readonly string[];
}

const FILE = { takes: 'file', write: () => ['FILE'] } as const;
const asTyped = { read: ([typed]: readonly string[]) => typed, write: (value: string) => [value] } as const;

const READINGS: Readonly<Record<Reading, Typing>> = {
  results: {
    ...{ takes: 'results', isVariadic: true, read: readResults },
    write: (results: readonly PrintedResult[]) =>
      results.map(({ element, text, unit }) => `${element}=${text}${unit === 'wt%' ? '' : unit}`),
  },
  contents: {
    ...{ takes: 'results', isVariadic: true, read: readContents },
    write: (contents: Readonly<Record<string, number>>) =>
      Object.entries(contents).map(([element, ppm]) => `${element}=${ppm}ppm`),
  },
  shares: {
    ...{ takes: 'name=share', isVariadic: true },
    read: (words, word) => words.map((one) => shareOf(one, word)),
    write: (shares: readonly Share[]) => shares.map(({ residue, share }) => `${residue}=${share}`),
  },
  document: { ...FILE, read: ([file], _, cli) => cli.readDocument(file) },
  route: { ...FILE, read: ([file], _, cli) => routeIn(cli.readDocument(file), file) },
  account: {
    takes: 'user@machine',
    read: ([typed]) => accountOf(typed.split('@')),
    write: ({ user, machine }: ReturnType<typeof accountOf>) => [`${user}@${machine}`],
  },
  decimal: { takes: 'n', ...asTyped },
  day: { takes: 'date', ...asTyped },
};

const accountOf = ([user = '', ...machine]: readonly string[]) => ({ user, machine: machine.join('@') });

const valueWord = ({ kind, unit, isSentence, reads, from }: Field): string => {
  if (reads !== undefined) return READINGS[reads].takes;
  if (kind === 'number') return (unit ?? 'n').replaceAll(/[ /]/g, '_');
  if (isSentence) return 'words';
  return from === undefined ? 'text' : from.replace(/s$/, '');
};

/** Help of a field: what it is, its other units, and how it is written. */
export const helpOf = ({ label, help, units = {}, unit }: Field): string =>
  [
    help ?? `${label[0]!.toLowerCase()}${label.slice(1)}`,
    ...(Object.keys(units).length === 0 ? [] : [`in ${[unit, ...Object.keys(units)].join(', ')}`]),
  ].join('; ');

/** The order that was typed, as its schema takes it; what was not typed is not in it. Throws InputError naming the word that cannot be read. */
export function typedOrder(
  fields: readonly TypedField[],
  typed: Readonly<Record<string, unknown>>,
  cli: Pick<Cli, 'readDocument'>,
): object {
  const order: Record<string, unknown> = {};
  for (const field of fields) {
    const given = ownValue(typed, field.key);
    if (given === undefined || given === '' || (Array.isArray(given) && given.length === 0)) continue;
    putAt(order, field.path, readAs(field, given, cli));
  }
  return order;
}

function readAs(field: TypedField, typed: unknown, cli: Pick<Cli, 'readDocument'>): unknown {
  const { reads, kind, word } = field;
  const [first = '', ...more] = [typed].flat().map(String);
  if (reads !== undefined) return READINGS[reads].read([first, ...more], word, cli);
  if (typeof typed !== 'string') return typed;
  if (kind === 'number') return numberOf(field, typed);
  if (kind === 'list') return typed.split(',').map((one) => one.trim());
  return typed;
}

interface Share {
  readonly residue: string;
  readonly share: number;
}

/** A share of something, typed as "silica shell or core=0.002". Throws InputError for a word without a share. */
function shareOf(typed: string, path: string): Share {
  const at = typed.lastIndexOf('=');
  if (at > 0) return { residue: typed.slice(0, at), share: positive(typed.slice(at + 1), path) };
  throw new InputError(`${path} "${typed}" has no share`, {
    ...{ path, value: typed, allowed: 'name=share, "silica shell or core=0.002"' },
  });
}

/** A number with its unit, or in that of the field: "0.02 mbar l/s". Throws InputError for another unit, and for what is not a number. */
function numberOf(field: TypedField, typed: string): number {
  const { word, unit, units = {} } = field;
  const [, number = typed, behind = ''] = /^([\d.]+)\s*([^\d.\s].*)$/.exec(typed.trim()) ?? [];
  const known = [...(unit === undefined ? [] : [unit]), ...Object.keys(units)];
  const isUnit = known.includes(behind);
  if (behind !== '' && !isUnit && Object.keys(units).length > 0)
    throw new InputError(`${word} "${typed}": ${behind} is not a unit of it`, {
      ...{ path: word, value: typed, allowed: known.join(', ') },
    });
  return inOrder(positive(isUnit ? number : typed, word), field, behind);
}

/** The value of a field as it is typed, word by word. */
export function textsOf({ reads, kind, per = 1 }: TypedField, value: unknown): readonly string[] {
  if (reads !== undefined) return READINGS[reads].write(value as never);
  if (kind === 'number') return [String(Number(((value as number) / per).toPrecision(12)))];
  if (kind === 'list') return [(value as readonly unknown[]).join(',')];
  return [String(value)];
}

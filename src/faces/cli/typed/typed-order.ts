import { basename } from 'node:path';
import type { Reading } from '../../../documents/contract/field.ts';
import type { Field } from '../../../documents/contract/fields-of.ts';
import { inOrder, putAt } from '../../../documents/contract/in-order.ts';
import type { StatedPoints } from '../../../documents/heats/hold-points.ts';
import { textOf } from '../../../documents/json-text.ts';
import type { LessonColumn } from '../../../documents/results/lesson.ts';
import { InputError } from '../../../foundation/errors.ts';
import { kebab } from '../../../foundation/quantity/kebab.ts';
import { ownValue } from '../../../foundation/quantity/own-value.ts';
import type { Cli } from '../cli.ts';
import { contractIn } from './contract-words.ts';
import { isFile } from './is-file.ts';
import { castPieces, crops, lossesOf, massesOf } from './named-masses.ts';
import { positive, weightOf, whole } from './numbers.ts';
import { type PrintedResult, readContents, readResults } from './results.ts';
import { routeIn, routeNamed } from './route-named.ts';
import { answersSaid, columnsSaid, type LessonAnswer } from './said-lesson.ts';
import { pointIn } from './stated-points.ts';
import { tableFiles } from './table-files.ts';
import { amountIn } from './used-amounts.ts';

/** What reads the files that are named. */
export type Files = Pick<Cli, 'readDocument' | 'readBytes'>;

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
  /** The value that a flag stands for, where that is not yes; the field that takes what is typed behind it. */
  readonly sets?: string;
  readonly into?: string;
}

/** Unit at the end of the name of a field: `_g`, `_Pa_m3_per_s`. */
const UNIT = /_[A-Za-z0-9_]+$/;

/** How the fields of an order are typed, the arguments first, in their order. */
export function typedFields(all: readonly Field[]): readonly TypedField[] {
  const fields = all.filter(({ untyped }) => !untyped).flatMap(inFlags);
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

/** A field that is typed as several options: those that add up, or a flag for each of its values that has one. */
const inFlags = (field: Field): readonly (Field & Pick<TypedField, 'sets' | 'into'>)[] =>
  field.asFlags === undefined
    ? (field.options ?? [{}]).map((words) => ({ ...field, ...words }))
    : Object.entries(field.asFlags).map(([sets, words]) => {
        const { flag, ...more } = typeof words === 'string' ? { flag: sets, help: words } : words;
        const kind = 'into' in more ? 'text' : 'flag';
        return { ...field, ...more, ...{ kind, option: flag, sets, isNeeded: false } };
      });

/** As commander hands an option on. */
export const camel = (name: string): string =>
  name.replaceAll(/-(\w)/g, (_, letter: string) => letter.toUpperCase());

/** How a reading is typed: what stands for its value in the help, how the words are read, and how a value is written again. */
interface Typing {
  readonly takes: string;
  /** Each of its parts is a word. */
  readonly isVariadic?: true;
  readonly read: (words: readonly [string, ...string[]], word: string, cli: Files) => unknown;
  readonly write: (value: never, unit?: string) => readonly string[];
}

const FILE = { takes: 'file', write: () => ['FILE'] } as const;
const asTyped = { read: ([typed]: readonly string[]) => typed, write: (value: string) => [value] } as const;

/** Pieces with their mass; the usual form is not said. */
const piecesOf = (form: string): Typing => ({
  ...{ takes: 'id=kg', isVariadic: true },
  read: (words, option) => castPieces(words, { option, form }),
  write: (all: readonly Piece[]) =>
    all.map((one) => `${one.object}${one.form === form ? '' : `:${one.form}`}=${inKg(one.mass_g)}`),
});

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
  bytes: { ...FILE, read: ([file], _, cli) => Buffer.from(cli.readBytes(file)).toString('base64') },
  'named-bytes': {
    ...FILE,
    read: ([file], _, cli) => ({
      name: basename(file),
      base64: Buffer.from(cli.readBytes(file)).toString('base64'),
    }),
  },
  tables: {
    ...{ takes: 'file', isVariadic: true },
    read: (words, _, cli) =>
      words.flatMap(tableFiles).map((file) => ({
        name: basename(file),
        base64: Buffer.from(cli.readBytes(file)).toString('base64'),
      })),
    write: (files: readonly { readonly name: string }[]) => files.map(({ name }) => name),
  },
  columns: {
    ...{ takes: 'heading=role', isVariadic: true, read: columnsSaid },
    write: (columns: readonly LessonColumn[]) => columns.map(({ heading, role }) => `${heading}=${role}`),
  },
  answers: {
    ...{ takes: 'code=answer', isVariadic: true, read: answersSaid },
    write: (answers: readonly LessonAnswer[]) => answers.map(({ code, answer }) => `${code}=${answer}`),
  },
  certificates: { ...FILE, read: ([file], word, cli) => [certificatesIn(cli.readBytes(file), file, word)] },
  counts: {
    takes: 'n',
    read: ([typed], word) => typed.split(',').map((one) => positive(one, word)),
    write: (counts: readonly number[]) => [counts.join(',')],
  },
  'number-or-document': {
    ...{ ...asTyped, takes: 'number' },
    read: ([word], _, cli) => (isFile(word) ? cli.readDocument(word) : word),
  },
  route: { ...FILE, read: ([file], _, cli) => routeIn(cli.readDocument(file), file) },
  'named-route': {
    ...{ takes: 'name', read: ([typed], _, cli) => routeNamed(typed, cli) },
    write: (route: unknown) => [typeof route === 'string' ? route : 'FILE'],
  },
  account: {
    takes: 'user@machine',
    read: ([typed]) => accountOf(typed.split('@')),
    write: ({ user, machine }: ReturnType<typeof accountOf>) => [`${user}@${machine}`],
  },
  pieces: piecesOf('piece'),
  ingots: piecesOf('ingot'),
  crops: {
    ...{ takes: 'lot:form=kg', isVariadic: true, read: crops },
    write: (all: readonly Crop[]) => all.map(({ lot, form, mass_g }) => `${lot}:${form}=${inKg(mass_g)}`),
  },
  losses: {
    ...{ takes: 'where=kg', isVariadic: true, read: lossesOf },
    write: (all: readonly Loss[]) => all.map(({ to, mass_g }) => `${to}=${inKg(mass_g)}`),
  },
  'mass-by-lot': {
    ...{ takes: 'lot=kg', isVariadic: true },
    read: (words, word) =>
      Object.fromEntries(massesOf(words, word).map(({ name, mass_g }) => [name, mass_g / 1000])),
    write: (all: Readonly<Record<string, number>>) => Object.entries(all).map(([lot, kg]) => `${lot}=${kg}`),
  },
  names: {
    ...{ takes: 'name', isVariadic: true, read: (words) => words },
    write: (all: readonly string[]) => all,
  },
  weight: {
    takes: 'mass',
    read: ([typed], word) => weightOf(typed, word),
    write: (g: number) => [`${inKg(g)}kg`],
  },
  decimal: { takes: 'n', ...asTyped },
  day: { takes: 'date', ...asTyped },
  payment: { takes: 'words', read: ([typed]) => contractIn(typed), write: () => ['WORDS'] },
  points: {
    ...{ takes: 'step=words', isVariadic: true },
    read: (words, option) => words.map((word) => pointIn(word, option)),
    write: (points: StatedPoints) => points.map(({ step, look }) => `${step}=${look}`),
  },
  amounts: {
    ...{ takes: 'amount', isVariadic: true, read: amountIn },
    write: (amount: number, unit) => [`${amount}${unit}`],
  },
};

type Piece = ReturnType<typeof castPieces>[number];
type Crop = ReturnType<typeof crops>[number];
type Loss = ReturnType<typeof lossesOf>[number];

const inKg = (mass_g: number): string => String(mass_g / 1000);

const accountOf = ([user = '', ...machine]: readonly string[]) => ({ user, machine: machine.join('@') });

const valueWord = ({ kind, unit, isSentence, reads, from }: Field): string => {
  if (reads !== undefined) return READINGS[reads].takes;
  if (kind === 'number') return (unit ?? 'n').replaceAll(/[ /]/g, '_');
  if (isSentence) return 'words';
  return from === undefined ? 'text' : from.replace(/s$/, '');
};

/** Help of a field: what it is, its other units, and how it is written. */
export const helpOf = ({ label, help, units = {}, unit, when }: Field): string =>
  [
    `${when === undefined ? '' : `${[when[1]].flat().join(', ')}: `}${help ?? `${label[0]!.toLowerCase()}${label.slice(1)}`}`,
    ...(Object.keys(units).length === 0 ? [] : [`in ${[unit, ...Object.keys(units)].join(', ')}`]),
  ].join('; ');

/** The order that was typed, as its schema takes it; what was not typed is not in it. Throws InputError naming the word that cannot be read. */
export function typedOrder(
  fields: readonly TypedField[],
  typed: Readonly<Record<string, unknown>>,
  cli: Files,
): object {
  const order: Record<string, unknown> = {};
  const set = new Map<string, string>();
  for (const field of fields) {
    const given = ownValue(typed, field.key);
    if (given === undefined || given === '' || (Array.isArray(given) && given.length === 0)) continue;
    const unit = field.unitOption && ownValue(typed, camel(field.unitOption));
    const { path, word, sets, into } = field;
    const other = sets === undefined ? undefined : set.get(path);
    if (other !== undefined)
      throw new InputError(`${other} and ${word} exclude each other`, { path: word, allowed: 'one of them' });
    set.set(path, word);
    if (into !== undefined) putAt(order, into, given);
    const value = readAs(field, unit ? `${String(given)} ${String(unit)}` : given, cli);
    const before = field.options && ownValue(order, path);
    putAt(order, path, before ? [before, value].flat() : value);
  }
  return order;
}

function readAs(field: TypedField, typed: unknown, cli: Files): unknown {
  const { reads, kind, word, sets } = field;
  if (sets !== undefined) return sets;
  const [first = '', ...more] = [typed].flat().map(String);
  if (reads !== undefined) return READINGS[reads].read([first, ...more], word, cli);
  if (typeof typed !== 'string') return typed;
  if (kind === 'number') return numberOf(field, typed);
  if (kind === 'list') return typed === NOTHING ? [] : typed.split(',').map((one) => one.trim());
  return typed;
}

/** A list without anything in it. */
const NOTHING = 'none';

/** Certificates of a file. Throws InputError for one that is not PEM, as a certificate that was saved from a browser may be. */
function certificatesIn(bytes: Uint8Array, file: string, path: string): string {
  const text = new TextDecoder('latin1').decode(bytes);
  if (text.includes('-----BEGIN CERTIFICATE-----')) return textOf(bytes, file);
  throw new InputError(`${file} holds no certificate in PEM`, {
    path,
    value: file,
    allowed: 'certificates in PEM (-----BEGIN CERTIFICATE-----)',
    cure: 'convert it: openssl x509 -inform der -in ROOT.cer -out ROOT.pem',
  });
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
  const [, number = typed, behind = ''] =
    /^([\d.,]+(?:e[+-]?\d+)?)\s*((?!e[+-]?\d)[^\d.,\s].*)$/i.exec(typed.trim()) ?? [];
  const known = [...(unit === undefined ? [] : [unit]), ...Object.keys(units)];
  const isUnit = known.includes(behind);
  if (behind !== '' && !isUnit && Object.keys(units).length > 0)
    throw new InputError(`${word} "${typed}": ${behind} is not a unit of it`, {
      ...{ path: word, value: typed, allowed: known.join(', ') },
    });
  const text = isUnit ? number : typed;
  return inOrder(
    // kilograms are typed of whole grams
    field.isWhole && field.per === undefined
      ? whole(text, word, field.isZeroAllowed ? 0 : 1)
      : positive(text, word),
    field,
    behind,
  );
}

/** The value of a field as it is typed, word by word. */
export function textsOf({ reads, kind, unit, per = 1 }: TypedField, value: unknown): readonly string[] {
  if (reads !== undefined) return READINGS[reads].write(value as never, unit);
  if (kind === 'number') return [String(Number(((value as number) / per).toPrecision(12)))];
  if (kind === 'list') return [(value as readonly unknown[]).join(',') || NOTHING];
  return [String(value)];
}

import type { z } from 'zod';
import { nameWords } from '../../foundation/quantity/field-words.ts';
import { ownValue } from '../../foundation/quantity/own-value.ts';
import { wordsOf } from './field.ts';
import { innerOf } from './fields-of.ts';

/** What a place of a document holds, as its schema says it; where no schema says it, as what stands there. */
export type Part =
  | { readonly kind: 'text' | 'number' | 'flag' | 'any' }
  | { readonly kind: 'choice'; readonly values: readonly string[] }
  | { readonly kind: 'object'; readonly fields: readonly PartField[] }
  | { readonly kind: 'list' | 'record'; readonly item: z.ZodType | undefined };

/** A field of an object in a document. */
export interface PartField {
  readonly name: string;
  readonly schema: z.ZodType | undefined;
  readonly isNeeded: boolean;
  /** Values that tell apart the objects of which this is one. */
  readonly oneOf?: readonly string[];
  readonly label?: string;
  readonly help?: string;
}

/** One step into a document: the name of a field, or a place in a list. */
export type Step = string | number;

/** What a place holds; of a choice among objects, the one that `value` is. */
export function partOf(schema: z.ZodType | undefined, value: unknown): Part {
  if (schema === undefined) return partOfValue(value);
  const inner = innerOf(schema);
  const { def } = inner as { def: Def };
  switch (def.type) {
    case 'object':
      return { kind: 'object', fields: [...fieldsIn(def), ...beside(def, value)] };
    case 'array':
      return { kind: 'list', item: def.element };
    case 'record':
      return { kind: 'record', item: def.valueType };
    case 'enum':
      return { kind: 'choice', values: Object.values(def.entries ?? {}).map(String) };
    case 'literal':
      return { kind: 'choice', values: (def.values ?? []).map(String) };
    case 'union':
      return partOfUnion(def.options ?? [], value);
    case 'number':
      return { kind: 'number' };
    case 'boolean':
      return { kind: 'flag' };
    case 'string':
      return { kind: 'text' };
    default:
      return partOfValue(value);
  }
}

interface Def {
  readonly type: string;
  readonly shape?: Readonly<Record<string, z.ZodType>>;
  readonly element?: z.ZodType;
  readonly valueType?: z.ZodType;
  readonly entries?: Readonly<Record<string, unknown>>;
  readonly values?: readonly unknown[];
  readonly options?: readonly z.ZodType[];
  readonly discriminator?: string;
}

const fieldsIn = ({ shape = {} }: Def): PartField[] =>
  Object.entries(shape).map(([name, schema]) => {
    const { label, help } = wordsOf(schema) ?? {};
    return {
      ...{ name, schema, isNeeded: schema._zod.optin === undefined },
      ...(label === undefined ? {} : { label }),
      ...(help === undefined ? {} : { help }),
    };
  });

/** Fields that stand in a value and that its schema does not name. */
const beside = ({ shape = {} }: Def, value: unknown): PartField[] =>
  isObject(value)
    ? Object.keys(value).flatMap((name) =>
        Object.hasOwn(shape, name) ? [] : [{ name, schema: undefined, isNeeded: false }],
      )
    : [];

/** Of several objects the one whose literal fields are those of the value, else the first; of other choices, as the value is. */
function partOfUnion(options: readonly z.ZodType[], value: unknown): Part {
  const objects = options.filter((one) => innerOf(one).def.type === 'object');
  if (objects.length < options.length && !isObject(value)) return { kind: 'any' };
  const kinds = objects.map((one) => literalsOf(one));
  const at = kinds.findIndex((literals) =>
    [...literals].every(([name, own]) => isObject(value) && ownValue(value, name) === own),
  );
  const part = partOf(objects[Math.max(at, 0)], value);
  if (part.kind !== 'object' || objects.length < 2) return part;
  // the field that tells the objects apart offers all of them
  const told = new Map<string, string[]>();
  for (const literals of kinds)
    for (const [name, own] of literals) told.set(name, [...(told.get(name) ?? []), own]);
  return {
    kind: 'object',
    fields: part.fields.map((field) => {
      const values = told.get(field.name);
      return values === undefined ? field : { ...field, oneOf: values };
    }),
  };
}

const literalsOf = (schema: z.ZodType): ReadonlyMap<string, string> =>
  new Map(
    Object.entries((innerOf(schema) as { def: Def }).def.shape ?? {}).flatMap(([name, field]) => {
      const { def } = innerOf(field) as { def: Def };
      return def.type === 'literal' ? [[name, String(def.values?.[0])] as const] : [];
    }),
  );

function partOfValue(value: unknown): Part {
  if (Array.isArray(value)) return { kind: 'list', item: undefined };
  if (!isObject(value)) return { kind: typeof value === 'boolean' ? 'flag' : 'any' };
  return {
    kind: 'object',
    fields: Object.keys(value).map((name) => ({ name, schema: undefined, isNeeded: false })),
  };
}

export const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** What a place begins with that somebody adds: its needed parts, empty. `like` is one that stands beside it. */
export function blankOf(schema: z.ZodType | undefined, like?: unknown): unknown {
  if (schema === undefined) return like === undefined ? '' : structuredClone(like);
  const part = partOf(schema, undefined);
  if (part.kind === 'object')
    return Object.fromEntries(
      part.fields.flatMap(({ name, schema: own, isNeeded }) => (isNeeded ? [[name, blankOf(own)]] : [])),
    );
  if (part.kind === 'list') return [];
  if (part.kind === 'record') return {};
  // what only one value may stand for is said; a choice is left to whoever fills it in
  if (part.kind === 'choice') return part.values.length === 1 ? part.values[0] : '';
  return part.kind === 'flag' ? false : '';
}

/** A place of another kind: the empty parts of the object whose field `name` is `kind`. */
export const blankOfKind = (
  schema: z.ZodType | undefined,
  { name, kind }: { readonly name: string; readonly kind: string },
): unknown => {
  const { options = [] } = (schema ? innerOf(schema) : { def: {} }).def as Partial<Def>;
  return blankOf(options.find((one) => literalsOf(one).get(name) === kind));
};

/** A document with another value at a place; undefined takes the place out. */
export function withAt(document: unknown, [step, ...rest]: readonly Step[], value: unknown): unknown {
  if (step === undefined) return value;
  if (Array.isArray(document)) {
    const at = Number(step);
    if (rest.length === 0 && value === undefined) return document.toSpliced(at, 1);
    return document.with(at, withAt(document[at], rest, value));
  }
  const { [step]: own, ...others } = isObject(document) ? document : {};
  if (rest.length === 0 && value === undefined) return others;
  // a field keeps its place
  return { ...(isObject(document) ? document : {}), [step]: withAt(own, rest, value) };
}

/** A place as a refusal names it: `sales[0].price.value`. */
export const placeOf = (steps: readonly Step[]): string =>
  steps.reduce<string>(
    (path, step) => (typeof step === 'number' ? `${path}[${step}]` : path === '' ? step : `${path}.${step}`),
    '',
  );

/** A part of a document in a line: its name, or its number with unit, range and how it is known. */
export function lineOf(value: unknown): string {
  if (Array.isArray(value)) return value.map(lineOf).filter(Boolean).slice(0, 4).join(', ');
  if (!isObject(value)) return value === null || value === undefined ? '' : String(value);
  const { value: number, unit, low, high, confidence } = value;
  if (number !== undefined)
    return [
      [number, unit === '1' ? '' : unit].filter((one) => one !== undefined && one !== '').join(' '),
      low === undefined ? '' : `${low} to ${high}`,
      confidence,
    ]
      .filter(Boolean)
      .join('; ');
  const named = NAMES.map((name) => ownValue(value, name)).find(
    (one) => typeof one === 'string' && one !== '',
  );
  return named === undefined ? Object.keys(value).slice(0, 6).map(nameWords).join(', ') : String(named);
}

/** Fields by which a thing in a document is called. */
const NAMES = ['title', 'name', 'item', 'what', 'words', 'id', 'element'] as const;

import { z } from 'zod';
import { InputError } from '../../foundation/errors.ts';
import { findingsOf } from '../../foundation/quantity/findings.ts';
import { ownValue } from '../../foundation/quantity/own-value.ts';
import { isResultName, type Pair, pairsToResults, type RecordedResult, resultsToPairs } from './results.ts';
import { type InsideShape, markOf, turnOfFields } from './said.ts';
import { digestText, sha256Text } from './texts.ts';

/** How one kind of record is written: its body, and which of its fields are only there as salted digests. */
export interface Kind<Shape extends z.ZodRawShape = z.ZodRawShape, Name extends string = string> {
  /** `lot.received`; several where lots, heats and objects say the same. */
  readonly names: readonly Name[];
  /** The whole body, opened. */
  readonly schema: z.ZodObject<Shape>;
  /** Fields disclosed under their own name. */
  readonly hidden: readonly string[];
  /** List fields disclosed item by item: field -> name, `inputs` -> `input/0`, `input/1` ... */
  readonly lists: Readonly<Record<string, string>>;
  /** A body as the program says it. */
  decode(body: Fields): InsideShape<Shape>;
  /** The body of a record that says what stands in an object; its other fields are left out. */
  encode(said: Fields): Fields;
}

type Fields = Readonly<Record<string, unknown>>;

/** The `_sd` part of a body: digests of what is not told to everybody (RFC 9901 style). */
const concealed = { _sd: z.array(digestText).min(1).optional(), _sd_alg: z.literal('sha-256').optional() };

/**
 * What the first record of a keyed command says of it: the key, the SHA-256 of the command, and how many records it has.
 * Confidential, so that a key may say anything; covered by the record's hash, so that nobody forges one.
 */
const keyed = {
  command: z
    .strictObject({ key: z.string(), sha256: sha256Text, records: z.string().regex(/^[1-9]\d{0,6}$/) })
    .optional(),
};

/** A kind from its public and its confidential fields; `results` is always a list. */
export function defineKind<
  const Name extends string,
  Open extends z.ZodRawShape,
  Hidden extends z.ZodRawShape,
>(names: Name | readonly Name[], open: Open, hidden: Hidden): Kind<Open & Hidden & typeof keyed, Name> {
  const shape = { ...open, ...hidden, ...keyed };
  const [decode, encode] = [turnOfFields(shape, 'decode'), turnOfFields(shape, 'encode')];
  const fields = Object.entries(shape);
  const inside = fields.map(([key, schema]) => markOf(schema, 'name') ?? key);
  const lists = Object.fromEntries(
    fields.flatMap(([key, schema]) => {
      const item = markOf(schema, 'item');
      return item === undefined ? [] : [[key, item]];
    }),
  );
  // what is disclosed item by item may be absent without items, where the schema allows that
  const mayBeAbsent = new Set(
    fields.flatMap(([key, schema]) =>
      Object.hasOwn(lists, key) && z.safeParse(schema, undefined).success ? [key] : [],
    ),
  );
  const isAbsent = ([key, value]: [string, unknown]): boolean =>
    mayBeAbsent.has(key) && Array.isArray(value) && value.length === 0;
  return {
    names: typeof names === 'string' ? [names] : names,
    schema: z.strictObject(shape) as unknown as z.ZodObject<Open & Hidden & typeof keyed>,
    hidden: [...Object.keys(hidden), ...Object.keys(keyed)],
    lists,
    decode: (body) => decode(body) as InsideShape<Open & Hidden & typeof keyed>,
    encode(said) {
      const own = encode(Object.fromEntries(inside.map((name) => [name, ownValue(said, name)])));
      return Object.fromEntries(Object.entries(own as Fields).filter((entry) => !isAbsent(entry)));
    },
  };
}

/** A body in two: what everybody sees, and the fields that are disclosed one by one. */
export interface SplitBody {
  readonly open: Readonly<Record<string, unknown>>;
  readonly hidden: readonly Pair[];
}

/** Splits an opened body. Absent (undefined) fields vanish. */
export function splitBody(kind: Kind, body: Readonly<Record<string, unknown>>): SplitBody {
  const open: Record<string, unknown> = {};
  const hidden: Pair[] = [];
  for (const [name, value] of Object.entries(body)) {
    if (value === undefined) continue;
    const list = ownValue(kind.lists, name);
    if (!kind.hidden.includes(name)) open[name] = value;
    else if (name === 'results') hidden.push(...resultsToPairs(value as readonly RecordedResult[]));
    else if (list === undefined) hidden.push([name, value]);
    else for (const [i, item] of (value as readonly unknown[]).entries()) hidden.push([`${list}/${i}`, item]);
  }
  return { open, hidden };
}

/** A body put together again, and the disclosed fields that this version of the kind does not know. */
export interface JoinedBody {
  readonly body: Readonly<Record<string, unknown>>;
  readonly others: readonly Pair[];
}

/**
 * Joins the public part with what was disclosed; inverse of `splitBody` when everything was. Lists keep their order
 * by index; whether an item is missing shows in the digests (`proof/disclosure.ts`), not here.
 */
export function joinBody(
  kind: Kind,
  open: Readonly<Record<string, unknown>>,
  pairs: readonly Pair[],
): JoinedBody {
  const { _sd, _sd_alg, ...body } = open as Record<string, unknown>;
  const others: Pair[] = [];
  const lists = new Map<string, Map<number, unknown>>();
  const fieldOf = new Map(Object.entries(kind.lists).map(([field, name]) => [name, field]));
  const results: Pair[] = [];
  for (const pair of pairs) {
    const [name, value] = pair;
    const item = /^([A-Za-z]+)\/(0|[1-9]\d{0,5})$/.exec(name);
    const field = item ? fieldOf.get(item[1]!) : undefined;
    if (field !== undefined) lists.set(field, (lists.get(field) ?? new Map()).set(Number(item![2]), value));
    else if (kind.hidden.includes(name) && !Object.hasOwn(body, name)) body[name] = value;
    else if (kind.hidden.includes('results') && isResultName(name)) results.push(pair);
    else others.push(pair);
  }
  for (const [field, items] of lists)
    body[field] = [...items].sort(([a], [b]) => a - b).map(([, value]) => value);
  if (results.length > 0) body.results = pairsToResults(results);
  return { body, others };
}

/** The body, checked whole. Throws InputError naming each field that is wrong. */
export function checkBody<Shape extends z.ZodRawShape>(
  name: string,
  kind: Kind<Shape>,
  body: unknown,
): z.infer<z.ZodObject<Shape>> {
  return parse(name, kind.schema, body) as z.infer<z.ZodObject<Shape>>;
}

/** The public part, checked: confidential fields may be missing, digests may stand for them. */
export function checkOpenBody(name: string, kind: Kind, body: unknown): Readonly<Record<string, unknown>> {
  return parse(name, openSchemaOf(kind), body);
}

/** Schemas of public parts by kind: making one takes a hundred times as long as using it. */
const openSchemas = new WeakMap<Kind, z.ZodType<Readonly<Record<string, unknown>>>>();

function openSchemaOf(kind: Kind): z.ZodType<Readonly<Record<string, unknown>>> {
  const made = openSchemas.get(kind);
  if (made) return made;
  const mask = Object.fromEntries(kind.hidden.map((field) => [field, true as const]));
  const schema = kind.schema.omit(mask).extend(concealed);
  openSchemas.set(kind, schema);
  return schema;
}

function parse<T>(name: string, schema: z.ZodType<T>, body: unknown): T {
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;
  const findings = findingsOf(parsed.error.issues, body);
  const first = findings[0]!;
  throw new InputError(`${name}: ${first.path || 'body'} ${first.message}`, findings);
}

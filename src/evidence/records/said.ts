import { z } from 'zod';

/**
 * How records say things, and how the program does: "812.500" under `massKg` is 812,500 under `mass_g`. A schema says the shape in the
 * record; what stands here is put on a field of it once, and command, encoding and decoding follow.
 */
interface Coding {
  /** Name of the field inside; absent = as in the record. */
  readonly name?: string;
  readonly decode?: (value: unknown) => unknown;
  readonly encode?: (value: unknown) => unknown;
  /** Of a confidential list: the name that its items are disclosed under, one by one: `input/0`, `input/1` ... */
  readonly item?: string;
}

const CODINGS = z.registry<Coding>();

/** A schema whose value is another one inside. */
type Coded<S, T> = S & { readonly '~inside': T };
/** A schema whose field has another name inside. */
type Named<S, Name extends string> = S & { readonly '~name': Name };

/** A field that is a value of another type inside; `encode` may answer undefined for what a record leaves out. */
export function coded<S extends z.ZodType, T>(
  schema: S,
  coding: {
    readonly decode: (value: z.output<S>) => T;
    readonly encode: (value: T) => z.output<S> | undefined;
  },
): Coded<S, T> {
  const own = schema.clone();
  CODINGS.add(own, coding as Coding);
  return own as Coded<S, T>;
}

/** A field that has another name inside. */
export function as<const Name extends string, S extends z.ZodType>(name: Name, schema: S): Named<S, Name> {
  const own = schema.clone();
  CODINGS.add(own, { ...CODINGS.get(schema), name });
  return own as Named<S, Name>;
}

/** A confidential list that is disclosed item by item. */
export function each<S extends z.ZodType>(item: string, schema: S): S {
  const own = schema.clone();
  CODINGS.add(own, { ...CODINGS.get(schema), item });
  return own;
}

/** What a schema says inside: named and typed by its codings, lists and objects read-only. */
export type Inside<S> = S extends { readonly '~inside': infer T }
  ? T
  : S extends z.ZodOptional<infer One>
    ? Inside<One> | undefined
    : S extends z.ZodArray<infer One>
      ? readonly Inside<One>[]
      : S extends z.ZodObject<infer Shape>
        ? InsideShape<Shape>
        : S extends z.ZodUnion<infer Options>
          ? Inside<Options[number]>
          : z.output<S>;

type NameIn<S, Key> = S extends { readonly '~name': infer Name }
  ? Name
  : S extends z.ZodOptional<infer One>
    ? NameIn<One, Key>
    : Key;
type OptionalKey<Shape> = {
  [Key in keyof Shape]: Shape[Key] extends z.ZodOptional ? Key : never;
}[keyof Shape];

/** The same of the fields of an object. */
export type InsideShape<Shape> = {
  readonly [Key in Exclude<keyof Shape, OptionalKey<Shape>> as NameIn<Shape[Key], Key> & string]: Inside<
    Shape[Key]
  >;
} & {
  readonly [Key in OptionalKey<Shape> as NameIn<Shape[Key], Key> & string]?: Exclude<
    Inside<Shape[Key]>,
    undefined
  >;
};

/** To the program's way of saying it, or to that of the record. */
type Way = 'decode' | 'encode';
type Turn = (value: unknown) => unknown;

/** How values of a schema are turned; undefined where they stay as they are. */
function turnOf(schema: z.core.$ZodType, way: Way): Turn | undefined {
  const coding = CODINGS.get(schema)?.[way];
  if (coding) return coding;
  if (schema instanceof z.ZodOptional) return turnOf(schema.unwrap(), way);
  if (schema instanceof z.ZodObject) return turnOfFields(schema.shape, way);
  const one = schema instanceof z.ZodArray ? turnOf(schema.element, way) : undefined;
  return one && ((list) => (Array.isArray(list) ? list.map((value) => one(value)) : list));
}

/** The same of an object. A field that the shape does not know stays: the schema refuses it. */
export function turnOfFields(shape: z.ZodRawShape, way: Way): Turn {
  const fields = new Map(
    Object.entries(shape).map(([key, schema]) => {
      const name = markOf(schema, 'name') ?? key;
      const turn = turnOf(schema, way);
      return way === 'decode' ? [key, { to: name, turn }] : [name, { to: key, turn }];
    }),
  );
  const turned = ([key, value]: [string, unknown]): [string, unknown] => {
    const field = fields.get(key);
    return [field?.to ?? key, value !== undefined && field?.turn ? field.turn(value) : value];
  };
  return (value) =>
    typeof value === 'object' && value !== null
      ? Object.fromEntries(
          Object.entries(value)
            .map(turned)
            .filter(([, after]) => after !== undefined),
        )
      : value;
}

/** Name of a field inside, or of the items of a list; an optional field has that of what it may be. */
export function markOf(schema: z.core.$ZodType, mark: 'name' | 'item'): string | undefined {
  const found = CODINGS.get(schema)?.[mark];
  return found === undefined && schema instanceof z.ZodOptional ? markOf(schema.unwrap(), mark) : found;
}

import type { z } from 'zod';
import { type JsonSchema, jsonSchemaOf } from '../../src/faces/server/routes/query-order.ts';

/** An order that holds a text in one of its fields, and where. */
export interface Planted {
  readonly order: unknown;
  readonly path: string;
}

/** What fields of a name usually hold, so that an order is not refused for its other fields. */
type Usual = Readonly<Record<string, unknown>>;

/** The least that an order of a schema takes, with what fields of its names usually hold. */
export function leastOrder(schema: z.ZodType, usual: Usual = {}): unknown {
  const root = jsonSchemaOf(schema, 'input');
  return leastOf(root, { path: '', name: '', text: '', usual, root, depth: 0 });
}

/**
 * Orders of a schema, each with the text in another of its text fields and the least that is required beside it. Fields that take
 * one of some words have no text of their own; a name of a map is a text too.
 */
export function planted(schema: z.ZodType, text: string, usual: Usual = {}): Planted[] {
  const root = jsonSchemaOf(schema, 'input');
  return variants(root, { path: '', name: '', text, usual, root, depth: 0 });
}

interface Place {
  readonly path: string;
  /** Name of the field. */
  readonly name: string;
  readonly text: string;
  readonly usual: Usual;
  readonly root: JsonSchema;
  readonly depth: number;
}

/** Deeper than any order that people write; a schema that contains itself ends here. */
const DEEPEST = 12;

const inside = (place: Place, name: string): Place => ({
  ...place,
  name,
  path: place.path === '' ? name : `${place.path}.${name}`,
  depth: place.depth + 1,
});

const branchesOf = (schema: JsonSchema): readonly JsonSchema[] | undefined =>
  (schema.anyOf ?? schema.oneOf) as readonly JsonSchema[] | undefined;

function resolved(schema: JsonSchema, root: JsonSchema): JsonSchema {
  const reference = schema.$ref as string | undefined;
  if (reference === undefined) return schema;
  const found = reference
    .replace(/^#\/?/, '')
    .split('/')
    .filter((part) => part !== '')
    .reduce<unknown>((at, part) => (at as Record<string, unknown>)[part], root);
  return resolved(found as JsonSchema, root);
}

function variants(given: JsonSchema, place: Place): Planted[] {
  if (place.depth > DEEPEST) return [];
  const { root, path, text } = place;
  const schema = resolved(given, root);
  if (schema.const !== undefined || schema.enum !== undefined) return [];
  const branches = branchesOf(schema);
  if (branches) return branches.flatMap((branch) => variants(branch, place));
  if (Array.isArray(schema.allOf)) return schema.allOf.flatMap((part: JsonSchema) => variants(part, place));
  if (schema.type === 'string') return [{ order: text, path }];
  if (schema.type === 'array') {
    const items = variants((schema.items ?? {}) as JsonSchema, {
      ...place,
      path: `${path}[0]`,
      depth: place.depth + 1,
    });
    return items.map((one) => ({ order: [one.order], path: one.path }));
  }
  if (schema.type !== 'object') return [];
  const least = leastOf(schema, place) as Record<string, unknown>;
  const fields = Object.entries((schema.properties ?? {}) as Record<string, JsonSchema>);
  const named = fields.flatMap(([name, field]) =>
    variants(field, inside(place, name)).map((one) => ({
      order: { ...least, [name]: one.order },
      path: one.path,
    })),
  );
  const values = schema.additionalProperties;
  if (typeof values !== 'object' || values === null) return named;
  return [
    ...named,
    {
      order: { ...least, [text]: leastOf(values as JsonSchema, inside(place, text)) },
      path: `${path}{name}`,
    },
    ...variants(values as JsonSchema, inside(place, 'Ni')).map((one) => ({
      order: { ...least, Ni: one.order },
      path: one.path,
    })),
  ];
}

/** The least that a schema takes: required fields alone, the first of some words, what a name usually holds. */
function leastOf(given: JsonSchema, place: Place): unknown {
  const schema = resolved(given, place.root);
  if (schema.const !== undefined) return schema.const;
  if (Array.isArray(schema.enum)) return schema.enum[0];
  if (Object.hasOwn(place.usual, place.name) && place.depth > 0) return place.usual[place.name];
  const branches = branchesOf(schema) ?? (schema.allOf as readonly JsonSchema[] | undefined);
  if (branches) return place.depth > DEEPEST ? null : leastOf(branches[0]!, place);
  switch (schema.type) {
    case 'string':
      return schema.format === 'date-time'
        ? '2026-01-02T00:00:00Z'
        : schema.format === 'date'
          ? '2026-01-02'
          : 'usual';
    case 'number':
    case 'integer':
      return Math.max(1, Number(schema.minimum ?? 1));
    case 'boolean':
      return true;
    case 'array': {
      const count = Number(schema.minItems ?? 0);
      const one = { ...place, depth: place.depth + 1 };
      return Array.from({ length: count }, () => leastOf((schema.items ?? {}) as JsonSchema, one));
    }
    case 'object': {
      if (place.depth > DEEPEST) return {};
      const fields = (schema.properties ?? {}) as Record<string, JsonSchema>;
      const required = (schema.required ?? []) as readonly string[];
      return Object.fromEntries(
        required.flatMap((name) =>
          fields[name] ? [[name, leastOf(fields[name], inside(place, name))]] : [],
        ),
      );
    }
    default:
      return null;
  }
}

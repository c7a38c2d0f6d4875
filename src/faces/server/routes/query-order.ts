import { z } from 'zod';
import { parseJson } from '../../../documents/json-text.ts';
import { ownValue } from '../../../foundation/quantity/own-value.ts';

/** JSON Schema of a value. */
export type JsonSchema = Readonly<Record<string, unknown>>;

/** Schema in JSON of what a task is asked or answers. */
export const jsonSchemaOf = (schema: z.ZodType, io: 'input' | 'output'): JsonSchema => {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, {
    ...{ io, unrepresentable: 'any' as const },
    // how people type it is no matter of programs
    override: ({ jsonSchema }) => {
      delete jsonSchema.words;
    },
  });
  return rest;
};

/** Fields of an order by name. */
export const fieldsOf = (schema: JsonSchema): Readonly<Record<string, JsonSchema>> =>
  (schema.properties ?? {}) as Readonly<Record<string, JsonSchema>>;

/** How a field of an order stands in the query of an address: as it is, or as JSON where it has parts. */
export const isPlainField = ({ type }: JsonSchema): boolean =>
  type === 'string' || type === 'number' || type === 'integer' || type === 'boolean';

/**
 * The order that a query asks: text as it is, numbers and booleans read, everything else as JSON, but for a name where one may stand
 * in place of parts. What cannot be read stays text, and the schema of the task refuses it by its name.
 */
export function orderOfQuery(query: URLSearchParams, schema: JsonSchema): Readonly<Record<string, unknown>> {
  const fields = fieldsOf(schema);
  return Object.fromEntries(
    [...new Set(query.keys())].map((name) => {
      const texts = query.getAll(name);
      const field = ownValue(fields, name);
      // What stands twice is no single value: the schema says what is wanted.
      if (texts.length > 1) return [name, texts];
      return [name, field === undefined ? texts[0] : readValue(texts[0]!, field, name)];
    }),
  );
}

function readValue(text: string, field: JsonSchema, name: string): unknown {
  switch (field.type) {
    case 'string':
      return text;
    case 'number':
    case 'integer':
      return /^-?\d+(\.\d+)?([eE][+-]?\d+)?$/.test(text) ? Number(text) : text;
    case 'boolean':
      return text === 'true' ? true : text === 'false' ? false : text;
    default:
      return takesText(field) && !/^\s*[[{"]/.test(text) ? text : parseJson(text, `the query field ${name}`);
  }
}

/** True for a field that may be a name in place of its parts, such as a route. */
const takesText = ({ anyOf }: JsonSchema): boolean =>
  Array.isArray(anyOf) && anyOf.some((one: JsonSchema) => one.type === 'string');

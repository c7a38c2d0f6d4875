import type { z } from 'zod';
import { type FieldWords, wordsOf } from './field.ts';

export type FieldKind = 'text' | 'number' | 'choice' | 'flag' | 'list' | 'other';

/** One field of an order as a face reads or shows it. */
export interface Field extends FieldWords {
  /** Its place in the order: `mass_g`, `radiation.rate_per_s`. */
  readonly path: string;
  readonly kind: FieldKind;
  /** The only values that it takes; empty = any. */
  readonly values: readonly string[];
  readonly isNeeded: boolean;
  /** Needed once another field of the same part of the order is there. */
  readonly isNeededInPart: boolean;
  readonly isZeroAllowed: boolean;
  /** A count: no part of one is taken. */
  readonly isWhole?: true;
  /** A sentence, not a name: why, or what was seen. */
  readonly isSentence: boolean;
}

/**
 * The fields of an order in their order; those of an object without words of its own are told one by one.
 * Throws Error for a field without words.
 */
export const fieldsOf = (order: z.ZodType, above = '', isNeeded = true): readonly Field[] =>
  Object.entries(shapeOf(order)).flatMap(([name, schema]) => {
    const path = `${above}${name}`;
    const isNeededInPart = schema._zod.optin === undefined;
    const needed = isNeeded && isNeededInPart;
    const words = wordsOf(schema);
    if (words) {
      const isZeroAllowed = schema.safeParse(0).success;
      return [
        { ...words, path, isNeeded: needed, isNeededInPart, isZeroAllowed, ...kindOf(innerOf(schema)) },
      ];
    }
    const inner = innerOf(schema);
    if (inner.def.type === 'object') return fieldsOf(inner, `${path}.`, needed);
    throw new Error(`the field ${path} of an order has no words`);
  });

/** Fields of an order that is an object; none for another. */
const shapeOf = (order: z.ZodType): Readonly<Record<string, z.ZodType>> =>
  (innerOf(order) as Partial<z.ZodObject>).shape ?? {};

/** What a schema is without what may be left out, and what is done to a text before it is checked. */
export function innerOf(schema: z.ZodType): z.ZodType {
  const { innerType, in: taken } = schema.def as { readonly innerType?: z.ZodType; readonly in?: z.ZodType };
  const inner = innerType ?? taken;
  return inner ? innerOf(inner) : schema;
}

type Kind = Pick<Field, 'kind' | 'values' | 'isSentence' | 'isWhole'>;

function kindOf(schema: z.ZodType): Kind {
  const of = (kind: FieldKind, more: Partial<Kind> = {}): Kind => ({
    ...{ kind, values: [], isSentence: false },
    ...more,
  });
  const { def } = schema;
  if (def.type === 'number') return of('number', (schema as z.ZodNumber).isInt ? { isWhole: true } : {});
  if (def.type === 'boolean') return of('flag');
  if (def.type === 'literal') {
    const { values } = def as unknown as { readonly values: readonly unknown[] };
    return values[0] === true ? of('flag') : of('choice', { values: values.map(String) });
  }
  if (def.type === 'enum') {
    const values = (schema as z.ZodEnum).options.map(String);
    return values.length > MOST_CHOICES ? of('text') : of('choice', { values });
  }
  if (def.type === 'array') return of('list');
  if (def.type !== 'string' && def.type !== 'template_literal') return of('other');
  return of('text', { isSentence: ((schema as z.ZodString).maxLength ?? 0) >= SENTENCE });
}

/** More values than so many are typed, not chosen: the elements. */
const MOST_CHOICES = 40;

/** A text that may be so long is a sentence [characters]. */
const SENTENCE = 500;

import type { z } from 'zod';
import { ownValue } from '../../foundation/quantity/own-value.ts';
import { type Field, fieldsOf } from './fields-of.ts';

/** A field of an order with what would be typed into it. */
export interface TypedIn extends Field {
  readonly text: string;
}

/** The fields of an order that have a value, each as a person would type it in the unit of the field; the opposite of reading a form. */
export const asTypedIn = (schema: z.ZodType, order: Readonly<Record<string, unknown>>): readonly TypedIn[] =>
  fieldsOf(schema).flatMap((field) => {
    const value = valueAt(order, field.path);
    return value === undefined ? [] : [{ ...field, text: textOf(value, field) }];
  });

function valueAt(order: Readonly<Record<string, unknown>>, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>(
      (within, name) =>
        typeof within === 'object' && within !== null
          ? ownValue(within as Readonly<Record<string, unknown>>, name)
          : undefined,
      order,
    );
}

function textOf(value: unknown, { per = 1 }: Pick<Field, 'per'>): string {
  if (Array.isArray(value)) return value.map(String).join(', ');
  return typeof value === 'number' ? String(Number((value / per).toPrecision(12))) : String(value);
}

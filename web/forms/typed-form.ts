import type { Field } from '../../src/documents/contract/fields-of.ts';
import { inOrder, putAt } from '../../src/documents/contract/in-order.ts';
import { plainDecimal } from '../design/plain-decimal.ts';
import { dayOf } from '../design/read-day.ts';
import { fromZero, isUnclear } from '../design/read-number.ts';

/** What was typed into a form, by the place of its field; the unit of a number by the place and `:unit`. */
export type TypedForm = Readonly<Record<string, string>>;

/** Where the unit of a number is kept. */
export const unitOf = (path: string): string => `${path}:unit`;

/** An order as it was typed: its fields, and the places of those that are missing or unclear. */
export interface ReadForm {
  readonly order: Readonly<Record<string, unknown>>;
  readonly open: readonly string[];
}

/** Reads what was typed; `expected` says which number is likely, in the unit of the field. */
export function readForm(
  fields: readonly Field[],
  typed: TypedForm,
  expected: Readonly<Record<string, number>> = {},
): ReadForm {
  const order: Record<string, unknown> = {};
  const open: string[] = [];
  const isBegun = (above: string): boolean =>
    fields.some(({ path }) => path.startsWith(above) && (typed[path] ?? '').trim() !== '');
  for (const field of fields) {
    const { path, when } = field;
    const text = (typed[path] ?? '').trim();
    if (text === '') {
      // a part of the order that may be left out is needed whole once one of its fields is there, or the choice that asks for it
      const above = path.slice(0, path.lastIndexOf('.') + 1);
      if (field.isNeeded || (field.isNeededInPart && (when !== undefined || isBegun(above)))) open.push(path);
      continue;
    }
    const value = valueIn(field, text, { typed, expected });
    if (value === undefined) open.push(path);
    else putAt(order, path, value);
  }
  return { order, open };
}

interface Besides {
  readonly typed: TypedForm;
  readonly expected: Readonly<Record<string, number>>;
}

function valueIn(field: Field, text: string, { typed, expected }: Besides): unknown {
  const { kind, path, reads } = field;
  if (reads === 'decimal') return plainDecimal(text) ?? undefined;
  if (reads === 'day') return dayOf(text);
  if (kind === 'flag') return text === 'true' ? true : undefined;
  if (reads === 'names') return text.split(/[\s,;]+/).filter(Boolean);
  if (kind === 'list') return text.split(/[,;\n]/).flatMap((one) => one.trim() || []);
  if (kind !== 'number') return text;
  if (isUnclear(text, expected[path])) return undefined;
  const value = fromZero(text, expected[path]);
  return value === undefined ? undefined : inOrder(value, field, typed[unitOf(path)]);
}

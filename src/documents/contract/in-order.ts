import { ownValue } from '../../foundation/quantity/own-value.ts';
import type { Field } from './fields-of.ts';

/** Kilograms are typed and whole grams are booked. */
const GRAMS = 1000;

/** A number that was typed in `unit`, default that of its field, as the order holds it: whole grams of a mass, else 12 digits. */
export function inOrder(
  value: number,
  { units = {}, per = 1 }: Pick<Field, 'units' | 'per'>,
  unit = '',
): number {
  const held = value * (ownValue(units, unit) ?? 1) * per;
  return per === GRAMS ? Math.round(held) : Number(held.toPrecision(12));
}

/** Puts the value of a field into an order at its place; the objects on the way are made. */
export function putAt(order: Record<string, unknown>, path: string, value: unknown): void {
  const names = path.split('.');
  const last = names.pop()!;
  let into = order;
  for (const name of names) {
    const inner = (ownValue(into, name) ?? {}) as Record<string, unknown>;
    into[name] = inner;
    into = inner;
  }
  into[last] = value;
}

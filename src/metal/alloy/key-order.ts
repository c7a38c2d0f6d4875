import { byElementOrder, isElement } from './element.ts';

/**
 * Plain data with the keys of every object in one order: elements in print order, other names behind them by letter. Two
 * documents that differ in the order of their keys alone are then computed alike, to the last bit.
 */
export function inKeyOrder<T>(value: T): T {
  if (Array.isArray(value)) return value.map((item: unknown) => inKeyOrder(item)) as T;
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).sort(([a], [b]) => compareKeys(a, b));
  return Object.fromEntries(entries.map(([key, item]) => [key, inKeyOrder<unknown>(item)])) as T;
}

const compareKeys = (a: string, b: string): number =>
  Number(!isElement(a)) - Number(!isElement(b)) || byElementOrder(a, b) || (a < b ? -1 : 1);

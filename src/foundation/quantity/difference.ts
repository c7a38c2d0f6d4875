import { ownValue } from './own-value.ts';

/** Where two JSON values differ first, and what stands there in each; undefined = nothing. */
export interface Difference {
  /** `results[3].text`; empty for the values themselves. */
  readonly path: string;
  readonly left: unknown;
  readonly right: unknown;
}

/** The first difference between two JSON values, in the order of the fields of `left`; null when they say the same. */
export function firstDifference(left: unknown, right: unknown, path = ''): Difference | null {
  if (!isParent(left) || !isParent(right) || Array.isArray(left) !== Array.isArray(right))
    return Object.is(left, right) ? null : { path, left, right };
  for (const key of new Set([...Object.keys(left), ...Object.keys(right)])) {
    const place = Array.isArray(left) ? `${path}[${key}]` : path === '' ? key : `${path}.${key}`;
    const found = firstDifference(ownValue(left, key), ownValue(right, key), place);
    if (found) return found;
  }
  return null;
}

type Parent = Readonly<Record<string, unknown>>;
const isParent = (value: unknown): value is Parent => typeof value === 'object' && value !== null;

/** A value as a sentence quotes it: its JSON, cut short. */
export function quoted(value: unknown): string {
  if (value === undefined) return 'nothing';
  const text = JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 57)}...` : text;
}

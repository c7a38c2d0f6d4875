import { ConvergenceError } from '../../foundation/errors.ts';

/** What a method may return: JSON, every number finite. A bound that does not exist is null. */
export type Quantity =
  | number
  | string
  | boolean
  | null
  | readonly Quantity[]
  | { readonly [name: string]: Quantity };

/** Named results of a method. */
export type Quantities = Readonly<Record<string, Quantity>>;

/** Throws ConvergenceError for the first quantity that is NaN or infinite. */
export function requireFinite(method: string, value: Quantity, path = ''): void {
  if (typeof value === 'number' && !Number.isFinite(value)) {
    throw new ConvergenceError(`${method}: ${path} is ${value}`, {
      path,
      value: String(value),
      cure: 'the inputs leave this quantity undefined; check their ranges',
    });
  }
  if (Array.isArray(value))
    for (const [i, item] of value.entries()) requireFinite(method, item as Quantity, `${path}[${i}]`);
  else if (typeof value === 'object' && value !== null)
    for (const [key, item] of Object.entries(value))
      requireFinite(method, item as Quantity, path ? `${path}.${key}` : key);
}

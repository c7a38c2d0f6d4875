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
export function requireFinite(method: string, value: Quantity): void {
  const path = infinitePath(value);
  if (path === undefined) return;
  throw new ConvergenceError(`${method}: ${path.at} is ${path.value}`, {
    path: path.at,
    value: String(path.value),
    cure: 'the inputs leave this quantity undefined; check their ranges',
  });
}

/** Place and value of the first number that is not finite. The place is put together on the way back alone: all are looked at. */
function infinitePath(value: Quantity): { readonly at: string; readonly value: number } | undefined {
  if (typeof value === 'number') return Number.isFinite(value) ? undefined : { at: '', value };
  if (typeof value !== 'object' || value === null) return undefined;
  if (Array.isArray(value)) {
    for (let i = 0; i < value.length; i++) {
      const found = infinitePath((value as readonly Quantity[])[i]!);
      if (found) return { ...found, at: `[${i}]${after(found.at)}` };
    }
    return undefined;
  }
  for (const [key, item] of Object.entries(value)) {
    const found = infinitePath(item);
    if (found) return { ...found, at: `${key}${after(found.at)}` };
  }
  return undefined;
}

const after = (rest: string): string => (rest === '' || rest.startsWith('[') ? rest : `.${rest}`);

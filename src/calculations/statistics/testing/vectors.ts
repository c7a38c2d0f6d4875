import type { Quantities } from '../../method/quantities.ts';
import type { Inputs } from '../../method/reader.ts';
import { runMethod } from '../registry.ts';

/** One published or computed value of a case; without a tolerance a number is information only. */
export interface Expected {
  readonly quantity: string;
  readonly value: unknown;
  readonly tolAbs?: number;
  readonly tolRel?: number;
  readonly source: string;
}
export interface Case {
  readonly id: string;
  readonly method: string;
  readonly inputs: Inputs;
  readonly expected: readonly Expected[];
}
export interface VectorFile {
  readonly topic: string;
  readonly caseCount: number;
  readonly cases: readonly Case[];
}

/** First difference beyond the tolerance, or undefined. A number without a tolerance is information only. */
export function difference(
  actual: unknown,
  expected: unknown,
  tolerance: Expected,
  path = '',
): string | undefined {
  if (Array.isArray(expected)) {
    if (!Array.isArray(actual) || actual.length !== expected.length) return `${path}: another length`;
    return firstOf(expected.map((item, i) => difference(actual[i], item, tolerance, `${path}[${i}]`)));
  }
  if (typeof expected === 'object' && expected !== null) {
    const record = actual as Record<string, unknown> | undefined;
    return firstOf(
      Object.entries(expected).map(([key, item]) =>
        difference(record?.[key], item, tolerance, `${path}.${key}`),
      ),
    );
  }
  if (typeof expected === 'number') {
    const { tolAbs, tolRel } = tolerance;
    if (typeof actual !== 'number') return `${path}: ${String(actual)} is no number`;
    if (tolAbs === undefined && tolRel === undefined) return undefined;
    const error = Math.abs(actual - expected);
    const near =
      (tolAbs !== undefined && error <= tolAbs) ||
      (tolRel !== undefined && error <= tolRel * Math.abs(expected));
    return near ? undefined : `${path}: ${actual} for ${expected}, off by ${error}`;
  }
  return actual === expected ? undefined : `${path}: ${String(actual)} for ${String(expected)}`;
}

const firstOf = (found: readonly (string | undefined)[]): string | undefined =>
  found.find((text) => text !== undefined);

/** Twenty-five digits of a factor: more than a double holds, information only. */
const INFORMATION = new Set(['kDecimalString']);

/** What a case finds wrong, empty when it passes; refusals included. */
export function faultsOf({ method, inputs, expected }: Case): string[] {
  if (expected.some(({ quantity }) => quantity === 'throws')) return refusalFaults(method, inputs);
  return faultsIn(runMethod(method, inputs).quantities, expected);
}

/** What the quantities of a run have wrong against the values expected. */
export const faultsIn = (quantities: Quantities, expected: readonly Expected[]): string[] =>
  expected.flatMap((entry) => {
    const actual = quantities[entry.quantity];
    if (actual === undefined) return [`${entry.quantity} is missing`];
    if (INFORMATION.has(entry.quantity)) return [];
    const fault = difference(actual, entry.value, entry);
    return fault === undefined ? [] : [`${entry.quantity}${fault} (${entry.source})`];
  });

function refusalFaults(method: string, inputs: Inputs): string[] {
  try {
    runMethod(method, inputs);
  } catch (error) {
    const { code } = error as { readonly code?: string };
    return code === 'input' || code === 'validity' ? [] : [`refused as ${String(code)}`];
  }
  return ['was not refused'];
}

import { dataFacts } from '../../testing/data-facts.ts';
import { runLifecycle as runWith } from '../lifecycle.ts';

const facts = dataFacts();
const runLifecycle = (method: string, inputs: unknown) => runWith(method, inputs, facts);

/** A case of the vectors: inputs, expected quantities and one tolerance for all of them. */
export interface Case {
  readonly id: string;
  readonly inputs: unknown;
  readonly expected: Readonly<Record<string, unknown>>;
  readonly tolerance: { readonly abs?: number; readonly rel?: number };
  /** `lifecycle stock` where a verb answers it. */
  readonly command?: string;
}

/** What the answer to a case has wrong; empty when every expected quantity is there within the tolerance. */
export function faultsOf({ command = '', inputs, expected, tolerance }: Case): string[] {
  const [, method = ''] = command.split(' ');
  return faultsIn(runLifecycle(method, inputs), expected, tolerance);
}

/** Where an answer differs from what was expected. */
export function faultsIn(
  actual: unknown,
  expected: unknown,
  { path = '', ...tolerance }: Case['tolerance'] & { readonly path?: string },
): string[] {
  if (Array.isArray(expected)) {
    if (!Array.isArray(actual) || actual.length !== expected.length) return [`${path}: another length`];
    return expected.flatMap((item, i) => faultsIn(actual[i], item, { ...tolerance, path: `${path}[${i}]` }));
  }
  if (typeof expected === 'object' && expected !== null)
    return Object.entries(expected).flatMap(([key, item]) =>
      faultsIn((actual as Record<string, unknown> | undefined)?.[key], item, {
        ...tolerance,
        path: `${path}.${key}`,
      }),
    );
  if (typeof expected !== 'number')
    return actual === expected ? [] : [`${path}: ${String(actual)} for ${String(expected)}`];
  if (typeof actual !== 'number') return [`${path}: ${String(actual)} is no number`];
  const allowed = Math.max(tolerance.abs ?? 0, (tolerance.rel ?? 0) * Math.abs(expected));
  return Math.abs(actual - expected) <= allowed ? [] : [`${path}: ${actual} for ${expected}`];
}

import { ConvergenceError, InputError, NotFoundError } from '../../foundation/errors.ts';
import { editDistance } from '../../foundation/near-words.ts';
import type { Assumption } from '../../foundation/quantity/sourced.ts';
import {
  applyOverrides,
  type Diagnostic,
  mayBeUsed,
  type Override,
} from '../../models/qualification/diagnostic.ts';
import type { Quantities, Quantity, StatisticMethod } from './method.ts';
import { METHODS } from './methods.ts';
import { type Inputs, readerOf } from './reader.ts';

/** Everything one run says: the numbers, what they rest on, and whether they may be used. */
export interface StatisticResult {
  readonly method: string;
  readonly quantities: Quantities;
  readonly diagnostics: readonly Diagnostic[];
  /** True when every diagnostic passes or carries an override in force. */
  readonly usable: boolean;
  readonly assumed: readonly Assumption[];
  /** Inputs that the method does not know. */
  readonly ignored: readonly string[];
}

const byName: ReadonlyMap<string, StatisticMethod> = new Map(METHODS.map((method) => [method.name, method]));

/** All methods, in the order of the index. */
export const allMethods = (): readonly StatisticMethod[] => METHODS;

/** Method of that name. Throws NotFoundError naming the nearest ones. */
export function methodNamed(name: string): StatisticMethod {
  const found = byName.get(name);
  if (found) return found;
  const near = [...byName.keys()].filter(
    (known) => editDistance(known.toLowerCase(), name.toLowerCase()) <= 4,
  );
  throw new NotFoundError(`there is no statistic "${name}"`, {
    path: 'method',
    value: name,
    allowed: near.length > 0 ? near.join(', ') : 'a name of `remelt stats --list`',
  });
}

/**
 * Runs a method on the bare inputs of a case. Overrides (`overrides`, `asOf` in the inputs) are attached to the
 * diagnostics they name. Throws InputError or ValidityError for what the method refuses, and for an input that looks
 * like a misspelt one; ConvergenceError when a result is not finite, naming the first.
 */
export function runMethod(name: string, inputs: Inputs): StatisticResult {
  const method = methodNamed(name);
  const reader = readerOf(inputs, name);
  const { quantities, diagnostics = [] } = method.run(reader);
  requireFinite(name, quantities);
  const ignored = reader.ignored();
  refuseMisspelt(method, ignored);
  const judged = applyOverrides(diagnostics, overridesOf(inputs), inputs.asOf as string | undefined);
  return {
    method: name,
    quantities,
    diagnostics: judged,
    usable: mayBeUsed(judged),
    assumed: reader.assumed(),
    ignored,
  };
}

function overridesOf({ overrides }: Inputs): readonly Override[] {
  if (overrides === undefined) return [];
  if (!Array.isArray(overrides) || overrides.some((item) => typeof item !== 'object' || item === null)) {
    throw new InputError('overrides is not a list of {diagnostic, by, reason, expires}', {
      path: 'overrides',
    });
  }
  return overrides as readonly Override[];
}

/** Throws for the first quantity that is NaN or infinite. */
function requireFinite(method: string, value: Quantity, path = ''): void {
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

function refuseMisspelt(method: StatisticMethod, ignored: readonly string[]): void {
  for (const name of ignored) {
    const near = Object.keys(method.inputs).find(
      (known) => known.length > 3 && editDistance(known, name) <= 2,
    );
    if (near) {
      throw new InputError(`${method.name}: unknown input "${name}"`, {
        path: name,
        allowed: Object.keys(method.inputs).join(', '),
        cure: `write "${near}"`,
      });
    }
  }
}

import { InputError } from '../../foundation/errors.ts';
import type { Assumption } from '../../foundation/quantity/sourced.ts';
import {
  applyOverrides,
  type Diagnostic,
  mayBeUsed,
  type Override,
} from '../../models/qualification/diagnostic.ts';
import { namedIn, refuseMisspelt } from '../method/named.ts';
import { type Quantities, requireFinite } from '../method/quantities.ts';
import { type Inputs, readerOf } from '../method/reader.ts';
import type { StatisticMethod } from './method.ts';
import { METHODS } from './methods.ts';

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
export const methodNamed = (name: string): StatisticMethod =>
  namedIn(byName, name, { kind: 'statistic', list: 'the statistics' });

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
  refuseMisspelt(name, Object.keys(method.inputs), ignored);
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

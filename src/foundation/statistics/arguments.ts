import { InputError } from '../errors.ts';

/** What an argument of a statistic must satisfy; a bound that is absent does not hold. */
export interface ArgumentRule {
  readonly above?: number;
  readonly below?: number;
  readonly min?: number;
  readonly max?: number;
  readonly whole?: boolean;
}

/** A probability, content or confidence: strictly inside (0, 1). */
export const FRACTION: ArgumentRule = { above: 0, below: 1 };
/** A length, time, scatter or scale. */
export const POSITIVE: ArgumentRule = { above: 0 };
/** A number of findings or failures. */
export const COUNT: ArgumentRule = { min: 0, whole: true };
/** A number of things of which there must be one. */
export const AT_LEAST_ONE: ArgumentRule = { min: 1, whole: true };
/** A sample that has a scatter. */
export const AT_LEAST_TWO: ArgumentRule = { min: 2, whole: true };

/**
 * Throws InputError for the first argument that breaks its rule or is not finite. The typed statistics check what a
 * caller hands over, so that code which does not come through a document is refused as a document would be.
 */
export function requireArguments(
  method: string,
  rules: Readonly<Record<string, readonly [value: number, rule: ArgumentRule]>>,
): void {
  for (const [name, [value, rule]] of Object.entries(rules)) {
    const allowed = Number.isFinite(value) ? brokenRule(value, rule) : 'a finite number';
    if (allowed !== undefined) {
      throw new InputError(`${method}: ${name} is ${value}; it must be ${allowed}`, {
        path: name,
        value: Number.isFinite(value) ? value : String(value),
        allowed,
      });
    }
  }
}

/** Throws InputError unless a list has at least `atLeast` values, all finite. */
export function requireValues(method: string, name: string, values: readonly number[], atLeast = 1): void {
  if (values.length < atLeast) {
    throw new InputError(
      `${method}: ${name} has ${values.length} value${values.length === 1 ? '' : 's'}; at least ${atLeast} are needed`,
      {
        path: name,
        value: values.length,
        allowed: `at least ${atLeast} values`,
      },
    );
  }
  const bad = values.findIndex((value) => !Number.isFinite(value));
  if (bad >= 0) {
    throw new InputError(`${method}: ${name}[${bad}] is ${values[bad]}; it must be a finite number`, {
      path: `${name}[${bad}]`,
      value: String(values[bad]),
      allowed: 'a finite number',
    });
  }
}

/** What a number should have been, or undefined when it keeps its rule. */
export function brokenRule(
  value: number,
  { min, max, above, below, whole }: ArgumentRule,
): string | undefined {
  if (whole && !Number.isInteger(value)) return 'a whole number';
  if (min !== undefined && value < min) return `at least ${min}`;
  if (max !== undefined && value > max) return `at most ${max}`;
  if (above !== undefined && !(value > above)) return `above ${above}`;
  if (below !== undefined && !(value < below)) return `below ${below}`;
  return undefined;
}

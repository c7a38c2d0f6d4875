import type { Schema } from '../../documents/common.ts';
import type { EconomicsExplanation } from '../../documents/economics/economics-methods.ts';
import type { Assumption } from '../../foundation/quantity/sourced.ts';
import type { Quantities } from '../method/quantities.ts';

/** Quantities and what they take for granted. */
export interface Outcome {
  readonly quantities: Quantities;
  readonly assumed?: readonly Assumption[];
}

/** The schema of an object: what reads the inputs and names them. */
type ObjectSchema<Inputs> = Schema<Inputs> & { readonly shape: Readonly<Record<string, unknown>> };

/** One method of economics: what it computes, from where, and the inputs that it reads. */
export interface EconomicsMethod extends EconomicsExplanation {
  /** Throws InputError for inputs that its schema or its rules refuse. */
  readonly run: (document: unknown, parse: Parse) => Outcome;
}

/** Reads a document by a schema. */
type Parse = <Inputs>(schema: Schema<Inputs>, document: unknown) => Inputs;

/** A method as a value: its schema is read before `run` sees the inputs. */
export const defineMethod = <Inputs>({
  schema,
  run,
  ...words
}: Omit<EconomicsMethod, 'inputs' | 'run'> & {
  readonly schema: ObjectSchema<Inputs>;
  readonly run: (inputs: Inputs) => Outcome;
}): EconomicsMethod => ({
  ...words,
  inputs: Object.keys(schema.shape),
  run: (document, parse) => run(parse(schema, document)),
});

/** A value, and the row that says that nobody stated it; none where somebody did. */
export function orAssumed<T extends string | number>(
  given: T | undefined,
  fallback: T,
  { what, unit = '1', source }: { readonly what: string; readonly unit?: string; readonly source: string },
): readonly [value: T, assumed: readonly Assumption[]] {
  return given === undefined ? [fallback, [{ what, value: fallback, unit, source }]] : [given, []];
}

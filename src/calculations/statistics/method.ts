import { NotFoundError } from '../../foundation/errors.ts';
import { ownValue } from '../../foundation/quantity/own-value.ts';
import type { Diagnostic } from '../../models/qualification/diagnostic.ts';
import type { Quantities, Quantity } from '../method/quantities.ts';
import type { Reader } from '../method/reader.ts';

/** Reads the results of a method by name and kind. Throws NotFoundError where the method has no such result. */
export function resultsOf(quantities: Quantities) {
  const read = <T extends Quantity>(name: string, is: (value: Quantity | undefined) => value is T): T => {
    const value = ownValue(quantities, name);
    if (is(value)) return value;
    throw new NotFoundError(`the method has no result ${name} of this kind`, { path: name });
  };
  return {
    number: (name: string) => read(name, isNumber),
    flag: (name: string) => read(name, isFlag),
    numbers: (name: string) => read(name, isNumbers),
    texts: (name: string) => read(name, isTexts),
  };
}

const isNumber = (value: Quantity | undefined): value is number => typeof value === 'number';
const isFlag = (value: Quantity | undefined): value is boolean => typeof value === 'boolean';
const isNumbers = (value: Quantity | undefined): value is readonly number[] =>
  Array.isArray(value) && value.every(isNumber);
const isTexts = (value: Quantity | undefined): value is readonly string[] =>
  Array.isArray(value) && value.every((item) => typeof item === 'string');

/** Result of one run before overrides are applied. */
export interface Outcome {
  readonly quantities: Quantities;
  /** Verdicts of the assumptions this method needs; empty when it is plain arithmetic. */
  readonly diagnostics?: readonly Diagnostic[];
}

/**
 * One statistic: what it computes, from where, how far it was compared, and what it refuses.
 * The texts are data so that `--explain` and the index of methods print what the code carries.
 */
export interface StatisticMethod {
  /** METHOD of `remelt stats METHOD FILE`. */
  readonly name: string;
  /** What is returned, one line. */
  readonly title: string;
  readonly formula: string;
  readonly source: string;
  /** Compared with what, over which range, how close. */
  readonly comparedWith: string;
  readonly refuses: string;
  /** What must hold for the number to mean what it says; each is checked by a diagnostic or named as unchecked. */
  readonly assumptions: readonly string[];
  /** Inputs by name, with unit or shape. */
  readonly inputs: Readonly<Record<string, string>>;
  /** True where the answer is an A- or B-basis of values: it speaks of heats to come, and asks for the heat of each value. */
  readonly ofHeats?: true;
  readonly run: (reader: Reader) => Outcome;
}

import { InputError, ValidityError } from '../foundation/errors.ts';

type Refusal = InputError | ValidityError;

/** The result, or the refusal of a lot whose analyses cannot be used: one bad lot must not hide the others. */
export function orRefusal<T>(work: () => T): T | Refusal {
  try {
    return work();
  } catch (error) {
    return refusalIn(error);
  }
}

/** The same of work that takes its time. */
export const orRefusalLater = <T>(work: Promise<T>): Promise<T | Refusal> => work.catch(refusalIn);

/** A refusal of what was asked; any other error is thrown on. */
function refusalIn(error: unknown): Refusal {
  if (error instanceof InputError || error instanceof ValidityError) return error;
  throw error;
}

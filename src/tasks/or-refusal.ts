import { InputError, ValidityError } from '../foundation/errors.ts';

/** The result, or the refusal of a lot whose analyses cannot be used: one bad lot must not hide the others. */
export function orRefusal<T>(work: () => T): T | InputError | ValidityError {
  try {
    return work();
  } catch (error) {
    if (error instanceof InputError || error instanceof ValidityError) return error;
    throw error;
  }
}

/** The same of work that takes its time. */
export async function orRefusalLater<T>(work: Promise<T>): Promise<T | InputError | ValidityError> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof InputError || error instanceof ValidityError) return error;
    throw error;
  }
}

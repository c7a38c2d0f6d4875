import { InputError } from '../../foundation/errors.ts';

/** The error for an argument that a verb needs in this case, with its cure. */
export const missingArgument = (what: string, cure: string): InputError =>
  new InputError(`${what} is missing`, { path: what, cure });

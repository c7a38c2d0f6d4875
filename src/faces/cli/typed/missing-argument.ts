import { InputError } from '../../../foundation/errors.ts';

/** The error for an argument that a verb needs in this case, with its cure. */
export const missingArgument = (what: string, cure: string): InputError =>
  new InputError(`${what} is missing`, { path: what, cure });

/** The error for a verb of methods that was given none, with their names. */
export const missingMethod = (verb: string, methods: readonly { readonly name: string }[]): InputError =>
  new InputError('method is missing', {
    path: 'method',
    allowed: methods.map(({ name }) => name).join(', '),
    cure: `name one of them after "${verb}", or ask for its list with --list`,
  });

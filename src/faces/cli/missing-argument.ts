import { InputError } from '../../foundation/errors.ts';

/** The error for an argument that a verb needs in this case, with its cure. */
export const missingArgument = (what: string, cure: string): InputError =>
  new InputError(`${what} is missing`, { path: what, cure });

/** Throws InputError where one of two days is missing that a verb reckons between, with an example of both. */
export function requireDays({ from, to }: Readonly<Record<'from' | 'to', string | undefined>>): void {
  const [missing] = [...(from === undefined ? ['--from'] : []), ...(to === undefined ? ['--to'] : [])];
  if (missing !== undefined)
    throw missingArgument(missing, 'name both days, such as --from 2026-11-01 --to 2026-11-30');
}

/** The error for a verb of methods that was given none, with their names. */
export const missingMethod = (verb: string, methods: readonly { readonly name: string }[]): InputError =>
  new InputError('method is missing', {
    path: 'method',
    allowed: methods.map(({ name }) => name).join(', '),
    cure: `name one of them after "${verb}", or ask for its list with --list`,
  });

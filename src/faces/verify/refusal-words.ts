import type { RemeltError } from '../../foundation/errors.ts';

/** A refusal as the page shows it: what is wrong, what is allowed, and what to do, as on the command line. */
export function refusalWords({ message, details }: RemeltError): string {
  const { allowed, cure } = details[0] ?? {};
  return [
    message,
    ...(allowed === undefined ? [] : [`allowed: ${allowed}`]),
    ...(cure === undefined ? [] : [cure]),
  ].join('. ');
}

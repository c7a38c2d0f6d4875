/** Bytes of a token: nobody guesses it. */
const BYTES = 32;

/** A new personal token, made on this device. */
export function newToken(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(BYTES));
  const text = btoa(String.fromCharCode(...bytes));
  return `remelt_${text.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')}`;
}

/** The link with which a person makes their password; what stands behind the # is sent to no server. */
export const linkOf = (token: string): string => `${location.origin}/enrol#${token}`;

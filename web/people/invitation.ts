/** Bytes of a token: nobody guesses it. */
const BYTES = 32;

/** A new personal token, made on this device. */
export function newToken(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(BYTES));
  const text = btoa(String.fromCharCode(...bytes));
  return `remelt_${text.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')}`;
}

/** The link with which a person makes their password; what stands behind the # is sent to no server. */
export const linkOf = (token: string, person: string): string =>
  `${location.origin}/enrol#${token}/${encodeURIComponent(person)}`;

/** Token and person of such a link, as far as it has them; an older link names no person. */
export function invitedBy(hash: string): { readonly token: string; readonly person: string } {
  const [token = '', person = ''] = hash.replace(/^#/, '').split('/');
  try {
    return { token, person: decodeURIComponent(person) };
  } catch {
    return { token, person };
  }
}

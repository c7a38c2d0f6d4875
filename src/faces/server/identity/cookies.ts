import type { Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { urlOf } from './came-from.ts';

/** Over HTTPS a cookie has the prefix by which a browser takes it from this very host alone (RFC 6265bis, 4.1.3.2). */
const prefixOf = (c: Context): 'host' | undefined => (urlOf(c).protocol === 'https:' ? 'host' : undefined);

/** The cookie of a name that a request brings. */
export const cookieIn = (c: Context, name: string): string | undefined => {
  const prefix = prefixOf(c);
  return prefix ? getCookie(c, name, prefix) : getCookie(c, name);
};

/** Gives the browser a cookie that no script reads and no other site sends, for so long [s]. */
export function putCookie(
  c: Context,
  name: string,
  { value, lasts_s }: { readonly value: string; readonly lasts_s: number },
): void {
  const prefix = prefixOf(c);
  setCookie(c, name, value, {
    ...{ httpOnly: true, sameSite: 'Strict', path: '/', maxAge: lasts_s },
    ...(prefix ? { secure: true, prefix } : {}),
  });
}

/** Takes a cookie back. */
export function endCookie(c: Context, name: string): void {
  const prefix = prefixOf(c);
  deleteCookie(c, name, { path: '/', ...(prefix ? { secure: true, prefix } : {}) });
}

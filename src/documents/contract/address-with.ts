/** Address of a verb that reads, with its order. */
export function addressWith(path: string, order: Readonly<Record<string, unknown>>): string {
  const query = Object.entries(order)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name}=${queryText(String(value))}`);
  return `${path}?${query.join('&')}`;
}

/** Text in an address, without the signs that a link of a page may not have. */
const queryText = (text: string): string =>
  encodeURIComponent(text).replace(
    /[!'()*~]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );

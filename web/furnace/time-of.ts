/** Day and time as the device writes them. */
export const timeOf = (at: string): string =>
  new Date(at).toLocaleString(undefined, { dateStyle: 'short', timeStyle: 'short' });

/** A name without what two people write differently: blanks, capitals, and forms of one letter. */
export const plainName = (name: string): string =>
  name.normalize('NFKC').trim().replace(/\s+/g, ' ').toLowerCase();

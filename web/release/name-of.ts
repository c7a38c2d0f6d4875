/** Id of a heat or object without its kind. */
export const nameOf = (of: string): string => of.slice(of.indexOf(':') + 1);

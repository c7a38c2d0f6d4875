/** Lines that are longer than the terminal, but for one word that cannot be broken: a path, a hash, an id. */
export const tooLong = (text: string, columns: number): string[] =>
  text
    .split('\n')
    .filter((line) => [...line].length > columns && /\S\s+\S/.test(line.trim().replace(/^- /, '')));

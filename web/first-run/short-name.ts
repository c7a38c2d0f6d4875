/** Letters of the longest short name that is offered. */
const MOST = 24;

/** A short name that is offered for a name: "Alloy Works" = `alloy-works`; empty where the name has no letter or digit. */
export const shortNameOf = (name: string): string =>
  wordsOf(name).join('-').slice(0, MOST).replace(/-+$/, '');

/** The short name that is offered to a person, "Anna Berg" = `anna`; the whole name where another person has that one. */
export function shortNameOfPerson(name: string, others: readonly string[]): string {
  const [first = ''] = wordsOf(name);
  const short = first.slice(0, MOST);
  return others.includes(short) ? shortNameOf(name) : short;
}

const wordsOf = (name: string): readonly string[] =>
  name
    .normalize('NFC')
    .toLowerCase()
    .match(/[\p{L}\p{N}]+/gu) ?? [];

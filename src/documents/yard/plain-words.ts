/** Words that keep their hyphens: they stand before a noun. */
const COMPOUND = /\b(end of life|pre consumer|post consumer)\b/;

/** A form, a check or a class of origin as people write it: "mill-solids" is "mill solids", "end-of-life-blades" is "end-of-life blades". */
export const plainWords = (id: string): string =>
  id.replaceAll('-', ' ').replace(COMPOUND, (words) => words.replaceAll(' ', '-'));

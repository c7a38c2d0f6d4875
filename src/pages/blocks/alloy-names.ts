/** The names under which a page shows alloys. */
export interface AlloyNames {
  /** The name of a grade that the reader knows. */
  readonly nameOf: (id: string) => string;
  /** Other names of the same alloy. */
  readonly alsoOf: (id: string) => readonly string[];
}

/** Every grade under its own id: where nothing says how the reader calls it. */
export const OWN_NAMES: AlloyNames = { nameOf: (id) => id, alsoOf: () => [] };

/** "IN718 (also: GH4169, K4169)": the name of a grade with its others. */
export function withTwins(id: string, { nameOf, alsoOf }: AlloyNames): string {
  const others = alsoOf(id);
  return `${nameOf(id)}${others.length === 0 ? '' : ` (also: ${others.join(', ')})`}`;
}

/** "also: GH4169, K4169": the other names of what an identification found; empty where it has none. */
export function alsoWords(
  [best, ...equivalent]: readonly (string | undefined)[],
  { nameOf }: Pick<AlloyNames, 'nameOf'>,
): string[] {
  if (best === undefined || equivalent.length === 0) return [];
  const others = [best, ...equivalent].filter((id) => id !== nameOf(best));
  return [`also: ${others.join(', ')}`];
}

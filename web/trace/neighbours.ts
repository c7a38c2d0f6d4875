import type { Traced } from '../../src/documents/trace.ts';

/** What lies one level behind a subject of a trace, or after it. */
export interface Neighbour {
  readonly subject: string;
  readonly mass_g: number;
  /** Of all the metal that came into, or went out of, the subject [1]. */
  readonly part: number;
  readonly row: Traced['rows'][number] | undefined;
  /** It has a next level itself. */
  readonly goesOn: boolean;
}

/** The next level of every subject of a trace, the largest mass first. */
export function neighboursOf({ direction, rows, edges }: Traced): (subject: string) => readonly Neighbour[] {
  const known = new Map(rows.map((row) => [row.subject as string, row]));
  const [near, far] = direction === 'up' ? (['to', 'from'] as const) : (['from', 'to'] as const);
  const next = Map.groupBy(edges, (edge) => edge[near] as string);
  return (subject) => {
    const own = next.get(subject) ?? [];
    const whole_g = own.reduce((sum, { mass_g }) => sum + mass_g, 0);
    return own
      .map((edge) => ({
        subject: edge[far],
        mass_g: edge.mass_g,
        part: edge.mass_g / whole_g,
        row: known.get(edge[far]),
        goesOn: next.has(edge[far]),
      }))
      .sort((a, b) => b.mass_g - a.mass_g || (a.subject < b.subject ? -1 : 1));
  };
}

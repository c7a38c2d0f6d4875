import type { Traced } from './trace.ts';

/** One step of a trace, from a subject to what lies behind it or after it. */
export interface TraceStep {
  readonly subject: Traced['edges'][number]['from'];
  readonly mass_g: number;
  /** Of all that came into, or went out of, the subject before [1]. */
  readonly part: number;
}

/** The steps of a trace from each of its subjects, one level at a time. */
export function stepsOf({ direction, edges }: Traced): (subject: string) => readonly TraceStep[] {
  const [near, far] = direction === 'up' ? (['to', 'from'] as const) : (['from', 'to'] as const);
  const next = Map.groupBy(edges, (edge): string => edge[near]);
  return (subject) => {
    const own = next.get(subject) ?? [];
    const whole_g = own.reduce((sum, { mass_g }) => sum + mass_g, 0);
    return own.map((edge) => ({ subject: edge[far], mass_g: edge.mass_g, part: edge.mass_g / whole_g }));
  };
}

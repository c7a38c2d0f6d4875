import type { Block, Cell } from '../../../documents/page.ts';
import { subjectWords } from '../../../documents/proof/claim-words.ts';
import type { Traced } from '../../../documents/proof/trace.ts';
import { stepsOf } from '../../../documents/proof/trace-level.ts';
import { counted, kilograms, percent } from '../../../foundation/quantity/format.ts';
import { number, table } from '../parts.ts';

/** Lines of a level that are listed; the others stand in one row with their mass. */
const LISTED = 200;

interface Step {
  /** Nearer to what was asked about. */
  readonly near: string;
  readonly far: string;
  readonly mass_g: number;
  /** Of all that came into, or went out of, `near` [1]. */
  readonly part: number;
}

/** A trace one level at a time, each behind a line of its own: what was asked about, then what lies behind that, and so on. */
export function traceLevels(trace: Traced): Block[] {
  const isUp = trace.direction === 'up';
  return levelsOf(trace).map((steps, i) => {
    const near = new Set(steps.map((step) => step.near));
    const far = new Set(steps.map((step) => step.far));
    const of = near.size === 1 ? subjectWords([...near][0]!) : counted(near.size, 'subject');
    return {
      kind: 'fold',
      summary: `Level ${i + 1}: ${of} ${isUp ? (near.size === 1 ? 'was made of' : 'were made of') : 'went into'} ${counted(far.size, 'subject')}`,
      blocks: [
        table(
          [
            isUp ? 'metal of' : 'metal from',
            isUp ? 'came from' : 'went into',
            number('mass'),
            number('part of it'),
          ],
          rowsOf(steps),
        ),
      ],
    };
  });
}

function rowsOf(steps: readonly Step[]): Cell[][] {
  const rows = steps
    .slice(0, LISTED)
    .map(({ near, far, mass_g, part }) => [
      subjectWords(near),
      subjectWords(far),
      kilograms(mass_g),
      percent(part),
    ]);
  const rest = steps.slice(LISTED);
  if (rest.length === 0) return rows;
  const rest_g = rest.reduce((sum, { mass_g }) => sum + mass_g, 0);
  return [...rows, [`${rest.length} more, each with less`, '', kilograms(rest_g), '']];
}

/** The steps of each level, largest mass first. A subject is opened once, where it is first met. */
function levelsOf(trace: Traced): readonly (readonly Step[])[] {
  const stepsFrom = stepsOf(trace);
  const met = new Set([trace.subject]);
  const levels: (readonly Step[])[] = [];
  for (let open = [trace.subject]; open.length > 0; ) {
    const steps = open.flatMap((near) =>
      stepsFrom(near).map(({ subject: far, mass_g, part }) => ({ near, far, mass_g, part })),
    );
    if (steps.length > 0) levels.push(steps.sort((a, b) => b.mass_g - a.mass_g));
    open = [...new Set(steps.map((step) => step.far))].filter((one) => !met.has(one));
    for (const one of open) met.add(one);
  }
  return levels;
}

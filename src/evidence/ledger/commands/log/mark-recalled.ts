import { ConflictError, cureBy } from '../../../../foundation/errors.ts';
import type { Subject } from '../../../../metal/alloy/words.ts';
import type { Desk } from '../../rules/desk.ts';
import type { HeatState, ObjectState, RecalledState } from '../../state.ts';
import { relativesAt } from '../found.ts';

/** Metal that a recall reached, and the fraction of it that came from what was recalled [1]. */
interface Reached {
  readonly subject: Subject;
  readonly share: number;
}

/** The recall, its record, and who recalled; nobody where metal inherits it. */
interface Mark {
  readonly recall: string;
  readonly recallSeq: number;
  readonly by?: string | undefined;
}

/** Writes on each of these lots, heats and objects that a recall reached it; what was never there is left out. */
export function markRecalled(desk: Desk, reached: readonly Reached[], { recall, recallSeq, by }: Mark): void {
  for (const { subject, share } of reached) {
    const { type, status } = desk.metal(subject);
    if (status !== 'void')
      desk.write(`${type}.recalled`, subject, {
        happenedAt: desk.at,
        recall,
        recallSeq,
        share,
        by,
      });
  }
}

/**
 * C4: metal that a recall reached after its release is certified and shipped for a stated reason alone, until it is released anew.
 * Throws ConflictError naming the recall.
 */
export function refuseRecalled(
  desk: Desk,
  state: HeatState | ObjectState,
  { act, accepted }: { readonly act: string; readonly accepted: string | undefined },
): void {
  const { subject, recalled = [] } = state;
  if (recalled.length === 0) return;
  // the nearest decision counts, and releases only where it is PASS
  const decided = [state, ...relativesAt(desk, state).above].find(({ release }) => release !== null)?.release;
  const released = decided?.verdict === 'PASS' ? decided.seq : -1;
  const since = recalled.filter(({ seq }) => seq > released).at(-1);
  if (since === undefined || accepted !== undefined) return;
  throw new ConflictError(
    `${subject.replace(':', ' ')} was recalled by record ${since.seq} (recall ${since.recall}), and not released since`,
    {
      path: `${desk.path}accepted`,
      value: null,
      where: `record ${since.seq}`,
      allowed: `the reason, where it is ${act} all the same`,
      ...cureBy('release it anew when it was shown good', 'release/release-measured', { of: subject }),
    },
  );
}

/** C3: a heat that is melted of recalled metal is recalled too, by the part of its charge that is. */
export function markMelted(desk: Desk, { subject, inputs, input_g, recalled = [] }: HeatState): void {
  const found = new Map<number, { readonly of: RecalledState; suspect_g: number }>();
  for (const { from, mass_g } of inputs)
    for (const of of desk.metal(from).recalled ?? []) {
      const { suspect_g = 0 } = found.get(of.seq) ?? {};
      found.set(of.seq, { of, suspect_g: suspect_g + of.share * mass_g });
    }
  for (const { of, suspect_g } of found.values())
    if (!recalled.some(({ seq }) => seq === of.seq))
      markRecalled(desk, [{ subject, share: suspect_g / input_g }], { recall: of.recall, recallSeq: of.seq });
}

import type { LabelKind, Subject } from '../../../metal/alloy/words.ts';
import type { Fact } from '../rules/entry.ts';
import { cannotHappen, defineSubject, named, type SubjectState } from './subject.ts';

export interface LabelState extends SubjectState {
  readonly type: 'label';
  readonly status: 'printed';
  readonly label: LabelKind;
  /** The metal that it names; of a pallet all that lies on it. */
  readonly of: readonly Subject[];
  /** Of a sample: its number; else null. */
  readonly sample: string | null;
  /** How often it was printed, and how many labels that were. */
  readonly times: number;
  readonly copies: number;
  /** The last time. */
  readonly last: {
    readonly seq: number;
    readonly at: string;
    readonly by: string | null;
    readonly printer: string;
    readonly copies: number;
    /** Why another one; null for the first. */
    readonly reason: string | null;
  };
}

/** A label on metal: `label:lot/R-1001`, `label:sample/R7K3-M2QX-A`, `label:ingot/I-1`, `label:pallet/17`. */
export const labelSubject = defineSubject<LabelState>({
  type: 'label',
  statuses: ['printed'],
  evolve(before, { at, kind, seq, subject, body }: Fact) {
    if (kind !== 'label.printed') throw cannotHappen({ kind, subject });
    const { label, of, sample = null, copies, printer, reason = null, by = null, happenedAt = at } = body;
    return {
      ...named('label', subject),
      status: 'printed',
      label,
      of,
      sample,
      times: (before?.times ?? 0) + 1,
      copies: (before?.copies ?? 0) + copies,
      last: { seq, at: happenedAt, by, printer, copies, reason },
    };
  },
});

import type { Said } from '../../records/kinds.ts';
import type { Fact } from '../rules/entry.ts';
import { cannotHappen, defineSubject, named, type SubjectState } from './subject.ts';

export interface PlantState
  extends SubjectState,
    Pick<Said<'plant.founded'>, 'name' | 'demonstration' | 'persons'> {
  readonly type: 'plant';
  readonly status: 'founded';
  /** Record that founded it. */
  readonly seq: number;
}

/** The plant that the ledger belongs to: `plant:WORKS`. One record, once; later records of a person count before its persons. */
export const plantSubject = defineSubject<PlantState>({
  type: 'plant',
  statuses: ['founded'],
  evolve(before, { kind, seq, subject, body }: Fact) {
    if (before || kind !== 'plant.founded') throw cannotHappen({ kind, subject });
    const { name, demonstration, persons } = body;
    return {
      ...named('plant', subject),
      status: 'founded',
      seq,
      name,
      demonstration,
      persons,
    };
  },
});

import type { KnownPerson } from '../../metal/plant/person.ts';
import type { Fact } from './entry.ts';
import { cannotHappen, defineSubject, named, type SubjectState } from './subject.ts';

export interface PlantState extends SubjectState {
  readonly type: 'plant';
  readonly status: 'founded';
  /** Record that founded it. */
  readonly seq: number;
  readonly name: string;
  /** True: nothing in this ledger is real metal. */
  readonly demonstration: boolean;
  /** The persons of that record; later records of a person count before it. */
  readonly persons: readonly KnownPerson[];
}

/** The plant that the ledger belongs to: `plant:WORKS`. One record, once. */
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

import { BalanceError } from '../../foundation/errors.ts';
import { idOf } from '../../metal/alloy/words.ts';
import type { KnownPerson } from '../../metal/plant/person.ts';
import type { Entry } from './entry.ts';
import { defineSubject, type SubjectState } from './subject.ts';

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
  evolve(before, { kind, seq, subject, body }: Entry) {
    if (before || kind !== 'plant.founded')
      throw new BalanceError(`${kind} is nothing that happens to ${subject}`);
    const { name, demonstration, persons } = body;
    return {
      type: 'plant',
      id: idOf(subject),
      subject,
      node: null,
      status: 'founded',
      seq,
      name,
      demonstration,
      persons: persons as readonly KnownPerson[],
    };
  },
  columns: () => ({}),
  balance: () => null,
  edges: () => [],
  needs: () => [],
});

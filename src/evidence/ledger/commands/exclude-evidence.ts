import { ConflictError, cureBy, type ErrorDetail, InputError } from '../../../foundation/errors.ts';
import type { AssignedCause } from '../../../metal/alloy/words.ts';
import { defineCommand, type Told } from '../command.ts';
import { whenHappened } from '../desk.ts';
import { programmeFound } from './programme-found.ts';

export interface ExcludeEvidence extends Told {
  readonly type: 'excludeEvidence';
  readonly programme: string;
  readonly specimens: readonly {
    readonly item: string;
    readonly heat: string;
    readonly specimen: string;
  }[];
  readonly cause: AssignedCause;
  readonly reason: string;
}

/** M4: a value is excluded once, with an assigned cause, by who added no evidence (W3). It stays. */
export const excludeEvidence = defineCommand<ExcludeEvidence>({
  type: 'excludeEvidence',
  names: ({ programme }) => ({ subjects: [`programme:${programme}`] }),
  act: 'exclude evidence',
  decide(desk, { programme, specimens, cause, reason, by, happenedAt }) {
    const state = programmeFound(desk, programme);
    const count = (found: readonly { item: string; heat: string; specimen: string }[], key: string): number =>
      found.filter(({ item, heat, specimen }) => JSON.stringify([item, heat, specimen]) === key).length;
    const values = state.evidence.flatMap(({ rows }) => rows.flatMap((row) => ('value' in row ? [row] : [])));
    const faults = specimens.flatMap(({ item, heat, specimen }, i): ErrorDetail[] => {
      const key = JSON.stringify([item, heat, specimen]);
      const [known, excluded] = [count(values, key), count(state.exclusions, key)];
      if (known > excluded) return [];
      return [
        {
          path: `${desk.path}specimens[${i}]`,
          value: specimen,
          message:
            known === 0
              ? `programme ${programme} holds no ${item} of specimen ${specimen}, heat ${heat}`
              : `${item} of specimen ${specimen}, heat ${heat} is excluded already`,
          allowed: 'a value that counts',
          ...cureBy('see them', 'qualification/show-programme', { programme }),
        },
      ];
    });
    if (specimens.length === 0)
      throw new InputError('no specimen is named', {
        path: `${desk.path}specimens`,
        allowed: 'at least one',
      });
    if (faults.length > 0) throw new ConflictError(faults[0]!.message!, faults);
    desk.write('programme.evidence-excluded', state.subject, {
      happenedAt: whenHappened(desk, happenedAt),
      specimens: specimens.map((one) => ({ ...one })),
      cause,
      reason,
      by,
    });
  },
});

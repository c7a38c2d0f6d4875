import { ConflictError, cureBy, type ErrorDetail, InputError } from '../../../../foundation/errors.ts';
import { defineRecord } from '../../rules/command.ts';
import { PROGRAMME } from '../found.ts';

/** M4: a value is excluded once, with an assigned cause, by who added no evidence (W3). It stays. */
export const excludeEvidence = defineRecord({
  type: 'excludeEvidence',
  of: PROGRAMME,
  says: 'programme.evidence-excluded',
  act: 'exclude evidence',
  rule(desk, { programme, specimens }, state) {
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
  },
});

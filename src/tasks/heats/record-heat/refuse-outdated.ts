import type { HeatRecord } from '../../../documents/heats/heat-record.ts';
import { isOutdatedPoint } from '../../../documents/heats/hold-points.ts';
import type { HeatState } from '../../../evidence/ledger/state.ts';
import { ConflictError } from '../../../foundation/errors.ts';

/** Refuses a pour on a stamp of a content of the bath to which metal was added afterwards; what is sent again of a poured heat is not held against it. */
export function refuseOutdatedStamp(
  { charge = [], melt }: Pick<HeatRecord, 'charge' | 'melt'>,
  { id, status, charges, holdPoints = [] }: HeatState,
): void {
  if (!melt || status !== 'charged') return;
  const added = charge.length === 0 ? charges : [...charges, { seq: Number.POSITIVE_INFINITY }];
  const outdated = holdPoints.find((point) => isOutdatedPoint(point, added));
  if (!outdated) return;
  const { point, kind, look, stamps } = outdated;
  throw new ConflictError(
    `heat ${id} is not poured: metal was charged since ${kind} point "${point}" (${look}) was accepted`,
    {
      path: 'melt',
      value: stamps.at(-1)!.happenedAt,
      allowed: 'a stamp that was given after the last metal was charged',
      cure: 'take the stamp back, and let it be given on a new bath sample; quality may waive the point with a reason',
      does: [
        { verb: 'proof/correct-record', order: { of: `heat:${id}`, record: `stamp:${point}` } },
        { verb: 'heats/record-heat', order: { heat: id, samples: null } },
      ],
    },
  );
}

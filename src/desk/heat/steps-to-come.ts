import { isStepDone } from '../../evidence/ledger/commands/heat/stated-points.ts';
import type { HeatState } from '../../evidence/ledger/state.ts';
import type { ObjectView } from '../../evidence/ledger/store.ts';
import { POINT_STEPS, type PointStep } from '../../metal/alloy/words.ts';
import { isHere } from './waiting.ts';

/** Steps of a heat that are still to come, before which a point may be set. What has left the plant is handed over to nobody any more. */
export const stepsToCome = (heat: HeatState, pieces: readonly ObjectView[]): readonly PointStep[] =>
  POINT_STEPS.filter((step) => !isStepDone(heat, step) && !(step === 'release' && isAllGone(heat, pieces)));

/** True for a cast heat of which no piece waits for a decision, a certificate or its shipment. */
const isAllGone = ({ status }: HeatState, pieces: readonly ObjectView[]): boolean =>
  status === 'cast' && !pieces.some(isHere);

/** Where the metal of a heat is that no step is left of: "heat H-1 is cast, and nothing of it is left to hand over (I-1 shipped)". */
export function doneWords({ id, status }: HeatState, pieces: readonly ObjectView[]): string {
  const where = pieces.map((one) => `${one.id} ${whereabouts(one)}`);
  return status === 'cast'
    ? `heat ${id} is cast, and nothing of it is left to hand over${where.length === 0 ? '' : ` (${where.join(', ')})`}`
    : `heat ${id} is ${status}: none of its steps is still to come`;
}

const whereabouts = ({ status, disposition, free_g }: ObjectView): string =>
  disposition ?? (free_g > 0 || status === 'shipped' || status === 'cut' ? status : 'melted again');

import { ConflictError } from '../../../../foundation/errors.ts';
import { kilograms } from '../../../../foundation/quantity/format.ts';
import { checkGrams, type Desk } from '../../rules/desk.ts';
import type { HeatState, ObjectState } from '../../state.ts';
import {
  coveredByPieces,
  isSameCustomer,
  productGrams,
  uncoveredGrams,
} from '../../subjects/certified-mass.ts';
import { standingCertificates } from '../../subjects/stock.ts';
import { takenBack } from '../taken-back.ts';

interface Asked {
  readonly covers_g?: number;
  readonly customer?: string;
}

/**
 * E17: the mass that a certificate of a heat covers [g], by default what no certificate covers yet; undefined for an object, which is
 * covered whole. Throws ConflictError where the certificates of a heat and its pieces would cover more than the heat: of an object
 * only where the one of its heat names another customer.
 */
export function coveredGrams(desk: Desk, state: HeatState | ObjectState, asked: Asked): number | undefined {
  const find = (subject: string) => desk.book.stateOf(subject);
  if (state.type === 'object') {
    refusePiece(desk, state, asked);
    return undefined;
  }
  const left_g = uncoveredGrams(state, find);
  const covers_g = asked.covers_g ?? left_g;
  if (asked.covers_g !== undefined) checkGrams(covers_g, `${desk.path}covers_g`);
  if (covers_g > 0 && covers_g <= left_g) return covers_g;
  throw overCovered(desk, state, { covers_g, left_g });
}

/** A piece is not certified to one customer where certificates of its heat cover it for another. */
function refusePiece(desk: Desk, piece: ObjectState, { customer }: Asked): void {
  const heat = desk.heat(piece.heat);
  const others = standingCertificates(heat).filter((one) => !isSameCustomer(one.customer, customer));
  const find = (subject: string) => desk.book.stateOf(subject);
  const left_g = uncoveredGrams(heat, find);
  if (others.length > 0 && piece.mass_g > left_g)
    throw overCovered(desk, heat, { covers_g: piece.mass_g, left_g });
}

function overCovered(
  desk: Desk,
  heat: HeatState,
  { covers_g, left_g }: { readonly covers_g: number; readonly left_g: number },
): ConflictError {
  const pieces_g = coveredByPieces(heat, (subject) => desk.book.stateOf(subject));
  const covered = [
    ...standingCertificates(heat).map(({ number, covers_g: own }) =>
      own === undefined ? number : `${number} ${kilograms(own)}`,
    ),
    ...(pieces_g === 0 ? [] : [`certificates of its pieces ${kilograms(pieces_g)}`]),
  ].join(', ');
  return new ConflictError(
    left_g === 0
      ? `certificates already cover all ${kilograms(productGrams(heat))} of heat ${heat.id}: ${covered}`
      : `the certificate would cover ${kilograms(covers_g)}, and ${kilograms(left_g)} of heat ${heat.id} are left${covered === '' ? '' : `: others cover ${covered}`}`,
    {
      path: `${desk.path}covers_g`,
      value: covers_g,
      unit: 'g',
      allowed: left_g === 0 ? 'no more of this heat' : `up to ${kilograms(left_g)}`,
      ...(left_g === 0
        ? takenBack('withdraw one first', heat.subject, null)
        : { cure: 'say how much it covers' }),
    },
  );
}

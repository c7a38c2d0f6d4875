import { plainName } from '../../../foundation/quantity/plain-name.ts';
import type { Subject } from '../../../metal/alloy/words.ts';
import type { HeatState, ObjectState } from '../state.ts';
import { standingCertificates } from './stock.ts';
import type { SubjectState } from './subject.ts';

/** Finds what came out of a heat or object; undefined for what is not known. */
type Find = (subject: string) => SubjectState | undefined;

/** Mass of a heat that can be certified [g]: what was poured; of a cast one its pieces, since revert is no product. */
export function productGrams({ outputs, output_g, input_g }: HeatState): number {
  const pieces = outputs.filter(({ to }) => to.startsWith('object:'));
  return pieces.length === 0 ? (output_g ?? input_g) : pieces.reduce((sum, { mass_g }) => sum + mass_g, 0);
}

/** Mass that standing certificates of a heat cover [g]; one from before certificates said so covers nothing that is known. */
const coveredByHeat = (heat: HeatState): number =>
  standingCertificates(heat).reduce((sum, { covers_g = 0 }) => sum + covers_g, 0);

/** Mass of pieces of a heat that have a standing certificate of their own, or pieces that have one [g]. */
export function coveredByPieces({ outputs }: HeatState, find: Find): number {
  const grams = ({ to, mass_g }: { readonly to: Subject; readonly mass_g: number }): number => {
    const piece = find(to) as ObjectState | undefined;
    if (piece?.type !== 'object' || piece.status === 'void') return 0;
    if (standingCertificates(piece).length > 0) return mass_g;
    return (piece.cut?.outputs ?? []).reduce((sum, one) => sum + grams(one), 0);
  };
  return outputs.reduce((sum, one) => sum + grams(one), 0);
}

/** Mass of a heat that no standing certificate covers [g]. */
export const uncoveredGrams = (heat: HeatState, find: Find): number =>
  Math.max(0, productGrams(heat) - coveredByHeat(heat) - coveredByPieces(heat, find));

/** True for two names of one customer, however they are written. */
export const isSameCustomer = (one: string | undefined, other: string | undefined): boolean =>
  one !== undefined && other !== undefined && plainName(one) === plainName(other);

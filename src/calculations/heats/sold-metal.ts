import { sumOf } from '../../foundation/numerics/sum.ts';

/** A cast piece of a heat as its ledger has it. */
export interface CastPiece {
  readonly status: string;
  readonly mass_g: number;
  /** What was taken out of it: samples, and a remelted piece as a whole [g]. */
  readonly drawn_g: Readonly<Record<string, number>>;
  /** What became of it in the plant; a decision on metal that has left does not count. */
  readonly disposition: string | null;
  /** Its latest verdict: what failed and is on hold since has failed all the same. */
  readonly release?: { readonly verdict: string } | null;
}

/** Where the metal of a poured heat is, as far as its contract is concerned [kg]. Skull, crops and samples are none of these. */
export interface SoldMetal {
  /** Shipped as the contract asks for: it stays sold, whatever is found since, until it comes back. */
  readonly sold_kg: number;
  /** Still here and not failed: to be sold. */
  readonly here_kg: number;
  /** Failed or disposed of; what of it was sold as scrap is not sold under the contract. */
  readonly failed_kg: number;
}

/**
 * What of a heat is sold: the pieces that were shipped, never what was poured. What was cut up is counted by what came out of it; metal
 * that is not cast yet (`uncast_kg`) is still here.
 */
export function soldMetal(pieces: readonly CastPiece[], uncast_kg: number): SoldMetal {
  const counted = pieces.filter(({ status }) => status !== 'cut' && status !== 'void');
  const isFailed = ({ status, disposition, release }: CastPiece): boolean =>
    status === 'failed' || disposition !== null || (status !== 'shipped' && release?.verdict === 'FAIL');
  const mass = (of: (one: CastPiece) => boolean): number =>
    sumOf(
      counted.filter(of),
      ({ mass_g, drawn_g }) => mass_g - sumOf(Object.values(drawn_g), (grams) => grams),
    ) / 1000;
  return {
    sold_kg: mass((one) => !isFailed(one) && one.status === 'shipped'),
    here_kg: uncast_kg + mass((one) => !isFailed(one) && one.status !== 'shipped'),
    failed_kg: mass(isFailed),
  };
}

/** Share of the metal that is sold or still to be sold and has not failed [kg/kg]; 1 where nothing is left to tell. */
export const goodShare = ({ sold_kg, here_kg, failed_kg }: SoldMetal): number =>
  sold_kg + here_kg + failed_kg === 0 ? 1 : (sold_kg + here_kg) / (sold_kg + here_kg + failed_kg);

import { CancelledError, type ErrorDetail } from '../../foundation/errors.ts';

/** What of a material is in a charge. */
interface Amount {
  readonly id: string;
  readonly mass_kg: number;
}

/** What an interrupted search says of its best plan before it has one. */
export const NOTHING_YET = 'no plan was found yet';

/** That a plan of heats was stopped: in words what was found by then, as details the charge of each heat, the largest amounts first. */
export function stoppedPlan(
  heats: readonly { readonly id: string }[],
  found: string,
  charges: readonly (readonly Amount[])[],
): CancelledError {
  const isOne = heats.length === 1;
  return new CancelledError(
    `stopped while ${isOne ? `${heats[0]!.id} was` : `${heats.length} heats were`} planned; ${found}; nothing is reserved`,
    charges.flatMap((charge, h) => amountsOf(charge, isOne ? '' : `${heats[h]!.id}: `)),
  );
}

/** A charge as details of an error, the largest amounts first. */
export const amountsOf = (charge: readonly Amount[], prefix = ''): ErrorDetail[] =>
  [...charge]
    .sort((a, b) => b.mass_kg - a.mass_kg)
    .map(({ id, mass_kg }) => ({
      path: `${prefix}${id}`,
      value: Number(mass_kg.toFixed(3)),
      unit: 'kg',
    }));

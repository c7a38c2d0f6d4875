import { CancelledError } from '../../foundation/errors.ts';

/** What of a material is in a charge. */
interface Amount {
  readonly id: string;
  readonly mass_kg: number;
}

/** That a plan of heats was stopped: in words what was found by then, as details the charge of each heat, the largest amounts first. */
export function stoppedPlan(
  heats: readonly { readonly id: string }[],
  found: string,
  charges: readonly (readonly Amount[])[],
): CancelledError {
  const isOne = heats.length === 1;
  return new CancelledError(
    `stopped while ${isOne ? `${heats[0]!.id} was` : `${heats.length} heats were`} planned; ${found}; nothing is reserved`,
    charges.flatMap((charge, h) =>
      [...charge]
        .sort((a, b) => b.mass_kg - a.mass_kg)
        .map(({ id, mass_kg }) => ({
          path: isOne ? id : `${heats[h]!.id}: ${id}`,
          value: Number(mass_kg.toFixed(3)),
          unit: 'kg',
        })),
    ),
  );
}

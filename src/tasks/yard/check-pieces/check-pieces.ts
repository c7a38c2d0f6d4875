import { piecesCheck } from '../../../calculations/lots/checks.ts';
import { defineVerb } from '../../task.ts';
import { recordChecks } from '../check-gate/check-gate.ts';
import { assertLookedAt } from '../check-turnings/check-turnings.ts';
import { contract } from './contract.ts';

/**
 * Judges tests of single pieces of a lot of solids: posterior share of strays, recorded beside the checks of the gate.
 * A stray, or a share that the number tested cannot bear out, holds the lot. Throws InputError for a piece given
 * twice, ForbiddenError before the gate has looked (Y1), NotFoundError for an unknown lot.
 */
export const checkPieces = defineVerb(contract, async ({ lot: id, results, ...question }, context) => {
  const lot = await context.store.lot(id);
  assertLookedAt(lot);
  const { row, share } = piecesCheck(results, question);
  await recordChecks(lot, [row], context);
  const { verdict, reason } = row;
  return { format: 'remelt-pieces/1' as const, lot: id, ...share, verdict, ...(reason ? { reason } : {}) };
});

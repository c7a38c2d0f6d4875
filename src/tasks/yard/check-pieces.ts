import {
  type PieceResult,
  type PiecesQuestion,
  piecesCheck,
  type StrayShare,
} from '../../calculations/lots/checks.ts';
import type { GateCheckItem } from '../../evidence/ledger/state.ts';
import type { LotView } from '../../evidence/ledger/store.ts';
import type { TaskContext } from '../context.ts';
import { recordChecks } from './check-gate.ts';
import { assertLookedAt } from './check-turnings.ts';

export interface PiecesVisit extends PiecesQuestion {
  readonly results: readonly PieceResult[];
  readonly by?: string;
}

/**
 * Judges tests of single pieces of a lot of solids: posterior share of strays, recorded beside the checks of the gate.
 * A stray, or a share that the number tested can not bear out, holds the lot. Throws InputError for a piece given
 * twice, ForbiddenError before the gate has looked (Y1), NotFoundError for an unknown lot.
 */
export async function checkPieces(
  lotId: string,
  { results, by, ...question }: PiecesVisit,
  context: TaskContext,
): Promise<{ readonly lot: LotView; readonly share: StrayShare }> {
  const lot = await context.store.lot(lotId);
  assertLookedAt(lot);
  const { row, share } = piecesCheck(results, question);
  const found = [row as GateCheckItem];
  return { lot: await recordChecks(lot, { found, ...(by ? { by } : {}) }, context), share };
}

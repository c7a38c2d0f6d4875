import { ConflictError, cureBy, ForbiddenError } from '../../foundation/errors.ts';
import type { MeltCandidate } from './furnace-block.ts';
import { type BookedAs, type CheckRow, checkGate, type GateFindings, gateVerdict } from './gate-checks.ts';

/** Way of a lot through the yard, in this order; `refused` ends it unless the gate is passed later. */
const LOT_STAGES = ['received', 'quarantined', 'processed', 'identified', 'cleared'] as const;
export type LotStage = (typeof LOT_STAGES)[number] | 'refused';

export type IdentificationVerdict = 'identified' | 'ambiguous' | 'mixed' | 'unknown';

/** A lot as the rules see it. Plain data; every step returns a new one. */
export interface YardLot extends MeltCandidate, BookedAs {
  readonly stage: LotStage;
  readonly gate: readonly CheckRow[];
  readonly owner: string | null;
  /** Preparation that the form needs before it may be identified: none, washing, stripping ... */
  readonly mustProcess: boolean;
  readonly identification: {
    readonly verdict: IdentificationVerdict;
    readonly gradeId: string | null;
  } | null;
  readonly clearedAs: string | null;
  readonly onHold: string | null;
}

/** A named person who takes an ambiguous identification upon himself until a date (ISO 8601 instant). */
export interface NamedOverride {
  readonly by: string;
  readonly reason: string;
  readonly expires: string;
}

export type LotStep =
  | { readonly type: 'check-gate'; readonly findings: GateFindings }
  | { readonly type: 'process'; readonly treatment: string }
  | { readonly type: 'identify'; readonly verdict: IdentificationVerdict; readonly gradeId: string | null }
  | { readonly type: 'clear'; readonly at: string; readonly override?: NamedOverride }
  | { readonly type: 'hold'; readonly reason: string };

/**
 * The lot after a step. Rules, each one refusal (RULES.md): Y1 nothing before the gate; Y2 a failed or open gate stops
 * everything; Y3 a form that must be prepared is not identified before; Y4 only what is identified is cleared, or
 * ambiguous with a named override that has not expired; mixed and unknown metal never; Y5 a cleared lot is not
 * prepared or identified again without being held; Y6 a hold takes clearance away. Throws ForbiddenError, or ConflictError for a
 * step that does not fit the stage.
 */
export function advanceLot(lot: YardLot, step: LotStep): YardLot {
  switch (step.type) {
    case 'check-gate':
      return passGate(lot, step.findings);
    case 'process':
      requireGate(lot, 'processed');
      if (lot.stage === 'cleared') throw misplaced(lot, 'processed');
      // What was said of the metal before it was prepared is said anew.
      return { ...lot, stage: 'processed', identification: null };
    case 'identify':
      return identified(lot, step);
    case 'clear':
      return cleared(lot, step);
    case 'hold':
      return {
        ...lot,
        onHold: step.reason,
        clearedAs: null,
        stage: lot.stage === 'cleared' ? 'identified' : lot.stage,
      };
  }
}

function passGate(lot: YardLot, findings: GateFindings): YardLot {
  const gate = checkGate(findings, lot);
  const owner = findings.owner ?? lot.owner;
  const verdict = gateVerdict(gate);
  if (verdict === 'FAIL') return { ...lot, gate, owner, stage: 'refused', clearedAs: null };
  const fresh = lot.stage === 'received' || lot.stage === 'refused';
  const stage = fresh ? (verdict === 'PASS' ? 'quarantined' : 'received') : lot.stage;
  const kept = verdict === 'PASS' || stage !== 'cleared';
  return kept
    ? { ...lot, gate, owner, stage }
    : { ...lot, gate, owner, stage: 'identified', clearedAs: null };
}

function identified(lot: YardLot, step: Extract<LotStep, { type: 'identify' }>): YardLot {
  requireGate(lot, 'identified');
  if (lot.stage === 'cleared') throw misplaced(lot, 'identified again');
  if (lot.mustProcess && lot.stage === 'quarantined') {
    throw new ForbiddenError(`lot ${lot.id} must be prepared before it is identified`, {
      path: `lot:${lot.id}`,
      value: lot.form,
      ...cureBy('wash, strip or shred it first', 'yard/process-lot', { lot: lot.id }),
    });
  }
  const { verdict, gradeId } = step;
  return { ...lot, stage: 'identified', identification: { verdict, gradeId } };
}

function cleared(lot: YardLot, step: Extract<LotStep, { type: 'clear' }>): YardLot {
  requireGate(lot, 'cleared');
  if (lot.stage !== 'identified' || !lot.identification) throw misplaced(lot, 'cleared');
  const { verdict, gradeId } = lot.identification;
  const { override } = step;
  const allowed =
    verdict === 'identified' ||
    (verdict === 'ambiguous' && override !== undefined && Date.parse(override.expires) > Date.parse(step.at));
  if (!allowed || gradeId === null) {
    const expired = verdict === 'ambiguous' && override !== undefined ? ', and the override has expired' : '';
    throw new ForbiddenError(`lot ${lot.id} cannot be cleared: its identification is ${verdict}${expired}`, {
      path: `lot:${lot.id}`,
      value: verdict,
      allowed: 'identified, or ambiguous with a named override that has not expired',
      ...(verdict === 'mixed'
        ? { cure: 'sort it piece by piece, premelt it or sell it to a refinery' }
        : cureBy(
            'book the analyses that its identification asks for, then identify it again',
            'yard/identify-lot',
            { lot: lot.id },
          )),
    });
  }
  return { ...lot, stage: 'cleared', clearedAs: gradeId, onHold: null };
}

/** Y1 and Y2. */
function requireGate(lot: YardLot, done: string): void {
  const open = lot.gate.filter(({ verdict }) => verdict !== 'PASS');
  if (lot.gate.length > 0 && open.length === 0) return;
  const why =
    lot.gate.length === 0
      ? 'the gate has not checked it'
      : open.map(({ check, reason }) => `${check} ${reason}`).join('; ');
  throw new ForbiddenError(`lot ${lot.id} cannot be ${done}: ${why}`, [
    {
      path: `lot:${lot.id}`,
      ...cureBy('check it at the gate', 'yard/check-gate', { lot: lot.id }),
    },
    ...open.map(({ check, verdict, reason }) => ({ path: check, value: verdict, message: reason })),
  ]);
}

const misplaced = (lot: YardLot, done: string): ConflictError =>
  new ConflictError(`lot ${lot.id} is ${lot.stage} and cannot be ${done}`, {
    path: `lot:${lot.id}`,
    value: lot.stage,
    ...(lot.stage === 'cleared'
      ? cureBy('hold it first', 'yard/hold-lot', { lot: lot.id })
      : lot.mustProcess && lot.stage === 'quarantined'
        ? cureBy('wash, strip or shred it first', 'yard/process-lot', { lot: lot.id })
        : cureBy('identify it first', 'yard/identify-lot', { lot: lot.id })),
  });

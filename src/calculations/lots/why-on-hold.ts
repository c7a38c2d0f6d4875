import type { IdentifiedToday } from '../../documents/yard/identify.ts';
import { percent } from '../../foundation/quantity/format.ts';
import type { Facts } from '../facts.ts';
import { mustPrepare } from './findings.ts';
import { type LotForYard, stageOf } from './yard-rules.ts';

export interface HeldLot extends LotForYard {
  /** What somebody wrote when he put it on hold; null when nobody did. */
  readonly heldFor: string | null;
  /** Who says that this hold may be lifted, and why; absent while nobody does. */
  readonly lift?: { readonly by: string; readonly reason: string } | null;
  readonly hasAnalysis: boolean;
  /** Analyses that its identification does not know. */
  readonly laterAnalyses?: readonly string[];
  /** What it was identified as against its paper, where the two contradict each other. */
  readonly declaredOtherwise?: string | null;
}

/**
 * Why a lot is on hold and what would lift it, most urgent first; empty for a cleared lot. `today` is what its present
 * analyses say: the recorded verdict may be older.
 */
export function whyOnHold(lot: HeldLot, facts: Pick<Facts, 'forms'>, today?: IdentifiedToday): string[] {
  if (lot.cleared) return [];
  const stage = stageOf(lot);
  const open = lot.checks.filter(({ verdict }) => verdict !== 'PASS');
  const prepare = stage === 'quarantined' ? mustPrepare(lot, facts) : null;
  return [
    ...(lot.heldFor ? [lot.heldFor] : []),
    ...(lot.lift
      ? [
          `${lot.lift.by || 'somebody'} proposes to lift the hold: ${lot.lift.reason}; another person clears it`,
        ]
      : []),
    ...(lot.checks.length === 0 ? ['not checked at the gate yet'] : []),
    ...open.map(({ check, verdict, reason }) => `${verdict} ${check}: ${reason ?? 'open'}`),
    ...(prepare ? [`prepare it first: ${prepare}`] : []),
    ...(lot.hasAnalysis ? [] : ['no analysis: measure it']),
    ...(lot.hasAnalysis && open.length === 0 && lot.checks.length > 0 && !prepare
      ? identificationReasons(lot, today)
      : []),
  ];
}

function identificationReasons(
  { identification, declaredOtherwise, laterAnalyses = [] }: HeldLot,
  today: IdentifiedToday | undefined,
): string[] {
  if (!identification) return ['not identified yet'];
  const names = identification.candidates.map(({ grade }) => grade);
  switch (identification.verdict) {
    case 'identified':
      if (laterAnalyses.length > 0)
        return [`identified before analysis ${laterAnalyses.join(', ')}: identify it again`];
      return [declaredOtherwise ?? `identified as ${names[0]}: clear it`];
    case 'ambiguous': {
      const [ask] = today?.askFor ?? [];
      const few = names.slice(0, MOST_NAMES).join(' or ');
      if (today && today.verdict !== 'ambiguous')
        return [`ambiguous before, ${today.verdict} now: identify it again`];
      return [
        `ambiguous, ${few}: ${ask ? `measure ${ask.element} by ${ask.method}` : 'no further measurement decides it'}`,
      ];
    }
    case 'mixed': {
      const parts = (today?.mixture ?? []).map(({ gradeId, share }) => `${percent(share, 0)} ${gradeId}`);
      return [`mixed${parts.length > 0 ? `, ${parts.join(' and ')}` : ''}: sort it, premelt it or sell it`];
    }
    case 'unknown':
      return [
        [
          'no grade of the catalogue explains the analysis',
          ...(names[0] ? [`the nearest is ${names[0]}`] : []),
          ...(today?.verdict === 'unknown' ? today.reasons.slice(1, 2) : []),
        ].join('; '),
      ];
  }
}

/** Candidates named in one line; the rest is in the record. */
const MOST_NAMES = 3;

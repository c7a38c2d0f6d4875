import { mustPrepare } from '../../../calculations/lots/findings.ts';
import { type judgeGate, stageOf } from '../../../calculations/lots/yard-rules.ts';
import { signatureOf } from '../../../desk/actor.ts';
import type { TaskContext } from '../../../desk/context.ts';
import { forYard } from '../../../desk/yard/yard-step.ts';
import type { GateCheckItem } from '../../../evidence/ledger/state.ts';
import type { LotView } from '../../../evidence/ledger/store.ts';
import { InputError } from '../../../foundation/errors.ts';
import { defineVerb } from '../../task.ts';
import { checksOf, goneUntreated, type Visit, withChecks, withReason } from '../check-gate/check-gate.ts';
import { type LotStep, leftOut, stepTogether } from '../several-lots.ts';
import { contract } from './contract.ts';

/**
 * Records what the gate found on several lots, all in one command of the ledger. A selected lot that nobody looked at is
 * left out; a lot that was looked at and is not selected is an error.
 */
export const gateLots = defineVerb(contract, async ({ findings, byLot, ...selection }, context) => {
  const visits = byLot && new Map(byLot.map(({ lot, ...visit }) => [lot, visit]));
  return stepTogether({ ...selection, step: 'gate' }, context, (lots) => {
    refuseStrangers(visits ? [...visits.keys()] : [], lots);
    return lots.map((lot) => gated(lot, { visit: visits ? visits.get(lot.id) : {}, findings, context }));
  });
});

function refuseStrangers(looked: readonly string[], lots: readonly LotView[]): void {
  const strangers = looked.filter((id) => !lots.some((lot) => lot.id === id));
  if (strangers.length === 0) return;
  throw new InputError(
    `${strangers.length === 1 ? 'a lot was' : `${strangers.length} lots were`} looked at and ${strangers.length === 1 ? 'is' : 'are'} not among those selected: ${strangers.slice(0, 10).join(', ')}`,
    {
      path: 'byLot',
      value: strangers[0]!,
      allowed: 'lots of the ledger that are selected',
      cure: 'correct the number in the file, or select the lot too',
    },
  );
}

function gated(
  lot: LotView,
  {
    visit,
    findings,
    context,
  }: { readonly visit: Visit | undefined; readonly findings: Visit; readonly context: TaskContext },
): LotStep {
  if (visit === undefined) return { lot, commands: [], outcome: 'left out', words: 'nobody looked at it' };
  try {
    const looked = { ...findings, ...visit };
    const found = checksOf(lot, looked, context);
    const gone = goneUntreated(lot, found);
    const told = gone === null ? {} : { foundNoMore: gone };
    if (gone !== null && looked.despite === undefined)
      return {
        lot,
        commands: [],
        outcome: 'left out',
        words: `${gone}, and no treatment was booked`,
        ...told,
      };
    const checks = withChecks(lot, gone === null ? found : withReason(found, gone, looked.despite!));
    const open = checks
      .filter((check) => check.verdict !== 'PASS')
      .map(({ check, reason }) => `${check} ${reason ?? ''}`.trim());
    return {
      lot,
      commands: [{ type: 'gateCheck', lot: lot.id, checks, ...signatureOf(context.actor) }],
      outcome: worst(checks),
      words: [...open, ...nextOf(lot, checks, context)].join('; '),
      ...told,
    };
  } catch (error) {
    return leftOut(lot, error);
  }
}

/** What a lot that passes has to go through before it can be identified. */
function nextOf(lot: LotView, checks: readonly GateCheckItem[], { compute }: TaskContext): string[] {
  const then = { ...forYard(lot), checks };
  const prepare = stageOf(then) === 'quarantined' ? mustPrepare(then, compute.facts()) : null;
  return prepare === null ? [] : [`prepare it first: ${prepare}`];
}

const worst = (checks: readonly GateCheckItem[]): ReturnType<typeof judgeGate>['verdict'] =>
  (['FAIL', 'HOLD'] as const).find((verdict) => checks.some((check) => check.verdict === verdict)) ?? 'PASS';

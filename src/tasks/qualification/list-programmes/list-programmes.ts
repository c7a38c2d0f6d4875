import { partOf } from '../../../desk/part-of-list.ts';
import { keptProgrammes } from '../../../desk/programme/kept-programme.ts';
import { GATES } from '../../../metal/alloy/words.ts';
import { defineVerb } from '../../task.ts';
import { contract } from './contract.ts';

/** Every programme of the ledger with the latest recommendations of its gates. */
export const listProgrammes = defineVerb(contract, async (order, context) => {
  const { rows, ...part } = partOf(await keptProgrammes(context), order);
  return {
    format: 'remelt-qualify-list/1' as const,
    ...part,
    programmes: rows.map(({ state, plan }) => ({
      programme: state.id,
      title: plan.programme.title ?? null,
      level: plan.programme.level,
      status: state.status,
      revision: state.revisions.length,
      heats: state.heats.length,
      gates: GATES.map((gate) => state.evaluations.findLast((one) => one.gate === gate)?.verdict ?? null),
    })),
  };
});

import { lotsStepSchema } from '../../documents/lots-step.ts';
import { selectionOrder } from '../../documents/orders/yard.ts';
import type { LotView } from '../../evidence/ledger/store.ts';
import type { TaskContext } from '../context.ts';
import { defineTask } from '../task.ts';
import { clearing } from './clear-lot.ts';
import { declaredOtherwise } from './declared-otherwise.ts';
import { type LotStep, leftOut, stepTogether } from './several-lots.ts';

/** Lifts the hold of several lots as what each was identified as, all in one command of the ledger. */
export const clearLots = defineTask({
  name: 'clear-lots',
  title: 'Clear several lots that passed the gate and were identified',
  order: selectionOrder,
  answer: lotsStepSchema,
  act: 'clear lot',
  run: (selection, context) =>
    stepTogether({ ...selection, step: 'clear' }, context, (lots) =>
      lots.map((lot) => cleared(lot, context)),
    ),
});

function cleared(lot: LotView, context: TaskContext): LotStep {
  try {
    const command = clearing(lot, { context });
    const otherwise = declaredOtherwise(lot, context);
    return {
      lot,
      commands: [command],
      outcome: 'cleared',
      words: [...('grade' in command ? [`as ${command.grade}`] : []), ...(otherwise ? [otherwise] : [])].join(
        '; ',
      ),
    };
  } catch (error) {
    return leftOut(lot, error);
  }
}

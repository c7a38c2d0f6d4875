import { lotsStepSchema } from '../../documents/lots-step.ts';
import { clearLotsOrder } from '../../documents/orders/yard.ts';
import type { LotView } from '../../evidence/ledger/store.ts';
import type { TaskContext } from '../context.ts';
import { defineTask } from '../task.ts';
import { clearing } from './clear-lot.ts';
import { declaredOtherwise } from './declared-otherwise.ts';
import { type LotStep, leftOut, stepTogether } from './several-lots.ts';

/**
 * Lifts the hold of several lots as what each was identified as, all in one command of the ledger. A lot whose identification
 * contradicts its declared grade is left out, unless somebody says why it is cleared all the same.
 */
export const clearLots = defineTask({
  name: 'clear-lots',
  title: 'Clear several lots that passed the gate and were identified',
  order: clearLotsOrder,
  answer: lotsStepSchema,
  act: 'clear lot',
  run: ({ despite, ...selection }, context) =>
    stepTogether({ ...selection, step: 'clear' }, context, (lots) =>
      lots.map((lot) => cleared(lot, despite, context)),
    ),
});

function cleared(lot: LotView, despite: string | undefined, context: TaskContext): LotStep {
  try {
    const otherwise = declaredOtherwise(lot, context);
    const command = clearing(lot, {
      ...(otherwise === null || despite === undefined ? {} : { despite }),
      context,
    });
    const told = otherwise === null ? {} : { declaredOtherwise: otherwise };
    if (otherwise !== null && despite === undefined)
      return { lot, commands: [], outcome: 'left out', words: otherwise, ...told };
    return {
      ...{ lot, commands: [command], outcome: 'cleared', ...told },
      words: [
        ...('grade' in command ? [`as ${command.grade}`] : []),
        ...(otherwise === null ? [] : [otherwise, despite]),
      ].join('; '),
    };
  } catch (error) {
    return leftOut(lot, error);
  }
}

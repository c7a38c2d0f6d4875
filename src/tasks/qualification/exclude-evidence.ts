import { excludeEvidenceOrder } from '../../documents/orders/programme.ts';
import { programmeBoardSchema } from '../../documents/programme-board.ts';
import { signatureOf } from '../actor.ts';
import { signalOf } from '../context.ts';
import { defineTask } from '../task.ts';
import { boardOf } from './board.ts';
import { keptProgramme } from './kept-programme.ts';

/** Excludes values with an assigned cause; they stay, and each evaluation prints the verdict with them beside. */
export const excludeEvidence = defineTask({
  name: 'exclude-evidence',
  title: 'Exclude values of a programme with an assigned cause; nothing is deleted',
  order: excludeEvidenceOrder,
  answer: programmeBoardSchema,
  act: 'exclude evidence',
  run: async ({ programme, item, heat, specimens, cause, reason }, context) => {
    await keptProgramme(programme, context);
    await context.store.execute(
      {
        type: 'excludeEvidence',
        programme,
        specimens: specimens.map((specimen) => ({ item, heat, specimen })),
        cause,
        reason,
        ...signatureOf(context.actor),
      },
      signalOf(context),
    );
    return boardOf(programme, context);
  },
});

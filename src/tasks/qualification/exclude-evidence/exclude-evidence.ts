import { signatureOf } from '../../../desk/actor.ts';
import { signalOf } from '../../../desk/context.ts';
import { boardOf } from '../../../desk/programme/board.ts';
import { keptProgramme } from '../../../desk/programme/kept-programme.ts';
import { defineVerb } from '../../task.ts';
import { contract } from './contract.ts';

/** Excludes values with an assigned cause; they stay, and each evaluation prints the verdict with them beside. */
export const excludeEvidence = defineVerb(
  contract,
  async ({ programme, item, heat, specimens, cause, reason }, context) => {
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
);

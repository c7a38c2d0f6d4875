import { signatureOf } from '../../../desk/actor.ts';
import { signalOf } from '../../../desk/context.ts';
import { boardOf } from '../../../desk/programme/board.ts';
import { keptProgramme } from '../../../desk/programme/kept-programme.ts';
import { defineVerb } from '../../task.ts';
import { contract } from './contract.ts';

/**
 * Introduces a qualified material into service under control, or lets its fleet grow. Throws ConflictError where gate 2 did not
 * pass, ForbiddenError without an approval that holds.
 */
export const introduceMaterial = defineVerb(
  contract,
  async ({ programme, fleet, approval, limitations }, context) => {
    await keptProgramme(programme, context);
    await context.store.execute(
      {
        type: 'introduce',
        programme,
        fleet,
        approval,
        ...(limitations === undefined ? {} : { limitations }),
        ...signatureOf(context.actor),
      },
      signalOf(context),
    );
    return boardOf(programme, context);
  },
  {
    signs: ({ programme, fleet, approval, limitations = 'none' }, name) =>
      `I, ${name}, introduce the material of programme ${programme} into service (${fleet} fleet) under approval ${approval}, limited to: ${limitations}.`,
  },
);

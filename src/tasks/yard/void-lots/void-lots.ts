import { signatureOf } from '../../../desk/actor.ts';
import { defineVerb } from '../../task.ts';
import { stepTogether } from '../several-lots.ts';
import { contract } from './contract.ts';

/**
 * Takes back the receipt of several lots, all in one command of the ledger. A lot of which something was taken, or that is void, is left
 * out with the reason. Throws NotFoundError for a lot that nobody knows.
 */
export const voidLots = defineVerb(contract, ({ reason, ...order }, context) =>
  stepTogether({ ...order, step: 'undo' }, context, (lots) =>
    lots.map((lot) =>
      lot.status === 'void'
        ? { lot, commands: [], outcome: 'left out', words: 'its receipt was taken back already' }
        : {
            lot,
            commands: [
              { type: 'correct', seq: lot.node, how: 'did-not-occur', reason, ...signatureOf(context.actor) },
            ],
            outcome: 'void',
            words: 'its receipt did not occur',
          },
    ),
  ),
);

import { signatureOf } from '../../../desk/actor.ts';
import { arrivalOf } from '../../../desk/arrivals/arrival-of.ts';
import { knownArrival } from '../../../desk/arrivals/known-arrival.ts';
import { samplesOf } from '../../../desk/arrivals/known-samples.ts';
import { signalOf } from '../../../desk/context.ts';
import { metalTyped } from '../../../desk/genealogy/history-subject.ts';
import type { MetalState } from '../../../evidence/ledger/state.ts';
import { InputError } from '../../../foundation/errors.ts';
import { defineVerb } from '../../task.ts';
import { contract } from './contract.ts';

/**
 * Says whose sample a name in a file is. Throws NotFoundError for metal that the ledger does not hold, InputError for a sample of a heat or piece
 * that nobody has booked as taken, and what the ledger refuses: a sample that was taken or refused.
 */
export const matchResults = defineVerb(
  contract,
  async ({ arrival: id, name, of: typed, sample }, context) => {
    const { store } = context;
    const { id: arrival } = await knownArrival(id, context);
    const of = await metalTyped(typed, { store, path: 'of' });
    const metal = (await store.subject(of)) as MetalState;
    if (metal.type !== 'lot' && !metal.samples.includes(sample))
      throw new InputError(`nobody has booked a sample ${sample} of ${of.replace(':', ' ')} as taken`, {
        path: 'sample',
        value: sample,
        allowed:
          samplesOf(metal)
            .map((one) => one.sample)
            .join(', ') || 'none: no sample of it was taken',
        cure: 'book the sample as taken first, or name another',
        does:
          metal.type === 'heat'
            ? [{ verb: 'heats/record-heat', order: { heat: metal.id, samples: null } }]
            : [],
      });
    await store.execute(
      {
        type: 'settleResults',
        arrival,
        step: 'matched',
        rows: [{ name, of, sample }],
        ...signatureOf(context.actor),
      },
      signalOf(context),
    );
    return arrivalOf(await knownArrival(arrival, context), context);
  },
);

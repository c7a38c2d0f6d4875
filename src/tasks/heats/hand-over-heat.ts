import { shiftSchema } from '../../documents/heats.ts';
import { handOverHeatOrder } from '../../documents/orders/heats.ts';
import { specimenOf } from '../../evidence/ledger/subjects/stock.ts';
import { signatureOf } from '../actor.ts';
import { signalOf } from '../context.ts';
import { recordWords } from '../proof/record-words.ts';
import { defineTask } from '../task.ts';
import { knownHeat } from './known-heat.ts';

/**
 * Hands a heat over to the next shift with a note and what was weighed and not charged, or takes it over. Throws NotFoundError for an
 * unknown heat, InputError without a note, ConflictError for a heat that is cast or was not handed over and for a weighed lot that is not in
 * its plan, ForbiddenError for whoever handed it over.
 */
export const handOverHeat = defineTask({
  name: 'hand-over-heat',
  title: 'Hand a heat over to the next shift with a note, or take it over',
  order: handOverHeatOrder,
  answer: shiftSchema,
  act: 'record heat',
  run: async ({ heat: id, note, takeOver, weighed }, context) => {
    const { store, actor } = context;
    await knownHeat(id, context);
    const { records } = await store.execute(
      {
        type: 'handOverHeat',
        heat: id,
        step: takeOver ? 'taken-over' : 'handed-over',
        ...(note === undefined ? {} : { note }),
        ...(weighed === undefined ? {} : { weighed }),
        ...signatureOf(actor),
      },
      signalOf(context),
    );
    const { status, shifts = [], samples, analyses } = await store.heat(id);
    const read = new Set(analyses.map(specimenOf));
    return {
      format: 'remelt-shift/1' as const,
      heat: id,
      status,
      openSamples: samples.filter((sample) => !read.has(sample)),
      shifts,
      booked: records.map((one) => ({ seq: one.seq, words: recordWords(one) })),
    };
  },
});

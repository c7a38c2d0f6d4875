import { signatureOf } from '../../../desk/actor.ts';
import { signalOf } from '../../../desk/context.ts';
import { recordWords } from '../../../desk/genealogy/record-words.ts';
import { knownHeat } from '../../../desk/heat/known-heat.ts';
import { specimenOf } from '../../../evidence/ledger/subjects/stock.ts';
import { defineVerb } from '../../task.ts';
import { contract } from './contract.ts';

/**
 * Hands a heat over to the next shift with a note and what was weighed and not charged, or takes it over. Throws NotFoundError for an
 * unknown heat, InputError without a note, ConflictError for a heat that is cast or was not handed over and for a weighed lot that is not in
 * its plan, ForbiddenError for whoever handed it over.
 */
export const handOverHeat = defineVerb(contract, async ({ heat: id, note, takeOver, weighed }, context) => {
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
});

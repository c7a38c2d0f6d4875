import { signalOf } from '../../../desk/context.ts';
import { controlOf } from '../../../desk/control.ts';
import { recordWords } from '../../../desk/genealogy/record-words.ts';
import { knownHeat } from '../../../desk/heat/known-heat.ts';
import { adviseInputSchema } from '../../../documents/heats/advise.ts';
import { ForbiddenError, InputError } from '../../../foundation/errors.ts';
import { hashOf } from '../../../foundation/quantity/canonical.ts';
import { signerOf } from '../../release/signer.ts';
import { defineVerb } from '../../task.ts';
import { contract } from './contract.ts';

/**
 * Works out the advice on a document and records what a named melter does with it. The answer is a record and nothing
 * else: no set point leaves Remelt. Throws ForbiddenError for a person without the role and where there is no advice (an
 * outlook, or a doubted result); InputError for a document without a heat, NotFoundError for one that the ledger does not hold.
 */
export const answerAdvice = defineVerb(
  contract,
  async ({ document, decision, reason, happenedAt }, context) => {
    const { compute, store } = context;
    const { id: by } = await signerOf('accept advice', context);
    const output = await compute.advise(document, controlOf(context));
    if (output.heat === null) {
      throw new InputError('the advice document names no heat', {
        path: 'heat',
        allowed: 'the number of a heat',
        cure: 'ask for advice with the number of the heat',
      });
    }
    if (!output.acceptance.needed) {
      throw new ForbiddenError('the document gives no advice to accept or decline', {
        path: output.standing === 'outlook' ? 'calibrated' : 'samples',
        value: output.standing,
        cure: output.acceptance.words,
      });
    }
    await knownHeat(output.heat, context);
    const { records } = await store.execute(
      {
        type: 'answerAdvice',
        heat: output.heat,
        documentSha256: hashOf(output),
        decision,
        by,
        advice: output.words.join('; '),
        ...arrivedIn(document),
        ...(reason === undefined ? {} : { reason }),
        ...(happenedAt === undefined ? {} : { happenedAt }),
      },
      signalOf(context),
    );
    const { advice = [] } = await store.heat(output.heat);
    return {
      format: 'remelt-answered-advice/1' as const,
      advice: output,
      answer: advice.at(-1)!,
      booked: records.map((one) => ({ seq: one.seq, words: recordWords(one) })),
    };
  },
);

/** Results of a document that arrived by themselves: the ledger knows whether somebody took them. */
function arrivedIn(document: unknown) {
  const { samples = [] } = adviseInputSchema.pick({ samples: true }).loose().parse(document);
  const arrivals = samples.flatMap(({ arrived }) => arrived ?? []);
  const each = [...new Map(arrivals.map((one) => [JSON.stringify(one), one])).values()];
  return each.length === 0 ? {} : { arrivals: each };
}

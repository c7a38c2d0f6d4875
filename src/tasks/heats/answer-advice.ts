import type { Control } from '../../calculations/control.ts';
import type { AdviseOutput } from '../../documents/advise.ts';
import type { HeatState } from '../../evidence/ledger/state.ts';
import { ForbiddenError, InputError } from '../../foundation/errors.ts';
import { hashOf } from '../../foundation/quantity/canonical.ts';
import type { TaskContext } from '../context.ts';
import { signerOf } from '../release/signer.ts';
import { knownHeat } from './known-heat.ts';

/** What a melter does with advice. */
export interface AdviceAnswer {
  /** Person of the plant, with the role melter. */
  readonly by: string;
  readonly decision: 'accepted' | 'declined';
  readonly reason?: string;
}

export interface AnsweredAdvice {
  readonly output: AdviseOutput;
  readonly heat: HeatState;
}

/**
 * Works out the advice on a document and records what a named melter does with it. The answer is a record and nothing
 * else: no set point leaves Remelt. Throws ForbiddenError for a person without the role and where there is no advice (an
 * outlook, or a doubted result); InputError for a document without a heat, NotFoundError for one that the ledger does not hold.
 */
export async function answerAdvice(
  document: unknown,
  answer: AdviceAnswer,
  context: TaskContext,
  control: Control = {},
): Promise<AnsweredAdvice> {
  const { compute, store } = context;
  signerOf(answer.by, 'accept advice', context);
  const output = await compute.advise(document, control);
  if (output.heat === null) {
    throw new InputError('the document names no heat', { path: 'heat', allowed: 'the number of a heat' });
  }
  if (!output.acceptance.needed) {
    throw new ForbiddenError('there is no advice: nothing can be accepted or declined', {
      path: output.standing === 'outlook' ? 'calibrated' : 'samples',
      value: output.standing,
      cure: output.acceptance.words,
    });
  }
  await knownHeat(output.heat, context);
  await store.execute({
    type: 'answerAdvice',
    heat: output.heat,
    documentSha256: hashOf(output),
    decision: answer.decision,
    by: answer.by,
    advice: output.words.join('; '),
    ...(answer.reason === undefined ? {} : { reason: answer.reason }),
  });
  return { output, heat: await store.heat(output.heat) };
}

import { InputError } from '../../../foundation/errors.ts';
import type { AdviceDecision } from '../../../metal/alloy/words.ts';
import { defineCommand } from '../command.ts';
import { whenHappened } from '../desk.ts';
import { aliveHeat } from './found.ts';

/** A named melter takes or declines advice. Nothing is moved by it. */
export interface AnswerAdvice {
  readonly type: 'answerAdvice';
  readonly heat: string;
  /** SHA-256 of the advise document that was answered. */
  readonly documentSha256: string;
  readonly decision: AdviceDecision;
  readonly by: string;
  /** The advice in words, as the melter saw it. */
  readonly advice: string;
  readonly reason?: string;
  readonly happenedAt?: string;
}

/** E8: advice is answered by a named person, once per document; it changes no balance and no furnace. */
export const answerAdvice = defineCommand<AnswerAdvice>({
  type: 'answerAdvice',
  names: ({ heat }) => ({ subjects: [`heat:${heat}`] }),
  act: 'accept advice',
  decide(desk, command) {
    const heat = aliveHeat(desk, command.heat);
    if (heat.advice?.some(({ documentSha256 }) => documentSha256 === command.documentSha256)) {
      throw new InputError(`this advice on heat ${heat.id} was already answered`, {
        path: `${desk.path}documentSha256`,
        value: command.documentSha256,
        cure: 'ask for new advice, then answer that',
      });
    }
    desk.write('heat.advised', heat.subject, {
      happenedAt: whenHappened(desk, command.happenedAt),
      documentSha256: command.documentSha256,
      decision: command.decision,
      by: command.by,
      advice: command.advice,
      reason: command.reason,
    });
  },
});

import { signatureOf } from '../../../desk/actor.ts';
import { signalOf } from '../../../desk/context.ts';
import { knownHeat } from '../../../desk/heat/known-heat.ts';
import { belowWords } from '../../../evidence/ledger/commands/heat/unaccepted-plan.ts';
import { sumOf } from '../../../foundation/numerics/sum.ts';
import { defineVerb } from '../../task.ts';
import { contract } from './contract.ts';

/**
 * Quality accepts a plan below what was asked; its lots are reserved then. Throws NotFoundError for an unknown heat, ForbiddenError for
 * whoever planned it, ConflictError for a plan that needs no acceptance or has it, and for metal that is no longer free.
 */
export const acceptPlan = defineVerb(
  contract,
  async (order, context) => {
    const { store } = context;
    await knownHeat(order.heat, context);
    const { records } = await store.execute(
      { type: 'acceptPlan', ...order, ...signatureOf(context.actor) },
      signalOf(context),
    );
    const { below, reserved_g } = await store.heat(order.heat);
    const grams = Object.values(reserved_g);
    return {
      format: 'remelt-accepted-plan/1' as const,
      heat: order.heat,
      below: below!,
      lots: grams.length,
      reserved_kg: sumOf(grams, (one) => one) / 1000,
      seq: records[0]!.seq,
    };
  },
  {
    signs: async ({ heat, reason }, name, { store }) => {
      const { below } = await store.heat(heat);
      return below
        ? `I, ${name}, accept that heat ${heat} is melted below what was asked: ${belowWords(below)}. Reason: ${reason}`
        : null;
    },
  },
);

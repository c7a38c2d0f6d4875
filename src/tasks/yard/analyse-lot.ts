import { analysedLotSchema } from '../../documents/lot-answers.ts';
import { analyseLotOrder } from '../../documents/orders/yard.ts';
import { findMethod } from '../../metal/alloy/analysis-method.ts';
import { signatureOf } from '../actor.ts';
import { signalOf } from '../context.ts';
import { defineTask } from '../task.ts';
import { laboratoriesSaid } from './same-names.ts';

/**
 * Books one more analysis of a lot, results as printed. Nothing is decided: a lot on hold is identified anew,
 * the plans of a cleared one use the result. Throws
 * NotFoundError for an unknown lot, ConflictError for a laboratory that is written otherwise already, InputError for an unknown method or element and an id that the lot already has.
 */
export const analyseLot = defineTask({
  name: 'analyse-lot',
  title: 'Record one more analysis of a lot, without a decision',
  order: analyseLotOrder,
  answer: analysedLotSchema,
  act: 'book analysis of a lot',
  run: async ({ lot, sameNames, ...asked }, context) => {
    const found = (await laboratoriesSaid([asked], sameNames, context))[0]!;
    const { compute, store, actor } = context;
    const { id: method } = findMethod(compute.facts().analysisMethods, found.method, 'method');
    await store.execute(
      { type: 'recordAnalysis', of: `lot:${lot}`, ...found, method, ...signatureOf(actor) },
      signalOf(context),
    );
    const { analyses, status, clearedAs } = await store.lot(lot);
    return {
      ...analyses.find(({ analysis }) => analysis === found.analysis)!,
      ...(status === 'cleared' && clearedAs ? { clearedAs } : {}),
    };
  },
});

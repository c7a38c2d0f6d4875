import { askedResults } from '../../../calculations/lots/asked-results.ts';
import { askedTotal } from '../../../calculations/lots/asked-total.ts';
import { signatureOf } from '../../../desk/actor.ts';
import { signalOf } from '../../../desk/context.ts';
import { knownLot } from '../../../desk/yard/known-lot.ts';
import { laboratoriesSaid } from '../../../desk/yard/same-names.ts';
import { askAsTyped, askedWords } from '../../../documents/as-typed.ts';
import { typedContents } from '../../../documents/yard/far-results.ts';
import { findMethod } from '../../../metal/alloy/analysis-method.ts';
import { defineVerb } from '../../task.ts';
import { contract } from './contract.ts';

/**
 * Books one more analysis of a lot, results as printed. Nothing is decided: a lot on hold is identified anew,
 * the plans of a cleared one use the result. Throws
 * NotFoundError for an unknown lot, InputError for results far from what is known of it that nobody confirmed, ConflictError for a laboratory that is written otherwise already, InputError for an unknown method or element and an id that the lot already has.
 */
export const analyseLot = defineVerb(contract, async ({ lot, sameNames, asTyped, ...asked }, context) => {
  const found = (await laboratoriesSaid([asked], sameNames, context))[0]!;
  const { compute, store, actor } = context;
  const facts = compute.facts();
  const method = findMethod(facts.analysisMethods, found.method, 'method');
  const before = await store.lot(lot);
  const typed = typedContents(found.results);
  const far = askedResults(typed, knownLot(before, method, facts), facts);
  const others = before.analyses.filter(
    ({ correctedBy, basis }) => correctedBy === null && basis !== 'imputed',
  );
  const more = askedTotal(
    typed,
    others.flatMap(({ results }) => typedContents(results)),
  );
  askAsTyped(far.length > 0 ? askedWords(far) : more, asTyped);
  await store.execute(
    { type: 'recordAnalysis', of: `lot:${lot}`, ...found, method: method.id, ...signatureOf(actor) },
    signalOf(context),
  );
  const { analyses, status, clearedAs } = await store.lot(lot);
  return {
    ...analyses.find(({ analysis }) => analysis === found.analysis)!,
    ...(status === 'cleared' && clearedAs ? { clearedAs } : {}),
  };
});

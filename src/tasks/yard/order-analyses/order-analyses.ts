import { signatureOf } from '../../../desk/actor.ts';
import { signalOf, type TaskContext } from '../../../desk/context.ts';
import { orderedAnalyses } from '../../../desk/yard/ordered-analyses.ts';
import { InputError } from '../../../foundation/errors.ts';
import { nearestWords } from '../../../foundation/near-words.ts';
import { isElement } from '../../../metal/alloy/element.ts';
import { defineVerb } from '../../task.ts';
import { contract } from './contract.ts';

/**
 * Orders analyses of lots, all or none, one record for each lot and method; answers everything that is ordered. Throws NotFoundError for
 * an unknown lot, InputError for an unknown element or a method that no laboratory has.
 */
export const orderAnalyses = defineVerb(contract, async ({ analyses, heat, giveUp }, context) => {
  const asked = analyses.map((text, i) => readAnalysis(text, `analyses[${i}]`, context));
  const groups = Map.groupBy(asked, ({ lot, method }) => `${lot}\n${method}`);
  const commands = [...groups.values()].map((some) => ({
    type: 'orderAnalysis' as const,
    lot: some[0]!.lot,
    method: some[0]!.method,
    step: giveUp ? ('given-up' as const) : ('ordered' as const),
    elements: [...new Set(some.map(({ element }) => element))],
    ...(heat === undefined ? {} : { heat }),
    ...signatureOf(context.actor),
  }));
  await context.store.execute({ type: 'batch', commands }, signalOf(context));
  return orderedAnalyses(context);
});

interface Analysis {
  readonly lot: string;
  readonly element: string;
  readonly method: string;
}

/** "R-1:Bi:GDMS": numbers of lots may hold a colon. */
function readAnalysis(text: string, path: string, { compute }: Pick<TaskContext, 'compute'>): Analysis {
  const parts = text.split(':');
  const [method = '', element = ''] = [parts.pop(), parts.pop()];
  if (!isElement(element))
    throw new InputError(`"${element}" is not an element`, {
      path,
      value: text,
      allowed: 'symbols such as Bi',
    });
  const methods = [...compute.facts().analysisMethods.values()]
    .filter(({ kind }) => kind === 'laboratory')
    .map(({ id }) => id);
  if (!methods.includes(method))
    throw new InputError(`"${method}" is not a method of a laboratory`, {
      ...{ path, value: text, allowed: methods.join(', ') },
      cure: `name a method, such as ${nearestWords(method, methods)[0] ?? methods[0]}`,
    });
  return { lot: parts.join(':'), element, method };
}

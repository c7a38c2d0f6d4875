import type { Facts } from '../../../calculations/facts.ts';
import { entered } from '../../../desk/reference/registers.ts';
import { InputError } from '../../../foundation/errors.ts';
import { knownMethod, methodsMeant } from '../../../metal/alloy/analysis-method.ts';
import { defineVerb } from '../../task.ts';
import { contract } from './contract.ts';

/** Bias of a method of which no laboratory is known, of the content [1]. Source: assumption, the largest of those that are known. */
const UNKNOWN_BIAS = 0.1;

/** Enters a laboratory with its methods. Throws InputError for a method that nobody knows, with the nearest ones. */
export const enterLaboratory = defineVerb(contract, async (order, context) => {
  const { laboratory, methods, biasRelative, validUntil, reason, change, ...stated } = order;
  const facts = context.compute.facts(null);
  const entry = {
    ...stated,
    methods: [...new Set(methods.map((one, i) => methodNamed(one, i, facts)))].map((methodId) => ({
      methodId,
      biasRelative: biasRelative ?? usualBias(methodId, facts),
      ...(validUntil === undefined ? {} : { validUntil }),
    })),
    ours: biasRelative === undefined ? ['biasRelative'] : [],
  };
  return entered({ register: 'laboratory', id: laboratory, entry, reason, change: change ?? false }, context);
});

function methodNamed(name: string, at: number, { analysisMethods }: Facts): string {
  const ids = [...analysisMethods.keys()];
  const found = knownMethod(analysisMethods, name.trim());
  if (found !== undefined) return found.id;
  throw new InputError(`"${name}" is not a method of analysis that Remelt knows`, {
    path: `methods[${at}]`,
    value: name,
    allowed: ids.join(', '),
    cure: `did you mean ${methodsMeant(analysisMethods, name).join(' or ')}?`,
  });
}

const usualBias = (method: string, { plant }: Facts): number =>
  plant.laboratories.flatMap(({ methods }) => methods).find(({ methodId }) => methodId === method)
    ?.biasRelative ?? UNKNOWN_BIAS;

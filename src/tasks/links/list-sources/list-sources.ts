import { listedSources } from '../../../desk/reference/source-states.ts';
import { defineVerb } from '../../task.ts';
import { contract } from './contract.ts';

/** The sources of the plant, and how each is; the oldest first. States change without a record: the answer is never one of before. */
export const listSources = defineVerb(contract, (_, context) => listedSources(context), {
  alsoOn: (_, { clock }) => String(clock().getTime()),
});

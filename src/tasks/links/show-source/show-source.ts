import { listedSources } from '../../../desk/reference/source-states.ts';
import { sourceNamed } from '../../../desk/reference/sources.ts';
import { defineVerb } from '../../task.ts';
import { contract } from './contract.ts';

/** One source, and how it is. Throws NotFoundError for one that is not in use. */
export const showSource = defineVerb(
  contract,
  async ({ source }, context) => {
    const { id } = await sourceNamed(source, context);
    const { sources, ...answer } = await listedSources(context);
    return { ...answer, sources: sources.filter((one) => one.source === id) };
  },
  { alsoOn: (_, { clock }) => String(clock().getTime()) },
);

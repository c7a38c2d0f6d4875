import { sourceNamed } from '../../../desk/reference/sources.ts';
import { ConflictError } from '../../../foundation/errors.ts';
import { defineVerb } from '../../task.ts';
import { contract } from './contract.ts';

/** How long a source is listened to [ms]. */
const WITHIN_MS = 5000;

/** What a source says within 5 s. Throws NotFoundError for one that is not in use, ConflictError where no server can listen to it. */
export const trySource = defineVerb(contract, async ({ source: name }, context) => {
  const source = await sourceNamed(name, context);
  if (!context.sources)
    throw new ConflictError('no server is there to listen to a source', {
      path: 'source',
      value: name,
      cure: 'start the server, then try it there',
    });
  const tried = await context.sources.tryOut(source, WITHIN_MS);
  return { format: 'remelt-source-tried/1' as const, source: source.id, ...tried };
});

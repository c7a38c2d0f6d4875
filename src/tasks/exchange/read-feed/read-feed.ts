import { typesAsked, wholeFeed } from '../../../desk/exchange/feed-page.ts';
import { defineVerb } from '../../task.ts';
import { contract } from './contract.ts';

/** Events that an answer holds where nobody asks for fewer. */
const USUAL = 1000;

/**
 * Events after a cursor in the order of the ledger, and the cursor to go on from. Throws InputError for a cursor of another ledger,
 * ConflictError for one that is ahead of a ledger that was put back from a copy.
 */
export const readFeed = defineVerb(contract, async ({ after, limit = USUAL, types }, context) => {
  const asked = { after, limit, types: typesAsked(types), signal: context.signal };
  const { told, cursor, more } = await wholeFeed(asked, context);
  return {
    format: 'remelt-feed/1' as const,
    events: told.map(({ event }) => event),
    ...{ cursor, more },
  };
});

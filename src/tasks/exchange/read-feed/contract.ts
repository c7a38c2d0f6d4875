import { z } from 'zod';
import { defineContract } from '../../../documents/contract/contract.ts';
import { field } from '../../../documents/contract/field.ts';
import { EVENT_TYPES, feedSchema } from '../../../documents/exchange/events.ts';

/** A cursor as it was given; empty before the first. */
const cursor = z.string().max(400);

export const contract = defineContract({
  group: 'exchange',
  name: 'read-feed',
  title:
    'Read what happened as events for an ERP, from a cursor on: goods, consumption, heats, results, cost',
  order: z.strictObject({
    after: field(cursor.exactOptional(), {
      label: 'Cursor',
      help: 'the cursor of the last event that was booked, as it came; default from the first record on',
      takes: 'cursor',
    }),
    limit: field(z.int().min(1).max(10_000).exactOptional(), {
      label: 'At most',
      help: 'at most so many events',
      takes: 'n',
    }),
    types: field(z.array(z.enum(EVENT_TYPES)).min(1).exactOptional(), {
      label: 'Types of events',
      help: 'only these types, such as consumption',
      option: 'kind',
      takes: 'type',
    }),
  }),
  answer: feedSchema,
  act: null,
  reads: true,
  examples: [{}, { types: ['consumption'], limit: 100 }],
});

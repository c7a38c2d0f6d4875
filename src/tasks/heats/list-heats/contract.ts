import { z } from 'zod';
import { newIdSchema, textSchema } from '../../../documents/common.ts';
import { defineContract } from '../../../documents/contract/contract.ts';
import { field } from '../../../documents/contract/field.ts';
import { listFields } from '../../../documents/contract/fields.ts';
import { HEAT_STATUSES, heatsSchema } from '../../../documents/heats/heats.ts';

const order = z.strictObject({
  open: field(z.literal(true).exactOptional(), {
    label: 'Work in progress',
    help: 'work in progress: what each heat waits for, on whom, and since when',
  }),
  find: field(textSchema.exactOptional(), {
    label: 'Search',
    help: 'only heats with this in number, grade or customer',
    takes: 'text',
    unshown: true,
  }),
  status: field(z.enum(HEAT_STATUSES).exactOptional(), {
    label: 'Status',
    help: `only heats that are ${HEAT_STATUSES.join(', ').replace(/, (?=[a-z]+$)/, ' or ')}`,
    takes: 'status',
    unshown: true,
  }),
  latest: field(z.literal(true).exactOptional(), {
    label: 'Latest first',
    help: 'the latest change first; default: at the end',
    unshown: true,
  }),
  ...listFields,
  number: field(newIdSchema.exactOptional(), {
    label: 'Number',
    help: 'only the heat of this number, if there is one, and the first number from there on that no heat has',
    unshown: true,
    untyped: true,
  }),
});
export type HeatsOrder = z.infer<typeof order>;

export const contract = defineContract({
  group: 'heats',
  name: 'list-heats',
  verb: 'heat list',
  title: 'List the heats, or those that something is still to be done with, the latest change at the end',
  order,
  answer: heatsSchema,
  act: null,
  reads: true,
  list: { set: 'Heats', rows: 'heats', key: 'heat' },
  forVisitors: true,
  examples: [{}, { open: true }],
});

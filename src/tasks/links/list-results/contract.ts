import { z } from 'zod';
import { partOrder } from '../../../documents/common.ts';
import { defineContract } from '../../../documents/contract/contract.ts';
import { field } from '../../../documents/contract/field.ts';
import { arrivalsSchema } from '../../../documents/results/arrival.ts';

const order = partOrder.extend({
  settled: field(z.literal(true).exactOptional(), {
    label: 'Settled too',
    help: 'also files of which everything was taken or refused',
  }),
  heat: field(z.string().min(1).max(200).exactOptional(), {
    label: 'Heat',
    help: 'files with a sample of this heat alone',
    from: 'heats',
    takes: 'heat',
  }),
});
export type ListResultsOrder = z.infer<typeof order>;

export const contract = defineContract({
  group: 'links',
  name: 'list-results',
  verb: 'results list',
  title: 'List files of results that arrived, those that wait first',
  order,
  answer: arrivalsSchema,
  act: null,
  reads: true,
  list: { set: 'Results', rows: 'arrivals', key: 'arrival', whole: { settled: true } },
  examples: [{}],
});

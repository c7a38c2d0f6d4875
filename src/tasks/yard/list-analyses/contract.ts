import { z } from 'zod';
import { defineContract } from '../../../documents/contract/contract.ts';
import { orderedAnalysesSchema } from '../../../documents/yard/ordered-analyses.ts';

export const contract = defineContract({
  group: 'yard',
  name: 'list-analyses',
  verb: 'lot ordered-analyses',
  title: 'List the analyses of lots that were ordered and not booked yet, for the laboratory',
  order: z.strictObject({}),
  answer: orderedAnalysesSchema,
  act: null,
  reads: true,
  list: { set: 'OrderedAnalyses', rows: 'analyses', key: ['lot', 'method'] },
  file: { option: 'out', help: 'also write the list, .pdf', paper: ['.pdf'] },
  examples: [{}],
});

import { z } from 'zod';
import { textSchema } from '../../../documents/common.ts';
import { defineContract } from '../../../documents/contract/contract.ts';
import { field } from '../../../documents/contract/field.ts';
import { arrivalField } from '../../../documents/contract/result-fields.ts';
import { arrivalSchema } from '../../../documents/results/arrival.ts';

export const contract = defineContract({
  group: 'links',
  name: 'match-results',
  verb: 'results match',
  title: 'Say whose sample a name in a file of results is; it is then taken by a person',
  order: z.strictObject({
    arrival: arrivalField,
    name: field(textSchema, {
      label: 'Name in the file',
      help: 'sample as the file names it',
      argument: 2,
      takes: 'name',
    }),
    of: field(textSchema, { label: 'Metal', help: 'heat:H-1, object:I-1, lot:R-1, or its number' }),
    sample: field(textSchema, { label: 'Sample', help: 'number of the sample that was taken' }),
  }),
  answer: arrivalSchema,
  act: 'settle results',
  who: 'who says so',
  button: 'It is this sample',
  examples: [{ arrival: 'run-17.csv', name: 'probe 4', of: 'heat:H26-001', sample: 'B-1' }],
  exampleBy: 'p-lab',
});

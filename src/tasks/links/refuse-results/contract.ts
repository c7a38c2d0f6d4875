import { z } from 'zod';
import { defineContract } from '../../../documents/contract/contract.ts';
import { arrivalField, refusedField, samplesField } from '../../../documents/contract/result-fields.ts';
import { arrivalSchema } from '../../../documents/results/arrival.ts';

export const contract = defineContract({
  group: 'links',
  name: 'refuse-results',
  verb: 'results refuse',
  title: 'Refuse results that arrived, with a reason: all of a file that wait, or some samples',
  order: z.strictObject({
    arrival: arrivalField,
    samples: samplesField('samples of the file as it names them; default all that wait'),
    reason: refusedField,
  }),
  answer: arrivalSchema,
  act: 'settle results',
  who: 'who refuses them',
  button: 'Refuse the results',
  examples: [{ arrival: 'run-17.csv', reason: 'trial of the instrument' }],
  exampleBy: 'p-lab',
});

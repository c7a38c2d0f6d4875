import { z } from 'zod';
import { defineContract } from '../../../documents/contract/contract.ts';
import {
  arrivalField,
  laboratoryOfResultsField,
  methodOfResultsField,
  samplesField,
} from '../../../documents/contract/result-fields.ts';
import { arrivalSchema } from '../../../documents/results/arrival.ts';

export const contract = defineContract({
  group: 'links',
  name: 'take-results',
  verb: 'results take',
  title: 'Book results that arrived as analyses of the samples they are of: all of a file, or some samples',
  order: z.strictObject({
    arrival: arrivalField,
    samples: samplesField('samples of the file as it names them; default all of which nothing is asked'),
    method: methodOfResultsField,
    laboratory: laboratoryOfResultsField,
  }),
  answer: arrivalSchema,
  // each of its analyses is held against the roles
  act: null,
  who: 'who takes them',
  button: 'Take the results',
  examples: [{ arrival: 'run-17.csv', samples: ['B-1'] }],
  exampleBy: 'p-lab',
});

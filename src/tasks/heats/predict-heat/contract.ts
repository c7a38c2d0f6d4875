import { z } from 'zod';
import { defineContract } from '../../../documents/contract/contract.ts';
import { field } from '../../../documents/contract/field.ts';
import { heatField } from '../../../documents/contract/fields.ts';
import { routeField } from '../../../documents/contract/heat-fields.ts';
import { simulateInputSchema, simulateOutputSchema } from '../../../documents/heats/simulate.ts';

export const contract = defineContract({
  group: 'heats',
  name: 'predict-heat',
  verb: 'heat predict',
  title:
    'Predict what the furnaces make of a planned heat, operation by operation; later samples are compared with it',
  order: z.strictObject({
    heat: heatField,
    route: routeField(
      'name of a kept route, or a JSON file with its operations; default: as it was logged, else that of its plan',
    ),
    at_s: field(simulateInputSchema.shape.at_s.unwrap().exactOptional(), {
      label: 'Looks on the way',
      help: 'looks at the metal on the way, from the start of the route; default the ends of operations alone',
      unit: 's',
      unshown: true,
      untyped: true,
    }),
  }),
  answer: simulateOutputSchema,
  act: null,
  examples: [{ heat: 'H26-001', route: 'triple-melt' }],
});

import { z } from 'zod';
import { reasonSchema } from '../../../documents/common.ts';
import { defineContract } from '../../../documents/contract/contract.ts';
import { field } from '../../../documents/contract/field.ts';
import { simulateInputSchema } from '../../../documents/heats/simulate.ts';
import { keptRouteSchema } from '../../../documents/reference.ts';

export const contract = defineContract({
  group: 'reference',
  name: 'enter-route',
  verb: 'route enter',
  title: 'Keep a route under a name, for plans and predictions; the latest counts',
  order: z.strictObject({
    name: field(z.string().min(1).max(100), {
      ...{ label: 'Name of the route', help: 'such as triple-melt', argument: 1 },
    }),
    route: field(simulateInputSchema.shape.route, {
      label: 'Operations',
      help: 'JSON list of operations, or a document with a route',
      reads: 'route',
      option: 'from',
    }),
    reason: field(reasonSchema.exactOptional(), {
      label: 'Why it changes',
      help: 'why it replaces the one before',
    }),
  }),
  answer: keptRouteSchema,
  act: 'enter route',
  who: 'who enters it',
  button: 'Keep the route',
  examples: [{ name: 'triple-melt', route: [{ operation: 'vacuum-induction' }] }],
  exampleBy: 'p-plan',
  makesLedger: true,
});

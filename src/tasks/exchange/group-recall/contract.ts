import { z } from 'zod';
import { newIdSchema } from '../../../documents/common.ts';
import { defineContract } from '../../../documents/contract/contract.ts';
import { field } from '../../../documents/contract/field.ts';
import { groupField } from '../../../documents/contract/group-fields.ts';
import { groupRecallSchema } from '../../../documents/exchange/group.ts';

export const contract = defineContract({
  group: 'exchange',
  name: 'group-recall',
  verb: 'group recall',
  title: 'Follow metal through the plants of a group, each hop by the logs of both, and book nothing',
  order: z.strictObject({
    of: field(
      z
        .string()
        .max(220)
        .regex(/^(lot|heat|object|supplier|laboratory|certificate):./u, {
          error: 'must be lot:ID, heat:ID, object:ID, supplier:NAME, laboratory:NAME or certificate:NUMBER',
        }),
      {
        label: 'What is recalled',
        help: 'lot:R-1, heat:H-1, object:I-1, supplier:NAME, laboratory:NAME or certificate:NUMBER',
        argument: 1,
      },
    ),
    group: groupField,
    plant: field(newIdSchema.exactOptional(), {
      label: 'Plant',
      help: 'plant where it begins, where several have metal of that name',
      takes: 'id',
    }),
  }),
  answer: groupRecallSchema,
  act: null,
  reads: true,
  exit: ({ complete, hops }) => (complete && hops.every(({ status }) => status === 'proven') ? 0 : 3),
  examples: [
    { of: 'lot:R-1001', group: { format: 'remelt-group/1', plants: [{ id: 'a', folder: 'a', trust: {} }] } },
  ],
});

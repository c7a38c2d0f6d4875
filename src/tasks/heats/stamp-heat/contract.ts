import { z } from 'zod';
import { reasonSchema, textSchema } from '../../../documents/common.ts';
import { defineContract } from '../../../documents/contract/contract.ts';
import { field } from '../../../documents/contract/field.ts';
import { heatField } from '../../../documents/contract/fields.ts';
import { happenedAtField } from '../../../documents/contract/heat-fields.ts';
import { stampSchema } from '../../../documents/heats/heats.ts';
import { POINT_DECISIONS } from '../../../metal/alloy/words.ts';

export const contract = defineContract({
  group: 'heats',
  name: 'stamp-heat',
  verb: 'heat stamp',
  title: 'Stamp a hold or witness point of a heat; an open or rejected one keeps the heat from its step',
  order: z.strictObject({
    heat: heatField,
    point: field(textSchema, {
      label: 'Point',
      help: 'name of the point, such as pour; its page lists them',
      argument: 2,
    }),
    decision: field(z.enum(POINT_DECISIONS), {
      label: 'Decision',
      choices: { called: 'the inspector was called', absent: 'the inspector did not come in time' },
      asFlags: {
        accepted: { flag: 'accept', help: 'what was looked at is as it should be' },
        rejected: {
          ...{ flag: 'reject', help: 'it is not, and why; it is stamped again when it was put right' },
          ...{ takes: 'found', into: 'remark' },
        },
        called: { flag: 'called', help: 'the inspector was called' },
        absent: {
          ...{ flag: 'absent', help: 'the inspector did not come to a witness point in the agreed time' },
        },
        waived: {
          ...{ flag: 'waive', help: 'quality gives the point up, and why' },
          ...{ takes: 'reason', into: 'remark' },
        },
      },
    }),
    remark: field(reasonSchema.exactOptional(), {
      label: 'Remark',
      help: 'what was seen; needed where it is rejected, and as the reason where it is waived',
    }),
    happenedAt: happenedAtField(textSchema.exactOptional()),
  }),
  answer: stampSchema,
  // the ledger holds each decision against its own act
  act: null,
  who: 'who decides: the inspector or the role that the point names; the melter calls; quality waives',
  examples: [{ heat: 'H26-001', point: 'pour', decision: 'accepted', remark: 'mould 412 dry' }],
  exampleBy: 'p-qual',
  forVisitors: true,
  signedByOther: true,
});

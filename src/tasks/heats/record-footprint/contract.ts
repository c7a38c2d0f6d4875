import { z } from 'zod';
import { defineContract } from '../../../documents/contract/contract.ts';
import { confirmField, heatField } from '../../../documents/contract/fields.ts';
import { footprintRecordSchema } from '../../../documents/heats/heat-footprint.ts';

export const contract = defineContract({
  group: 'heats',
  name: 'record-footprint',
  title: 'Book the footprint of a heat, part by part, for bundles',
  order: z.strictObject({ heat: heatField, confirm: confirmField }),
  answer: footprintRecordSchema,
  act: 'record footprint',
  who: 'with --record: who books it',
  button: 'Book the footprint',
  examples: [{ heat: 'H26-001' }],
});

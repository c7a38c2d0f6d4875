import { z } from 'zod';
import { newIdSchema } from '../../../documents/common.ts';
import { defineContract } from '../../../documents/contract/contract.ts';
import { field, massField } from '../../../documents/contract/field.ts';
import { changeField, whyField } from '../../../documents/contract/fields.ts';
import { registersSchema } from '../../../documents/registers.ts';

export const contract = defineContract({
  group: 'reference',
  name: 'enter-scale',
  verb: 'scale enter',
  title: 'Enter a scale of the plant, or change it',
  order: z.strictObject({
    scale: field(newIdSchema, { label: 'Scale', help: 'its name, such as floor-1', argument: 1 }),
    capacity_g: massField(z.int().positive().max(1e9), { label: 'Largest load', option: 'capacity' }),
    resolution_g: massField(z.int().positive().max(1e6), {
      label: 'Division',
      help: 'smallest step of its display',
      option: 'division',
    }),
    repeatability_g: massField(z.number().min(0).max(1e6).exactOptional(), {
      label: 'Scatter of a repeated weighing',
      help: 'standard deviation, as on its certificate; default half a division',
      option: 'repeatability',
      folded: true,
    }),
    calibratedUntil: field(z.iso.date().exactOptional(), {
      label: 'Calibrated until',
      help: 'last day of its calibration',
      option: 'calibrated-until',
      reads: 'day',
      takes: 'day',
    }),
    change: changeField,
    reason: whyField,
  }),
  answer: registersSchema,
  act: 'keep register',
  who: 'who enters it',
  button: 'Keep the scale',
  makesLedger: true,
  examples: [{ scale: 'floor-1', capacity_g: 500_000, resolution_g: 100, calibratedUntil: '2027-05-31' }],
  exampleBy: 'p-qual',
});

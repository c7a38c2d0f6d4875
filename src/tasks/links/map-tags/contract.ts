import { z } from 'zod';
import { textSchema } from '../../../documents/common.ts';
import { defineContract } from '../../../documents/contract/contract.ts';
import { field } from '../../../documents/contract/field.ts';
import { whyField } from '../../../documents/contract/fields.ts';
import { tagMapSchema } from '../../../documents/heats/tag-map.ts';
import { registersSchema } from '../../../documents/registers.ts';

export const contract = defineContract({
  group: 'links',
  name: 'map-tags',
  verb: 'source tags',
  title: 'Say once which setting of which furnace each tag of a recorder is, or change it',
  order: z.strictObject({
    source: field(textSchema, { label: 'Source', help: 'a recorder, as it was entered', argument: 1 }),
    map: field(tagMapSchema, {
      label: 'Map of its tags',
      help: 'remelt-tag-map/1: tag, furnace, setting, unit; and where a driver reads it',
      reads: 'document',
      argument: 2,
    }),
    reason: whyField,
  }),
  answer: registersSchema,
  act: 'keep register',
  who: 'who says it',
  button: 'Keep the map',
  examples: [
    {
      source: 'recorder-1',
      map: { zone: 'UTC', tags: [{ tag: 'T1', furnace: 'VIM-500', setting: 'temperature_K', unit: 'degC' }] },
    },
  ],
  exampleBy: 'p-qual',
});

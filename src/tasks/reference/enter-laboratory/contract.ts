import { z } from 'zod';
import { newIdSchema, textSchema } from '../../../documents/common.ts';
import { defineContract } from '../../../documents/contract/contract.ts';
import { field } from '../../../documents/contract/field.ts';
import { changeField, whyField } from '../../../documents/contract/fields.ts';
import { registersSchema } from '../../../documents/registers.ts';

export const contract = defineContract({
  group: 'reference',
  name: 'enter-laboratory',
  verb: 'laboratory enter',
  title: 'Enter a laboratory with its methods, or change it',
  order: z.strictObject({
    laboratory: field(newIdSchema, {
      label: 'Laboratory',
      help: 'its short name, such as works',
      argument: 1,
    }),
    name: field(textSchema, { label: 'Name', help: 'as its reports print it', takes: 'words' }),
    methods: field(z.array(textSchema).min(1).max(30), {
      label: 'Methods',
      help: 'with commas: pXRF, OES, WDXRF, ICP-OES, ICP-MS, GDMS, combustion, fusion',
      takes: 'ids',
    }),
    biasRelative: field(z.number().min(0).max(1).exactOptional(), {
      label: 'Bias of the laboratory',
      help: 'standard deviation against certified material, of the content; default that of the method',
      unit: '%',
      per: 0.01,
      option: 'bias',
      folded: true,
    }),
    accreditation: field(textSchema.exactOptional(), {
      ...{ label: 'Accreditation', help: 'such as ISO/IEC 17025 and its number', takes: 'words' },
    }),
    validUntil: field(z.iso.date().exactOptional(), {
      label: 'Valid until',
      help: 'last day of the accreditation, or of the latest check on reference material',
      option: 'valid-until',
      reads: 'day',
      takes: 'day',
    }),
    change: changeField,
    reason: whyField,
  }),
  answer: registersSchema,
  act: 'keep register',
  who: 'who enters it',
  button: 'Keep the laboratory',
  makesLedger: true,
  examples: [{ laboratory: 'works', name: 'Works laboratory', methods: ['OES', 'combustion'] }],
  exampleBy: 'p-qual',
});

import { z } from 'zod';
import { textSchema } from '../../../documents/common.ts';
import { defineContract } from '../../../documents/contract/contract.ts';
import { field } from '../../../documents/contract/field.ts';
import { whyField } from '../../../documents/contract/fields.ts';
import { registersSchema } from '../../../documents/registers.ts';
import { ALLOY_NAMES, CERTIFICATE_SHOWS } from '../../../metal/plant/site.ts';

export const contract = defineContract({
  group: 'reference',
  name: 'describe-site',
  verb: 'site enter',
  title: 'Enter the site of the plant as its papers print it, or change it',
  order: z.strictObject({
    name: field(textSchema, { label: 'Name', help: 'as papers print it', argument: 1 }),
    address: field(textSchema.exactOptional(), {
      ...{ label: 'Address', help: 'lines with commas between them', takes: 'words' },
    }),
    country: field(z.string().regex(/^[A-Z]{2}$/, 'must be two capital letters, such as DE'), {
      label: 'Country',
      help: 'two letters, such as DE',
      takes: 'letters',
    }),
    region: field(textSchema.exactOptional(), {
      label: 'Power comes from the grid of',
      help: 'EU, US or China; default EU',
      takes: 'region',
    }),
    domain: field(
      z
        .string()
        .regex(
          /^(?=.{1,253}$)[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/,
          'must be a host name such as id.plant.example',
        )
        .exactOptional(),
      {
        label: 'Host name on labels',
        help: 'that the codes of labels lead to, such as id.plant.example',
        takes: 'host',
        folded: true,
      },
    ),
    gs1Prefix: field(
      z
        .string()
        .regex(/^\d{6,12}$/, 'must be the 6 to 12 digits of a GS1 company prefix, such as 4012345')
        .exactOptional(),
      {
        label: 'GS1 company prefix',
        help: 'digits that GS1 gave the plant: codes of labels are then GS1 Digital Links (GIAI, SSCC)',
        takes: 'digits',
        folded: true,
      },
    ),
    names: field(z.enum(ALLOY_NAMES).exactOptional(), {
      label: 'Names of alloys',
      help: 'IN718 or GH4169; default western',
      takes: 'kind',
      folded: true,
    }),
    certificateShows: field(z.array(z.enum(CERTIFICATE_SHOWS)).exactOptional(), {
      label: 'Certificates also show',
      help: 'lots: every lot behind the metal by its number',
      option: 'shows',
      takes: 'words',
      folded: true,
    }),
    reason: whyField,
  }),
  answer: registersSchema,
  act: 'keep register',
  who: 'who enters it',
  button: 'Keep the site',
  makesLedger: true,
  examples: [{ name: 'Alloy Works', country: 'DE', address: 'Hauptstr. 1, 12345 Musterstadt' }],
  exampleBy: 'p-qual',
});

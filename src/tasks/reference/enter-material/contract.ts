import { z } from 'zod';
import { elementSymbol, newIdSchema, positive, textSchema } from '../../../documents/common.ts';
import { defineContract } from '../../../documents/contract/contract.ts';
import { field } from '../../../documents/contract/field.ts';
import { changeField, whyField } from '../../../documents/contract/fields.ts';
import { registersSchema } from '../../../documents/registers.ts';
import { ADDITION_STAGES } from '../../../metal/alloy/charge-material.ts';

export const contract = defineContract({
  group: 'reference',
  name: 'enter-material',
  verb: 'material enter',
  title: 'Enter a charge material that the plant buys (virgin metal, master alloy), or change it',
  order: z.strictObject({
    material: field(newIdSchema, {
      label: 'Material',
      help: 'its short name, such as Ni-cathode',
      argument: 1,
    }),
    name: field(textSchema, { label: 'Name', help: 'as its papers print it', takes: 'words' }),
    form: field(z.enum(['virgin', 'addition-alloy']), {
      label: 'What it is',
      help: 'virgin metal, or a master alloy for additions',
      takes: 'kind',
      choices: { virgin: 'virgin metal', 'addition-alloy': 'master alloy' },
    }),
    balance: field(elementSymbol, { label: 'Main element', help: 'found by difference, such as Ni' }),
    contents: field(z.array(textSchema).max(60), {
      label: 'Contents beside it',
      help: 'from its papers, in wt% unless ppm stands behind: Nb 65, Fe 0.3, S 10 ppm',
      option: 'content',
      takes: 'contents',
    }),
    price_usd_per_kg: field(positive.max(1e6), { label: 'Price', unit: 'USD/kg', option: 'price' }),
    supplier: field(textSchema.exactOptional(), {
      ...{ label: 'Supplier', from: 'suppliers', takes: 'name' },
    }),
    stage: field(z.enum(ADDITION_STAGES).exactOptional(), {
      label: 'When it goes in',
      help: 'default with the charge',
      takes: 'stage',
      folded: true,
      choices: {
        charge: 'with the charge',
        'after-degassing': 'after degassing',
        late: 'late',
        'last-under-argon': 'last, under argon',
      },
    }),
    metalYield: field(positive.max(1).exactOptional(), {
      label: 'Yield',
      help: 'share of its mass that enters the metal; default 99 %',
      unit: '%',
      per: 0.01,
      option: 'yield',
      folded: true,
    }),
    change: changeField,
    reason: whyField,
  }),
  answer: registersSchema,
  act: 'keep register',
  who: 'who enters it',
  button: 'Keep the material',
  makesLedger: true,
  examples: [
    {
      ...{ material: 'NiNb-own', name: 'nickel-niobium', form: 'addition-alloy', balance: 'Ni' },
      ...{ contents: ['Nb 65', 'Fe 0.3'], price_usd_per_kg: 41 },
    },
  ],
  exampleBy: 'p-plan',
});

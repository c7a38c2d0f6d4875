import { z } from 'zod';
import { textSchema } from '../../../documents/common.ts';
import { defineContract } from '../../../documents/contract/contract.ts';
import { field, massField } from '../../../documents/contract/field.ts';
import { asTypedField, lotField } from '../../../documents/contract/fields.ts';
import { lotSchema } from '../../../documents/yard/stock.ts';

const TREATMENTS = ['washing', 'stripping', 'blasting', 'shredding', 'sorting', 'drying'] as const;

const order = z.strictObject({
  lot: lotField,
  treatment: field(z.enum(TREATMENTS), {
    label: 'Treatment',
    help: 'what was done',
    takes: 'kind',
    choices: { washing: 'washing or degreasing', stripping: 'stripping a coating' },
  }),
  wet_g: massField(z.number().min(0).exactOptional(), {
    label: 'Mass before',
    help: 'on the scale before; default: all that is left of it',
  }),
  clean_g: massField(z.number().min(0), { label: 'Mass after', help: 'on the scale afterwards' }),
  oil: field(z.number().min(0).exactOptional(), {
    label: 'Moisture and oil afterwards',
    help: 'oil on it afterwards; default after washing: what a usual washing leaves',
    unit: 'kg/kg',
    units: { '%': 0.01 },
  }),
  lostAs: field(textSchema.exactOptional(), {
    label: 'Where the rest went',
    help: 'default: what the treatment takes off',
    takes: 'words',
  }),
  asTyped: asTypedField,
});

export type ProcessOrder = z.infer<typeof order>;

export const contract = defineContract({
  group: 'yard',
  name: 'process-lot',
  verb: 'lot process',
  title: 'Prepare a lot on hold (wash, strip, shred) and book what it lost; identify it again afterwards',
  order,
  answer: lotSchema,
  act: 'prepare lot',
  who: 'who did it (with oil: one who may also check lots)',
  button: 'Book the treatment',
  examples: [{ lot: 'R-1001', treatment: 'washing', clean_g: 437_000 }],
});

import { z } from 'zod';
import { textSchema } from '../../../documents/common.ts';
import { defineContract } from '../../../documents/contract/contract.ts';
import { field } from '../../../documents/contract/field.ts';
import { rolesSchema } from '../../../documents/contract/person-fields.ts';
import { ledgerInitSchema } from '../../../documents/proof/ledger-check.ts';

/** Without persons the ledger is one of the demonstration plant, when plant.json describes one. */
const order = z.strictObject({
  plant: field(textSchema.exactOptional(), {
    ...{
      label: 'Plant',
      help: 'short name of the plant, such as works; needed for a real plant, else the site of plant.json',
      takes: 'id',
    },
  }),
  name: field(textSchema.exactOptional(), {
    ...{
      label: 'Name',
      help: 'name of the plant as papers print it; needed for a real plant, else that of the site',
      takes: 'words',
    },
  }),
  persons: field(
    z
      .array(z.strictObject({ id: textSchema, name: textSchema, roles: rolesSchema, token: textSchema }))
      .exactOptional(),
    { label: 'First persons', unshown: true, untyped: true },
  ),
});
export type InitOrder = z.infer<typeof order>;

export const contract = defineContract({
  group: 'proof',
  name: 'init-ledger',
  title: 'Make the ledger of a plant',
  order,
  answer: ledgerInitSchema,
  act: null,
  makesLedger: true,
  examples: [{}],
});

import { z } from 'zod';
import { reasonSchema, textSchema } from '../../../documents/common.ts';
import { defineContract } from '../../../documents/contract/contract.ts';
import { field } from '../../../documents/contract/field.ts';
import { lotField } from '../../../documents/contract/fields.ts';
import { gateAnswerSchema } from '../../../documents/yard/stock.ts';

const share = z.number().min(0);

/** What the gate found; what nobody looked at is left out, and holds the lot. */
export const order = z.strictObject({
  lot: lotField,
  radiation: z
    .strictObject({
      rate_per_s: field(share, {
        label: 'Beside',
        help: 'count rate beside the load [1/s]',
        unit: '1/s',
        option: 'rate',
        takes: 'per_s',
      }),
      background_per_s: field(share, {
        label: 'Away',
        help: 'count rate away from it, same instrument [1/s]',
        unit: '1/s',
        option: 'background',
        takes: 'per_s',
      }),
      counted_s: field(share.default(60), {
        label: 'Counted',
        help: 'how long each was counted [s]; default 60',
        unit: 's',
      }),
    })
    .exactOptional(),
  closedCavities: field(z.enum(['none', 'found']).exactOptional(), {
    label: 'Closed cavities',
    help: 'closed hollow parts',
    option: 'cavities',
    takes: 'found',
  }),
  mutilation: field(z.enum(['not-parts', 'certified', 'missing']).exactOptional(), {
    label: 'Scrapped parts mutilated (made unusable)',
    help: 'scrapped parts, and whether a certificate says that they were mutilated (made unusable)',
    option: 'parts',
    takes: 'state',
  }),
  mutilationPaper: field(textSchema.exactOptional(), {
    label: 'Number of the certificate of mutilation',
    option: 'paper',
    takes: 'number',
  }),
  exportClass: field(z.enum(['free', 'licence-held', 'licence-missing']).exactOptional(), {
    label: 'Export class',
    option: 'export',
    takes: 'class',
  }),
  owner: field(textSchema.exactOptional(), {
    label: 'Owner',
    help: 'whose metal it is',
    takes: 'name',
    unshown: true,
  }),
  declared: field(z.enum(['not-declared', 'fits', 'doubtful', 'contradicted']).exactOptional(), {
    label: 'Declared grade',
    help: 'declared grade against what was found',
    takes: 'fit',
  }),
  coating: field(z.enum(['none', 'metallic', 'ceramic', 'unknown']).exactOptional(), {
    label: 'Coating',
    help: 'coating on the pieces',
    takes: 'kind',
  }),
  oil: field(share.exactOptional(), {
    label: 'Moisture and oil',
    unit: 'kg/kg',
    units: { '%': 0.01 },
  }),
  residues: field(z.array(z.strictObject({ residue: textSchema, share })).exactOptional(), {
    label: 'Residues',
    help: 'left on the metal, kg per kg: "silica shell or core=0.002"',
    option: 'residue',
    reads: 'shares',
    unshown: true,
  }),
  film_m: field(share.exactOptional(), {
    label: 'Oxide film',
    help: 'oxide film on turnings [nm]: 5 bright, 50 tinted',
    unit: 'nm',
    takes: 'thickness',
    per: 1e-9,
    option: 'film-nm',
    unshown: true,
  }),
  despite: field(reasonSchema.exactOptional(), {
    label: 'Why it is clean without a treatment',
    help: 'why oil or a coating found before is gone, though no treatment was booked',
    takes: 'words',
    folded: true,
  }),
});

export type GateOrder = z.infer<typeof order>;

export const contract = defineContract({
  group: 'yard',
  name: 'check-gate',
  title: 'Record the gate checks of a lot (a missing check keeps it on hold)',
  order,
  answer: gateAnswerSchema,
  act: 'check lot',
  who: 'who looked',
  button: 'Book the checks',
  exit: ({ verdict }) => (verdict === 'PASS' ? 0 : verdict === 'FAIL' ? 1 : 3),
  examples: [
    {
      lot: 'R-1001',
      radiation: { rate_per_s: 10, background_per_s: 10 },
      ...({ closedCavities: 'none', mutilation: 'not-parts', exportClass: 'free' } as const),
      ...({ declared: 'fits', oil: 0.01 } as const),
    },
  ],
});

import { z } from 'zod';
import { newIdSchema, positive, share, textSchema } from '../../../documents/common.ts';
import { defineContract } from '../../../documents/contract/contract.ts';
import { field } from '../../../documents/contract/field.ts';
import { changeField, whyField } from '../../../documents/contract/fields.ts';
import { registersSchema } from '../../../documents/registers.ts';
import { FURNACE_KINDS } from '../../../metal/plant/furnace.ts';

export const contract = defineContract({
  group: 'reference',
  name: 'enter-furnace',
  verb: 'furnace enter',
  title:
    'Enter a furnace of the plant, or change it; what is left out is assumed as of a furnace of its kind',
  order: z.strictObject({
    furnace: field(newIdSchema, { label: 'Furnace', help: 'its name, such as VIM-1', argument: 1 }),
    kind: field(z.enum(FURNACE_KINDS), { label: 'Kind', help: 'how it melts', takes: 'kind' }),
    capacity_kg: field(positive.max(1e6), { label: 'Largest heat', unit: 'kg', option: 'capacity' }),
    minimum_kg: field(positive.max(1e6), { label: 'Smallest heat', unit: 'kg', option: 'minimum' }),
    diameter_m: field(positive.max(20).exactOptional(), {
      label: 'Inner diameter',
      help: 'of crucible, mould or hearth',
      unit: 'm',
      option: 'diameter',
      folded: true,
    }),
    pressure_Pa: field(positive.max(2e5).exactOptional(), {
      label: 'Lowest pressure with the melt inside',
      unit: 'Pa',
      units: { mbar: 100 },
      option: 'pressure',
      folded: true,
    }),
    leak_Pa_m3_per_s: field(z.number().min(0).max(1e4).exactOptional(), {
      label: 'Leak-up rate',
      help: 'with the pumps shut off; what is measured before a heat counts more',
      unit: 'Pa m3/s',
      units: { 'Pa l/s': 1e-3, 'mbar l/s': 0.1 },
      option: 'leak',
      folded: true,
    }),
    leakLimit_Pa_m3_per_s: field(positive.max(1e4).exactOptional(), {
      label: 'Leak above which no heat begins',
      unit: 'Pa m3/s',
      units: { 'Pa l/s': 1e-3, 'mbar l/s': 0.1 },
      option: 'leak-limit',
      folded: true,
    }),
    skull_kg_per_kg: field(share.exactOptional(), {
      label: 'Metal that stays behind',
      help: 'at each pour, of the heat',
      unit: '%',
      per: 0.01,
      option: 'skull',
      folded: true,
    }),
    crucible_m3: field(positive.max(100).exactOptional(), {
      ...{
        label: 'Inside of the crucible',
        help: 'up to its rim',
        unit: 'm3',
        option: 'crucible',
        folded: true,
      },
    }),
    mostLoads: field(z.int().positive().max(100).exactOptional(), {
      ...{ label: 'Loads of a charge, at most', option: 'loads', takes: 'count', folded: true },
    }),
    mostTurnings: field(share.exactOptional(), {
      ...{ label: 'Turnings in a charge, at most', unit: '%', per: 0.01, option: 'turnings', folded: true },
    }),
    lining: z
      .strictObject({
        material: field(textSchema, {
          ...{
            label: 'Material of the lining',
            help: 'such as MgO or spinel',
            option: 'lining',
            folded: true,
          },
        }),
        maximumHeats: field(z.int().positive().max(100_000), {
          ...{ label: 'Heats on a lining, at most', option: 'lining-heats', takes: 'count', folded: true },
        }),
        since: field(z.iso.date().exactOptional(), {
          ...{ label: 'Lined on', help: 'day of the last relining', option: 'lined-on' },
          ...{ reads: 'day', takes: 'day', folded: true },
        }),
      })
      .exactOptional(),
    change: changeField,
    reason: whyField,
  }),
  answer: registersSchema,
  act: 'keep register',
  who: 'who enters it',
  button: 'Keep the furnace',
  makesLedger: true,
  examples: [{ furnace: 'VIM-1', kind: 'vacuum-induction', capacity_kg: 800, minimum_kg: 200 }],
  exampleBy: 'p-plan',
});

import { z } from 'zod';
import { ppmContents, textSchema } from '../../../documents/common.ts';
import { defineContract } from '../../../documents/contract/contract.ts';
import { field } from '../../../documents/contract/field.ts';
import { simulateInputSchema } from '../../../documents/heats/simulate.ts';
import { trialInputSchema, trialOutputSchema } from '../../../documents/heats/trial.ts';

const { wanted, most, cost, methods } = trialInputSchema.shape;
const [ofWanted, ofMost, ofCost] = [wanted.unwrap().shape, most.unwrap().shape, cost.unwrap().shape];

const order = z.strictObject({
  route: field(z.union([textSchema, simulateInputSchema.shape.route]), {
    ...{ label: 'Route', reads: 'named-route', takes: 'name' },
    help: 'name of a kept route, or a JSON file with its operations',
  }),
  gradeId: field(textSchema.exactOptional(), {
    ...{
      label: 'Grade',
      help: 'product: a grade of the catalogue',
      from: 'grades',
      option: 'grade',
      takes: 'id',
    },
  }),
  spec: field(textSchema.exactOptional(), {
    ...{ label: 'Specification', help: 'in its place: a stored specification', takes: 'name' },
  }),
  methods: field(methods, {
    ...{ label: 'Methods', help: 'method of an element; default the laboratory method that is surest there' },
    ...{ unshown: true, untyped: true },
  }),
  wanted: z
    .strictObject({
      ratio: field(ofWanted.ratio, {
        ...{ label: 'Spread left', option: 'left', takes: 'share' },
        help: 'a factor is learnt when this share of its spread is left; default 0.5',
      }),
      factor: field(ofWanted.factor, {
        ...{ label: 'Factor', takes: 'f' },
        help: 'or when one standard deviation is at most this factor; default 1.2',
      }),
    })
    .optional(),
  most: z
    .strictObject({
      heats: field(ofMost.heats, { label: 'Most heats', help: 'most heats; default 12' }),
      samples: field(ofMost.samples, {
        ...{ label: 'Most samples', help: 'most samples at one place of a heat; default 2' },
      }),
    })
    .optional(),
  cost: z
    .strictObject({
      heat_usd: field(ofCost.heat_usd, {
        ...{ label: 'Furnaces of one heat', unit: 'USD', option: 'heat-usd', takes: 'usd' },
        help: 'furnaces of one heat; default the conversion prices of the data',
      }),
      analysis_usd: field(ofCost.analysis_usd, {
        ...{ label: 'One analysis', unit: 'USD', option: 'analysis-usd', takes: 'usd' },
        help: 'one sample by one method; default 80',
      }),
    })
    .optional(),
  mass_kg: field(z.number().positive().max(1e6), { label: 'Charge', help: 'charge of one heat', unit: 'kg' }),
  composition_ppm: field(ppmContents.exactOptional(), {
    ...{ label: 'Contents of the charge', reads: 'contents', option: 'content' },
    help: 'contents of the charge in place of typical ones: S=25ppm Mg=20ppm',
  }),
});
export type TrialOrder = z.infer<typeof order>;

export const contract = defineContract({
  group: 'heats',
  name: 'plan-trial',
  verb: 'trial',
  chosenBy: ['--route', '--grade', '--spec', '--mass'],
  title:
    'Plan the heats and samples that would teach the plant each factor of a route that nobody has proven',
  order,
  answer: trialOutputSchema,
  act: null,
  examples: [{ route: 'triple-melt', gradeId: 'IN718', mass_kg: 500 }],
  reads: true,
});

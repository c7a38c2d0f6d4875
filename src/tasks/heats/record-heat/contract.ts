import { z } from 'zod';
import { defineContract } from '../../../documents/contract/contract.ts';
import { type FieldWords, field, massField } from '../../../documents/contract/field.ts';
import { asTypedField, sameNamesField } from '../../../documents/contract/fields.ts';
import { happenedAtField } from '../../../documents/contract/heat-fields.ts';
import { heatRecordSchema } from '../../../documents/heats/heat-record.ts';
import { recordedHeatSchema } from '../../../documents/heats/heats.ts';
import {
  HEAT_USE_NAMES,
  HEAT_USE_WORDS,
  HEAT_USES,
  type HeatUse,
} from '../../../foundation/quantity/heat-use.ts';

const { shape } = heatRecordSchema;

/** A part of the record: forms and verbs ask for it in their own way. */
const part = <T extends z.ZodType>(schema: T, label: string, more: Partial<FieldWords> = {}): T =>
  field(schema, { label, unshown: true, untyped: true, ...more });

const lost = <T extends z.ZodType>(schema: T, such: string) =>
  field(schema, { label: 'Losses', help: `such as ${such}`, option: 'loss', reads: 'losses', unshown: true });

const ofMelt = shape.melt.unwrap();
const melt = ofMelt.extend({
  process: field(ofMelt.shape.process, {
    label: 'Process',
    help: 'how it was melted; default VIM',
    takes: 'name',
  }),
  output_g: massField(ofMelt.shape.output_g, { label: 'Metal that came out', option: 'kg', takes: 'kg' }),
  readings: part(ofMelt.shape.readings, 'Readings'),
  losses: lost(ofMelt.shape.losses, 'fume=2 slag=1.5'),
  tolerance_g: part(ofMelt.shape.tolerance_g, 'Tolerance'),
  by: part(ofMelt.shape.by, 'Person'),
});

const ofCast = shape.cast.unwrap();
const cast = ofCast.extend({
  objects: field(ofCast.shape.objects, {
    ...{ label: 'Ingots', option: 'object', reads: 'ingots', unshown: true },
    help: 'ingots, such as I-1=245; another form: E-1:electrode=245',
  }),
  reverts: field(ofCast.shape.reverts, {
    ...{ label: 'What comes back', option: 'revert', reads: 'crops', unshown: true },
    help: 'such as H26-001-S:skull=3',
  }),
  losses: lost(ofCast.shape.losses, 'spill=1'),
  tolerance_g: part(ofCast.shape.tolerance_g, 'Tolerance'),
  by: part(ofCast.shape.by, 'Person'),
});

const amounts = HEAT_USE_NAMES.map((item) => [
  item,
  field(z.number().min(0).max(1e9).exactOptional(), {
    ...{ label: HEAT_USE_WORDS[item], reads: 'amounts', unshown: true },
    unit: item === 'analyses' ? '' : HEAT_USES[item],
    help: `${HEAT_USE_WORDS[item]} [${HEAT_USES[item]}]; several meters are added up`,
  }),
]);
const used = z.strictObject(Object.fromEntries(amounts) as Record<HeatUse, z.ZodExactOptional<z.ZodNumber>>);

export const contract = defineContract({
  group: 'heats',
  name: 'record-heat',
  title: 'Book what happened to a heat: weights charged, pour, objects, samples, analyses; all or nothing',
  order: heatRecordSchema.extend({
    heat: field(shape.heat, { label: 'Heat', help: 'its number', from: 'heats', argument: 1 }),
    format: part(shape.format, 'Format'),
    by: part(shape.by, 'Person', { help: 'who did it; parts may name another' }),
    happenedAt: happenedAtField(shape.happenedAt),
    charge: part(shape.charge, 'Charge'),
    notThere: part(shape.notThere, 'Not there', {
      help: 'lots of the plan that are not there, and why: they are put on hold',
    }),
    asPlanned: part(shape.asPlanned, 'As planned', {
      help: 'the masses are those of the plan: nobody weighed',
    }),
    furnace: part(shape.furnace, 'Furnace', {
      ...{ help: 'furnace of the plant that it goes into, where the plan names none', from: 'furnaces' },
    }),
    unplanned: part(shape.unplanned, 'Reason for metal that nobody planned'),
    melt: melt.optional(),
    cast: cast.optional(),
    log: part(shape.log, 'Furnace log'),
    used: used.optional(),
    samples: part(shape.samples, 'Samples'),
    analyses: part(shape.analyses, 'Analyses'),
    retests: part(shape.retests, 'Retests'),
    withdraw: part(shape.withdraw, 'Withdrawn analyses'),
    asCharged: part(z.literal(false).exactOptional(), 'Certificate of the charge', {
      help: 'false: answered at once, without the certificate of the charge as weighed, which may take seconds',
    }),
    sameNames: sameNamesField,
    asTyped: asTypedField,
  }),
  answer: recordedHeatSchema,
  // each of its records says who did it, and is held against the roles
  act: null,
  who: 'who did it',
  verbs: [
    {
      verb: 'heat cast',
      title: 'Book the ingots that were cast, and what comes back as lots on hold: skull, crops',
      takes: ['heat', 'cast', 'asTyped'],
      needs: ['cast'],
      ...{ act: 'record heat', who: 'who cast it', exampleBy: 'p-melt' },
      examples: [
        {
          heat: 'H26-001',
          cast: {
            objects: [
              { object: 'I-1', form: 'ingot', mass_g: 245_000 },
              { object: 'I-2', form: 'ingot', mass_g: 246_000 },
            ],
            reverts: [{ lot: 'H26-001-S', form: 'skull', mass_g: 3000 }],
            losses: [{ to: 'spill', mass_g: 1000 }],
          },
        },
      ],
    },
    {
      verb: 'heat use',
      title: 'Book what a heat used beside metal: power, argon, lining, labour; again = put right',
      takes: ['heat', 'used', 'asTyped'],
      needs: ['used'],
      ...{ act: 'record heat', who: 'who read the meters', exampleBy: 'p-melt' },
      examples: [{ heat: 'H26-001', used: { energy: 812, argon: 40, labour: 6, analyses: 4 } }],
    },
  ],
  examples: [{ heat: 'H26-001', charge: [{ lot: 'R-2301', actual_g: 101_500 }] }],
});

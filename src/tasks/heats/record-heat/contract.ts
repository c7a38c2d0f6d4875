import { z } from 'zod';
import { defineContract } from '../../../documents/contract/contract.ts';
import { type FieldWords, field } from '../../../documents/contract/field.ts';
import { asTypedField, sameNamesField } from '../../../documents/contract/fields.ts';
import { happenedAtField } from '../../../documents/contract/heat-fields.ts';
import { heatRecordSchema } from '../../../documents/heats/heat-record.ts';
import { recordedHeatSchema } from '../../../documents/heats/heats.ts';

const { shape } = heatRecordSchema;

/** A part of the record: forms and verbs ask for it in their own way. */
const part = <T extends z.ZodType>(schema: T, label: string, more: Partial<FieldWords> = {}): T =>
  field(schema, { label, unshown: true, untyped: true, ...more });

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
    melt: part(shape.melt, 'Pour'),
    cast: part(shape.cast, 'Casting'),
    log: part(shape.log, 'Furnace log'),
    used: part(shape.used, 'Used beside metal'),
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
  examples: [{ heat: 'H26-001', charge: [{ lot: 'R-2301', actual_g: 101_500 }] }],
});

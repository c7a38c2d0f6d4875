import { z } from 'zod';
import { nameSchema, subjectSchema, textSchema } from '../../../documents/common.ts';
import { defineContract } from '../../../documents/contract/contract.ts';
import { type FieldWords, field, massField } from '../../../documents/contract/field.ts';
import { confirmField, reasonField } from '../../../documents/contract/fields.ts';
import { paymentField, pointsField } from '../../../documents/contract/heat-fields.ts';
import { correctionSchema } from '../../../documents/proof/correction.ts';
import { ASSIGNED_CAUSES, LOT_CLASSES, ORIGIN_CLASSES, SAMPLE_PURPOSES } from '../../../metal/alloy/words.ts';

const text = textSchema.exactOptional();
const ofLot = (label: string, more: Partial<FieldWords> = {}) => ({
  label,
  help: `of a lot: ${label.toLowerCase()}`,
  ...more,
});

/** Data of a lot that may be put right. */
const values = z.strictObject({
  mass_g: massField(z.number().int().positive().max(1e12).exactOptional(), ofLot('Mass as weighed')),
  form: field(text, ofLot('Form', { help: 'of a lot: turnings, blades ...', takes: 'form' })),
  supplier: field(nameSchema.exactOptional(), ofLot('Supplier', { takes: 'name' })),
  owner: field(
    nameSchema.exactOptional(),
    ofLot('Owner', { help: 'of a lot: whose metal it is; a cleared lot goes back on hold', takes: 'name' }),
  ),
  lotClass: field(
    z.enum(LOT_CLASSES).exactOptional(),
    ofLot('Class', { help: 'of a lot; a cleared lot goes back on hold', option: 'class', takes: 'class' }),
  ),
  declaredGrade: field(text, ofLot('Declared grade', { option: 'grade', takes: 'id' })),
  originClass: field(
    z.enum(ORIGIN_CLASSES).exactOptional(),
    ofLot('Origin', { option: 'origin', takes: 'class' }),
  ),
  reference: field(text, ofLot('Reference', { help: 'of a lot: certificate number, delivery note' })),
});

/** What is taken back, or put right where there are `values`, a `contract` or `results`. Who asks is no part of it. */
const order = z.strictObject({
  of: field(subjectSchema, {
    ...{ label: 'Of what', help: 'lot:R-1001, heat:H26-001 or object:I-1', takes: 'subject', argument: 1 },
  }),
  record: field(text, {
    label: 'Record',
    help: 'receipt, gate, identification, analysis:ID, sample:ID, retest:SAMPLE, stamp:POINT, plan, charge, melting, casting, loss:NAME, certificate:NUMBER, shipment, cut; default the receipt of a lot, the last step of a heat',
    argument: 2,
  }),
  values: values.exactOptional(),
  contract: paymentField('of the plan of a heat: '),
  holdPoints: pointsField('of the plan of a heat, one more: '),
  losses: field(
    z
      .array(z.strictObject({ to: textSchema, mass_g: z.number().int().positive().max(1e12) }))
      .min(1)
      .max(50)
      .exactOptional(),
    {
      ...{ label: 'Losses that were forgotten', option: 'loss', reads: 'losses', unshown: true },
      help: 'of the melting or casting of a heat: where metal went that is unaccounted for, such as skull=2.3',
    },
  ),
  results: field(
    z
      .array(z.strictObject({ element: textSchema, text: textSchema, unit: z.enum(['wt%', 'ppm', 'ppb']) }))
      .min(1)
      .max(200)
      .exactOptional(),
    {
      label: 'Results',
      help: 'of an analysis: contents as printed, Cr=21.9 "Ti=<0.01" S=12ppm; the others stay',
      reads: 'results',
      argument: 3,
    },
  ),
  purpose: field(z.enum(SAMPLE_PURPOSES).exactOptional(), {
    ...{ label: 'Purpose', help: 'of a sample without results: what it is for', takes: 'purpose' },
  }),
  cause: field(z.enum(ASSIGNED_CAUSES).exactOptional(), {
    ...{ label: 'Cause', help: 'of an analysis that was judged, why it does not count, or reads otherwise' },
    takes: 'kind',
  }),
  document: field(text, {
    label: 'Document',
    help: 'the paper that shows the cause: the printed result, the log of the instrument',
    takes: 'words',
  }),
  repeat: field(text, {
    label: 'Repeat',
    help: 'of a further specimen of a retest: the one in its place',
    takes: 'specimen',
  }),
  supersededBy: field(text, {
    ...{ label: 'Superseded by', help: 'of a certificate: the one in its place', takes: 'number' },
  }),
  reason: reasonField({ help: 'why', takes: 'reason' }),
  confirm: confirmField,
});
export type CorrectionOrder = z.infer<typeof order>;

const CHANGES = ['values', 'contract', 'holdPoints', 'losses', 'results', 'purpose'] as const;

export const contract = defineContract({
  group: 'proof',
  name: 'correct-record',
  title: 'Take back what was recorded, or put it right; both stay in the ledger',
  order,
  answer: correctionSchema,
  // each kind of record has its own act (correction-of.ts)
  act: null,
  isBooked: ({ done }) => done,
  verbs: [
    {
      verb: 'amend',
      title:
        'Put right data of a lot, contract, hold points or a forgotten loss of a heat, a sample, or results of an analysis',
      takes: ['of', 'record', ...CHANGES, 'cause', 'document', 'reason', 'confirm'],
      needs: CHANGES,
      who: 'who puts it right: quality; a contract the planner, a hold point the planner or quality, a forgotten loss the melter',
      confirms: { question: 'Put this right?', option: 'yes', help: 'without asking' },
      examples: [
        { of: 'lot:R-1001', values: { mass_g: 470_500 }, reason: 'read 407.5 from the ticket' },
        {
          ...{ of: 'heat:H26-001', record: 'melting', losses: [{ to: 'skull', mass_g: 2300 }] },
          reason: 'skull weighed the next day',
        },
      ],
      exampleBy: 'p-qual',
    },
    {
      verb: 'undo',
      title: 'Take back what is recorded: shows what that does and what rests on it, then asks',
      takes: ['of', 'record', 'cause', 'document', 'repeat', 'supersededBy', 'reason', 'confirm'],
      who: 'who takes it back: quality. Also the planner a plan, the melter a charge, a loss, a bath sample and its analysis, the certifier a certificate. A stamp: who may put it there',
      confirms: { question: 'Take this back?', option: 'yes', help: 'without asking' },
      examples: [
        { of: 'lot:R-1001', reason: 'booked twice' },
        { of: 'heat:H26-001', record: 'plan', reason: 'order withdrawn' },
        { of: 'object:I-1', record: 'certificate:C-1', supersededBy: 'C-2', reason: 'wrong order' },
      ],
      exampleBy: 'p-qual',
    },
  ],
  examples: [{ of: 'lot:R-1001', reason: 'booked twice' }],
});

import { z } from 'zod';
import { EVIDENCE_TYPES, type EvidenceType } from '../../metal/alloy/words.ts';
import { newIdSchema, textSchema } from '../common.ts';

/** A number as a laboratory wrote it: its text is kept. */
const decimal = z
  .union([z.number(), z.string()])
  .transform(String)
  .refine((text) => /^-?\d+(\.\d+)?([eE][+-]?\d+)?$/.test(text), 'is no decimal such as 1241.5');
const above = decimal.refine((text) => Number(text) > 0, 'must be above 0');
const count = decimal.refine((text) => /^\d{1,9}$/.test(text), 'is no whole number');
const day = z.iso.date('is no day such as 2026-11-24');
const yesOrNo = z.union([
  z.boolean(),
  z.enum(['yes', 'no', 'true', 'false']).transform((word) => word === 'yes' || word === 'true'),
]);

/** The heat, or an object of it: one of them is needed. */
const metal = { heat: textSchema.optional(), object: textSchema.optional(), on: day };

/** Rows by what they hold. */
const ROWS = {
  value: z.strictObject({
    /** Property of the programme. */
    item: textSchema,
    ...metal,
    specimen: newIdSchema,
    value: decimal,
    unit: textSchema.optional(),
    bar: z.enum(['part', 'separate']).optional(),
  }),
  finding: z.strictObject({
    /** Rate of the programme. */
    item: textSchema,
    ...metal,
    findings: count,
    mass_t: above,
    /** Probability of detection, and of what size. */
    detection: textSchema.optional(),
  }),
  unit: z.strictObject({
    /** Demonstration of the programme. */
    item: textSchema,
    ...metal,
    serial: newIdSchema,
    /** Of a demonstration of life; absent where a part is passed or not. */
    life: above.optional(),
    failed: yesOrNo,
    cause: z.enum(['material', 'other']).optional(),
  }),
  part: z.strictObject({
    serial: newIdSchema,
    ...metal,
    from: decimal.optional(),
    /** Age of the part when it was last seen: the row tells its whole life. */
    until: above,
    removals: z
      .array(
        z.strictObject({
          at: decimal,
          cause: z.enum(['material', 'other', 'unknown']),
          hazard: yesOrNo.optional(),
        }),
      )
      .optional(),
  }),
  paper: z.strictObject({
    /** Number of the paper. */
    paper: textSchema,
    says: textSchema,
    ...metal,
    specimen: textSchema.optional(),
    serial: textSchema.optional(),
  }),
} as const;
export type EvidenceShape = keyof typeof ROWS;

/** What shows that the numbers of a laboratory can be trusted. */
const laboratorySchema = z.strictObject({
  name: textSchema,
  scope: textSchema.optional(),
  accreditation: textSchema.optional(),
  gaugeStudy: textSchema.optional(),
  referenceMaterial: textSchema.optional(),
  retainedSample: textSchema.optional(),
  custody: textSchema.optional(),
});

/** Most rows of one report; more are several reports. */
const MOST_ROWS = 20_000;

const frame = <Shape extends EvidenceShape>(shape: Shape, types: [EvidenceType, ...EvidenceType[]]) =>
  z.strictObject({
    format: z.literal('remelt-evidence/1').optional(),
    /** Number of the report. */
    report: textSchema,
    type: z.enum(types),
    laboratory: laboratorySchema.optional(),
    rows: z.array(ROWS[shape]).min(1).max(MOST_ROWS),
  });

/** Types of evidence whose rows hold that. */
const typesOf = (shape: EvidenceShape): [EvidenceType, ...EvidenceType[]] =>
  (Object.keys(EVIDENCE_TYPES) as EvidenceType[]).filter((type) => EVIDENCE_TYPES[type] === shape) as [
    EvidenceType,
  ];

/** `remelt-evidence/1`: one report of tests, inspections or service, for a programme of the ledger. */
export const evidenceDocumentSchema = z.discriminatedUnion(
  'type',
  [
    frame('value', typesOf('value')),
    frame('finding', typesOf('finding')),
    frame('unit', typesOf('unit')),
    frame('part', typesOf('part')),
    frame('paper', typesOf('paper')),
  ],
  { error: `must be a type of evidence: ${Object.keys(EVIDENCE_TYPES).join(', ')}` },
);
export type EvidenceDocument = z.infer<typeof evidenceDocumentSchema>;

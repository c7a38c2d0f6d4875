import { z } from 'zod';
import { newIdSchema, reasonSchema, textSchema } from '../common.ts';
import { DISCLOSURES } from '../proof/bundle.ts';
import { field } from './field.ts';

/** Fields of what proves: keys, checkpoints, bundles, recalls. */

/** A day, or a moment with its zone. */
const MOMENT = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2}))?$/;
export const momentSchema = z
  .string()
  .refine((text) => MOMENT.test(text) && !Number.isNaN(Date.parse(text)), {
    error: 'must be a day such as 2026-11-28, or a moment such as 2026-11-28T06:00:00Z',
  })
  .exactOptional();

/** Whose key it is: without a person and without the cosigner, that of the log. */
export const keyFields = {
  person: field(textSchema.exactOptional(), {
    ...{ label: 'Person', help: 'a key of that person; without, the key of the log', option: 'for' },
    takes: 'person',
  }),
  cosigner: field(z.literal(true).exactOptional(), {
    label: 'Cosigner',
    help: 'the key that cosigns checkpoints for the plant by ML-DSA-44 (FIPS 204)',
    option: 'ml-dsa',
  }),
};

/** How many records a checkpoint covers; absent: all. */
export const sizeField = field(z.int().min(1).max(999_999_999).exactOptional(), {
  ...{ label: 'Records', help: 'how many records the query was made for; default all', option: 'size' },
  takes: 'records',
});

/** Witnesses that are asked to sign a checkpoint too. */
export const witnessesField = field(
  z
    .array(z.url({ protocol: /^https?$/, error: 'must be the address of a witness, http or https' }))
    .max(20)
    .exactOptional(),
  {
    label: 'Witnesses that are asked to sign it too',
    help: 'witnesses that are asked to sign it too, with commas',
    option: 'witness',
    takes: 'urls',
  },
);

/** What a bundle tells of which metal to whom. */
export const bundleFields = {
  subject: field(z.string().min(1).max(220), {
    label: 'Heat, object or lot',
    help: 'H-1/ingot-1, or heat:H-1, object:H-1 or lot:H-1 where several have the number',
    argument: 1,
  }),
  customer: field(textSchema, {
    ...{ label: 'Customer', help: 'who receives it; certificates of others stay closed', option: 'for' },
    takes: 'customer',
  }),
  disclose: field(z.array(z.enum(DISCLOSURES)).exactOptional(), {
    label: 'What is opened',
    help: `opened beside the policy of the customer, with commas: ${DISCLOSURES.join(', ')}; without a policy, inputs, results, certificate and footprint`,
    takes: 'words',
  }),
};

const day = (label: string, help: string) =>
  field(z.iso.date({ error: 'must be a day such as 2026-11-28' }).exactOptional(), {
    ...{ label, help, takes: 'day', reads: 'day' },
  });

/** What a recall begins with, and what its letters say. */
export const recallFields = {
  of: field(
    z
      .string()
      .max(220)
      .regex(/^(lot|heat|object|supplier|laboratory):./u, {
        error: 'must be lot:ID, heat:ID, object:ID, supplier:NAME or laboratory:NAME',
      }),
    {
      label: 'What is recalled',
      help: 'lot:R-1, heat:H-1, object:I-1, supplier:NAME or laboratory:NAME',
      argument: 1,
    },
  ),
  method: field(textSchema.exactOptional(), {
    ...{ label: 'Only by this method', help: 'of a laboratory: only analyses by this method', takes: 'id' },
  }),
  from: day('From this day on', 'of a laboratory: from this day on'),
  to: day('Up to this day', 'of a laboratory: up to this day'),
  report: field(textSchema.exactOptional(), {
    ...{ label: 'Only this report', help: 'of a laboratory: only this report' },
  }),
  cutOff: field(z.number().min(0).max(1).exactOptional(), {
    label: 'Sum up shares below',
    help: 'smaller shares are summed in one row; default 0.01',
    unit: '%',
    per: 0.01,
    takes: 'percent',
  }),
  reason: field(reasonSchema.exactOptional(), {
    label: 'Reason',
    help: 'why; required with --hold and --record',
  }),
  answerBy: day('Customers answer by', 'by when the customers answer'),
  contact: field(textSchema.exactOptional(), { label: 'Whom they call', takes: 'words' }),
};
const recall = z.strictObject(recallFields);
export type RecallOrder = z.infer<typeof recall>;

/** The number of a recall on record. */
export const recallNumber = field(newIdSchema.exactOptional(), {
  ...{ label: 'Number', help: 'number of the recall; default the day and a count, and with --letter none' },
  takes: 'id',
});

/** What a recall is written to besides. */
export const recallPapers = {
  workbook: true,
  letters: 'write a notice of escape for each customer there, as HTML and PDF',
} as const;

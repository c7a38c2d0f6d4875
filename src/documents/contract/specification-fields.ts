import { z } from 'zod';
import { releaseInputSchema } from '../proof/release.ts';
import { field } from './field.ts';

/** Short enough that number and revision together are an identifier. */
const word = z
  .string()
  .min(1)
  .max(55)
  .regex(/^\S(.*\S)?$/, 'must not begin or end with a blank');

/** Number and revision of a specification, its first arguments. */
export const revisionFields = {
  number: field(word, {
    ...{ label: 'Number of the document', help: 'of the specification, such as CUST-718-A', argument: 1 },
  }),
  revision: field(word, {
    ...{ label: 'Revision', help: 'of the specification', argument: 2 },
  }),
};

const { controlled: _, checkAnalysis: __, ...stated } = releaseInputSchema.shape.specification.shape;
/** What a line of its own states, at a terminal and in a form. */
const lines = (label: string) => ({ label, unshown: true, untyped: true }) as const;

/** What the printed document states. */
export const statedFields = z.strictObject({
  ...stated,
  gradeId: field(stated.gradeId, {
    label: 'Grade whose limits hold for what is not listed',
    option: 'grade',
    takes: 'id',
    from: 'grades',
  }),
  limits_wtpct: field(stated.limits_wtpct, lines('limits [wt%]')),
  limits_ppm: field(stated.limits_ppm, lines('limits [ppm]')),
  sums: field(stated.sums, lines('limits of sums')),
  indices: field(stated.indices, lines('indices')),
  derivedFrom: field(stated.derivedFrom, lines('derived from')),
  residual_wtpct: field(
    stated.residual_wtpct,
    lines('largest content of an element that is not listed; open = no limit'),
  ),
  balance: field(stated.balance, { label: 'Element found by difference', takes: 'element' }),
  rounding: field(stated.rounding, {
    label: 'How results are compared with limits',
    takes: 'rule',
    choices: { absolute: 'as they are', rounded: 'rounded to the digits of the limit' },
  }),
  productForm: field(stated.productForm, {
    ...{ label: 'Product form', help: 'what the metal is sold as', option: 'form', takes: 'form' },
  }),
  retest: field(stated.retest, {
    label: 'Retest rule',
    help: 'rule of data/release-procedures.json for failed results',
    takes: 'rule',
  }),
});

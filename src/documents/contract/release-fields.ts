import { newIdSchema, reasonSchema, subjectOf, textSchema } from '../common.ts';
import { field } from './field.ts';

/** Metal that can be released: a heat, or what was cast or cut from it. */
export const releasedField = field(subjectOf(['heat', 'object']), {
  label: 'Metal',
  help: 'heat:H-1 or object:I-1',
  argument: 1,
  takes: 'subject',
});

const NUMBER = { label: 'Number of the certificate', takes: 'number' };

/** The number of a certificate that was issued; `argument` = its place among the arguments of the verb. */
export const certificateField = (argument?: number) =>
  field(textSchema, { ...NUMBER, ...(argument === undefined ? {} : { argument }) });

/** The number of a certificate to come. */
export const newCertificateField = field(newIdSchema, NUMBER);

/** The customer's order, as it is printed on what goes with the metal. */
export const customerOrderField = field(textSchema.exactOptional(), {
  label: 'Order of the customer',
  option: 'order',
});

/** Why something is done that the server asks about first. */
export const acceptedField = (label: string, help: string) =>
  field(reasonSchema.exactOptional(), { label, help, option: 'accept', takes: 'reason', folded: true });

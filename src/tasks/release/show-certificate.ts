import { type Certificate, certificateSchema } from '../../documents/certificate.ts';
import { showCertificateOrder } from '../../documents/orders/release.ts';
import { NotFoundError } from '../../foundation/errors.ts';
import { defineTask } from '../task.ts';
import { issuedIn } from './issued-certificate.ts';

/** A certificate as it was issued. Throws NotFoundError naming the numbers that were issued of this metal. */
export const showCertificate = defineTask({
  name: 'show-certificate',
  title: 'Show a certificate as it was issued',
  order: showCertificateOrder,
  answer: certificateSchema,
  act: null,
  reads: true,
  run: async ({ of, number }, { store }) => {
    const issued = issuedIn(await store.history(of));
    const found = issued.find((one) => one.number === number);
    if (found) return found.document as Certificate;
    throw new NotFoundError(`${of} has no certificate "${number}"`, {
      path: 'number',
      value: number,
      allowed: issued.map((one) => one.number).join(', ') || 'none: no certificate was issued of it',
    });
  },
});

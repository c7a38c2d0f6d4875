import { certificateSchema } from '../../documents/certificate.ts';
import { showCertificateOrder } from '../../documents/orders/release.ts';
import { defineTask } from '../task.ts';
import { issuedDocument } from './issued-certificate.ts';

/** A certificate as it was issued. Throws NotFoundError naming the numbers that were issued of this metal. */
export const showCertificate = defineTask({
  name: 'show-certificate',
  title: 'Show a certificate as it was issued',
  order: showCertificateOrder,
  answer: certificateSchema,
  act: null,
  reads: true,
  run: async ({ of, number }, { store }) => issuedDocument(await store.history(of), { of, number }),
});

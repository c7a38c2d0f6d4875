import type { Page } from '../../../documents/page.ts';
import type { CertificateExport } from '../../../documents/proof/certificate-export.ts';
import { list, notices, paragraph, shortPage } from '../../../pages/blocks/parts.ts';

const NAMES: Readonly<Record<CertificateExport['as'], string>> = {
  en10168: 'EN 10168 JSON',
  'material-identity': 'a Material Identity passport of metals',
};

/** That a certificate was written in a format of others, and what found no place there. */
export const page = ({ number, as, schema, notices: since, leftOut }: CertificateExport): Page =>
  shortPage(`Certificate ${number} as ${NAMES[as]}`, [
    ...notices(since),
    paragraph(
      `Written for ${schema}. The certificate of the plant is the one that the ledger holds; this is a copy in other words.`,
    ),
    ...(leftOut.length === 0 ? [] : [paragraph('Without a place there:'), ...list(leftOut)]),
  ]);

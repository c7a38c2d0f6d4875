import type { Certificate } from '../../../documents/proof/certificate.ts';
import type { CertificateExport, Parties } from '../../../documents/proof/certificate-export.ts';
import { type CertificateStanding, metalNotices } from '../../../documents/proof/countersignature.ts';
import { InputError } from '../../../foundation/errors.ts';
import { hashOf } from '../../../foundation/quantity/canonical.ts';
import { idOf } from '../../../metal/alloy/words.ts';
import { defineVerb } from '../../task.ts';
import { issuedDocument, refuseWithdrawn } from '../issued-certificate.ts';
import { standingOf } from '../standing-in-ledger.ts';
import { contract } from './contract.ts';
import { EN10168_SCHEMA, type Exported, en10168Of } from './en10168.ts';
import { METALS_SCHEMA, materialIdentityOf } from './material-identity.ts';

/**
 * A certificate as it was issued, in a format of others. Throws NotFoundError for a number that was not issued, ConflictError for a
 * withdrawn one, InputError naming the field of the parties that is missing or differs.
 */
export const exportCertificate = defineVerb(
  contract,
  async ({ of, number, as, parties }, { store }): Promise<CertificateExport> => {
    const history = await store.history(of);
    const certificate = issuedDocument(history, { of, number });
    refuseWithdrawn(
      of.startsWith('heat:') ? await store.heat(idOf(of)) : await store.object(idOf(of)),
      number,
    );
    const standing = await standingOf({ of, number }, store);
    const notices = metalNotices({ ...standing, others: 0 });
    const exported = exportedFrom(certificate, partiesOf(certificate, parties), {
      countsAs: standing.countsAs,
      notices,
    });
    return {
      format: 'remelt-certificate-export/1',
      number,
      as,
      schema: as === 'en10168' ? EN10168_SCHEMA : METALS_SCHEMA,
      document: as === 'en10168' ? en10168Of(exported) : materialIdentityOf(exported),
      notices,
      leftOut: leftOutOf(certificate),
    };
  },
);

const MARK = 'DEMONSTRATION, NOT A CERTIFICATE';

function exportedFrom(
  certificate: Certificate,
  parties: Parties,
  { countsAs, notices }: Pick<CertificateStanding, 'countsAs'> & Pick<CertificateExport, 'notices'>,
): Exported {
  const { specimen, statement, evidence } = certificate;
  return {
    certificate,
    parties,
    type: specimen ? `${MARK} (EN 10204 ${countsAs})` : `EN 10204 ${countsAs}`,
    // what was found out since stands before what was certified then
    statement: [...(specimen ? [`${MARK}.`] : []), ...notices, statement].join(' '),
    evidence: [
      ['certificate remelt-certificate/1, SHA-256', hashOf(certificate)],
      ['release, SHA-256', evidence.releaseSha256],
      ['ledger, records and root', `${evidence.ledgerSize}, ${evidence.ledgerRoot}`],
    ],
  };
}

/** The parties with the order of the certificate, where they are those that it names. */
function partiesOf({ maker, customer }: Certificate, parties: Parties): Parties {
  for (const [path, told, issued] of [
    ['parties.manufacturer.name', parties.manufacturer.name, maker.name],
    ['parties.customer.name', parties.customer.name, customer.name],
  ] as const)
    if (told !== issued)
      throw new InputError(`${path} is "${told}", and the certificate says "${issued}"`, {
        path,
        value: told,
        allowed: issued,
        cure: 'write the name as the certificate has it',
      });
  const number = parties.order.number ?? customer.order;
  if (number === undefined)
    throw new InputError('no order is named, neither on the certificate nor among the parties', {
      path: 'parties.order.number',
      allowed: "the customer's number of the order",
      cure: 'name it there, or issue the certificate with the number of the order',
    });
  if (customer.order !== undefined && number !== customer.order)
    throw new InputError(`the order is "${number}", and the certificate says "${customer.order}"`, {
      path: 'parties.order.number',
      value: number,
      allowed: customer.order,
      cure: 'leave it out',
    });
  return { ...parties, order: { ...parties.order, number } };
}

/** What the formats have no field for. */
const leftOutOf = ({ lots, withdrawn, sums, indices }: Certificate): string[] => [
  ...(lots.length === 0 ? [] : [`${lots.length} lots behind the metal, with their shares and origins`]),
  ...(withdrawn === undefined ? [] : [`${withdrawn.length} results that were withdrawn, with their causes`]),
  ...(sums.length === 0 ? [] : [`${sums.length} sums of elements`]),
  ...(indices.length === 0 ? [] : [`${indices.length} indices`]),
];

import { signatureOf } from '../../../desk/actor.ts';
import { signalOf } from '../../../desk/context.ts';
import { ConflictError, cureBy } from '../../../foundation/errors.ts';
import { canonicalText, hashOf } from '../../../foundation/quantity/canonical.ts';
import { defineVerb } from '../../task.ts';
import { issuedDocument } from '../issued-certificate.ts';
import { standingOf } from '../standing-in-ledger.ts';
import { contract } from './contract.ts';

/**
 * Keeps the signature of the second party on a certificate of type 3.2, which from then on counts as that. Throws ConflictError
 * for a signature on another document, ForbiddenError for a certificate that no second party signs.
 */
export const countersignCertificate = defineVerb(
  contract,
  async ({ of, number, countersignature }, context) => {
    const { store, actor } = context;
    const certificate = issuedDocument(await store.history(of), { of, number });
    const { payloadSha256, subject, verifierKey, signature } = countersignature;
    if (payloadSha256 !== hashOf(certificate) || subject !== of)
      throw new ConflictError(
        `the second party has signed another document than certificate ${number} of ${of}`,
        {
          path: 'countersignature.payloadSha256',
          value: `${subject} ${payloadSha256.slice(0, 16)}`,
          allowed: `${of} ${hashOf(certificate).slice(0, 16)}`,
          ...cureBy('send the certificate as it was issued', 'release/show-certificate', { of, number }),
        },
      );
    await store.execute(
      {
        type: 'countersignCertificate',
        of,
        number,
        certificate: canonicalText(certificate),
        verifierKey,
        signature,
        ...signatureOf(actor),
      },
      signalOf(context),
    );
    return standingOf({ of, number }, store);
  },
);

import { certificateSchema } from '../../documents/certificate.ts';
import { parseDocument } from '../../documents/common.ts';
import type { ObjectView } from '../../evidence/ledger/store.ts';
import { ConflictError } from '../../foundation/errors.ts';
import { hashOf } from '../../foundation/quantity/canonical.ts';
import type { TaskContext } from '../context.ts';
import { refuseEdited } from './issued-certificate.ts';
import { signerOf } from './signer.ts';

export interface Shipment {
  readonly object: string;
  /** Who gets it; confidential in the record. */
  readonly to: string;
  readonly order?: string;
  readonly by: string;
  /** Certificate that goes with it, as it was issued: of this object, or of its heat. */
  readonly certificate?: unknown;
}

/**
 * Books that an object left the plant. Throws ConflictError for a certificate of something else, of another release or with
 * a field that was not issued so, and what the ledger's rule refuses: metal that is not released, reserved, or gone already.
 */
export async function shipObject(shipment: Shipment, context: TaskContext): Promise<ObjectView> {
  const { store, clock } = context;
  const now = clock().toISOString();
  signerOf(shipment.by, 'release heat', context);
  const object = await store.object(shipment.object);
  const { certificate } = shipment;
  if (certificate !== undefined) await requireIssued(certificate, object, context);
  await store.execute({
    type: 'ship',
    object: object.id,
    to: shipment.to,
    ...(shipment.order ? { order: shipment.order } : {}),
    ...(certificate === undefined ? {} : { certificateSha256: hashOf(certificate) }),
    by: shipment.by,
    happenedAt: now,
  });
  return store.object(object.id);
}

/** The certificate is of this object or its heat, rests on the release that the ledger holds, and is what was issued. */
async function requireIssued(document: unknown, object: ObjectView, { store }: TaskContext): Promise<void> {
  const { number, product, evidence } = parseDocument(certificateSchema, document, 'certificate');
  if (product.id !== object.id && product.id !== object.heat)
    throw new ConflictError(`certificate ${number} is of ${product.id}`, {
      path: 'certificate.product.id',
      value: product.id,
      allowed: `${object.id} or its heat ${object.heat}`,
    });
  const target = product.id === object.id ? object : await store.heat(object.heat);
  const history = await store.history(target.subject);
  const released = history.find(({ seq }) => seq === target.release?.seq)?.body.documentSha256;
  if (released !== evidence.releaseSha256)
    throw new ConflictError(`certificate ${number} rests on another release of ${product.id}`, {
      path: 'certificate.evidence.releaseSha256',
      value: evidence.releaseSha256.slice(0, 16),
      allowed: typeof released === 'string' ? released.slice(0, 16) : 'no release is in the ledger',
      cure: 'ship with the certificate of the release that holds',
    });
  refuseEdited(document, number, history);
}

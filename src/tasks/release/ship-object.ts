import { certificateSchema } from '../../documents/certificate.ts';
import { parseDocument } from '../../documents/common.ts';
import { shipObjectOrder } from '../../documents/orders/release.ts';
import { shippedSchema } from '../../documents/stock.ts';
import type { ObjectView } from '../../evidence/ledger/store.ts';
import { ConflictError, NotFoundError } from '../../foundation/errors.ts';
import { hashOf } from '../../foundation/quantity/canonical.ts';
import { signalOf, type TaskContext } from '../context.ts';
import { signedIfPossible } from '../proof/sign-checkpoint.ts';
import { defineTask } from '../task.ts';
import { issuedIn, refuseEdited, refuseWithdrawn } from './issued-certificate.ts';
import { signerOf } from './signer.ts';

/**
 * Books that an object left the plant; its certificate is the document as issued, or its number. Throws ConflictError for a certificate of something else, of another release or with
 * a field that was not issued so, and what the ledger's rule refuses: metal that is not released, reserved, or gone already.
 */
export const shipObject = defineTask({
  name: 'ship-object',
  title: 'Record the shipment of a released object',
  order: shipObjectOrder,
  answer: shippedSchema,
  act: 'ship metal',
  run: async ({ object: id, certificate, ...to }, context) => {
    const { store, clock } = context;
    const now = clock().toISOString();
    const { id: by } = await signerOf('ship metal', context);
    const object = await store.object(id);
    const document =
      typeof certificate === 'string' ? await ofNumber(certificate, object, context) : certificate;
    if (document !== undefined) await requireIssued(document, object, context);
    const goesWith = document === undefined ? {} : { certificateSha256: hashOf(document) };
    await store.execute(
      { type: 'ship', object: object.id, ...to, ...goesWith, by, happenedAt: now },
      signalOf(context),
    );
    const signed = await signedIfPossible(await store.head(), context);
    return { ...(await store.object(object.id)), ...(signed ? { checkpoint: signed.checkpoint } : {}) };
  },
});

/** The certificate of a number, of this object or of its heat. Throws NotFoundError naming those that were issued. */
async function ofNumber(number: string, { id, subject, heat }: ObjectView, { store }: TaskContext) {
  const issued = issuedIn([...(await store.history(subject)), ...(await store.history(`heat:${heat}`))]);
  const found = issued.find((one) => one.number === number);
  if (found) return found.document;
  throw new NotFoundError(`neither ${id} nor its heat ${heat} has a certificate "${number}"`, {
    path: 'certificate',
    value: number,
    allowed: issued.map((one) => one.number).join(', ') || 'none: no certificate was issued of it',
    cure: 'name one of those, or issue it first',
  });
}

/** The certificate is of this object or its heat, rests on the release that the ledger holds, and is what was issued. */
async function requireIssued(document: unknown, object: ObjectView, { store }: TaskContext): Promise<void> {
  const { number, product, evidence } = parseDocument(certificateSchema, document, 'certificate');
  if (product.id !== object.id && product.id !== object.heat)
    throw new ConflictError(`certificate ${number} belongs to ${product.id}, not to ${object.id}`, {
      path: 'certificate.product.id',
      value: product.id,
      allowed: `a certificate of ${object.id} or its heat ${object.heat}`,
    });
  const target = product.id === object.id ? object : await store.heat(object.heat);
  const history = await store.history(target.subject);
  const released = history.find(({ seq }) => seq === target.release?.seq)?.body.documentSha256;
  if (released !== evidence.releaseSha256)
    throw new ConflictError(`certificate ${number} was issued on an earlier release of ${product.id}`, {
      path: 'certificate.evidence.releaseSha256',
      value: evidence.releaseSha256.slice(0, 16),
      allowed: typeof released === 'string' ? released.slice(0, 16) : 'none: the ledger holds no release',
      cure: 'issue a certificate on the latest release, and ship with that',
    });
  refuseEdited(document, number, history);
  refuseWithdrawn(target, number);
}

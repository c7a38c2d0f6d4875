import type { ObjectView } from '../evidence/ledger/store.ts';
import type { Certificate } from '../faces/formats/certificate.ts';
import { ConflictError } from '../foundation/errors.ts';
import { hashOf } from '../foundation/quantity/canonical.ts';
import { requireAct } from '../metal/plant/person.ts';
import { byId } from '../metal/plant/site.ts';
import type { TaskContext } from './context.ts';

export interface Shipment {
  readonly object: string;
  /** Who gets it; confidential in the record. */
  readonly to: string;
  readonly order?: string;
  readonly by: string;
  /** Certificate that goes with it: of this object, or of its heat. */
  readonly certificate?: Certificate;
}

/**
 * Books that an object left the plant. Throws ConflictError for a certificate of something else, and what
 * the ledger's rule refuses: metal that is not released, reserved, or gone already.
 */
export async function shipObject(shipment: Shipment, context: TaskContext): Promise<ObjectView> {
  const { compute, store, clock } = context;
  const now = clock().toISOString();
  requireAct(byId(compute.facts().plant.persons, shipment.by, 'person'), 'release heat', now.slice(0, 10));
  const object = await store.object(shipment.object);
  const { certificate } = shipment;
  if (certificate && certificate.product.id !== object.id && certificate.product.id !== object.heat)
    throw new ConflictError(`certificate ${certificate.number} is of ${certificate.product.id}`, {
      path: 'certificate',
      value: certificate.product.id,
      allowed: `${object.id} or its heat ${object.heat}`,
    });
  await store.execute({
    type: 'ship',
    object: object.id,
    to: shipment.to,
    ...(shipment.order ? { order: shipment.order } : {}),
    ...(certificate ? { certificateSha256: hashOf(certificate) } : {}),
    by: shipment.by,
    happenedAt: now,
  });
  return store.object(object.id);
}

import type { Store, StoredRecord } from '../../../evidence/ledger/store.ts';
import { ForbiddenError } from '../../../foundation/errors.ts';
import { INVENTED_PERSONS } from '../../../metal/plant/site.ts';

/** Records read at once. */
const PART = 1000;

/**
 * Throws ForbiddenError for a ledger that was begun without a plant and holds a demonstration: marked lots or certificates, or
 * names of the invented persons that the real plant does not list.
 */
export async function refuseDemonstration(
  store: Pick<Store, 'head' | 'records'>,
  persons: readonly { readonly id: string }[],
): Promise<void> {
  const listed = new Set(persons.map(({ id }) => id));
  const invented = new Set(INVENTED_PERSONS.filter((id) => !listed.has(id)));
  const { size } = await store.head();
  for (let from = 0; from < size; from += PART)
    for (const record of await store.records(from, PART)) {
      const sign = signOf(record, invented);
      if (sign === null) continue;
      throw new ForbiddenError(`this ledger holds a demonstration: record ${record.seq} ${sign}`, {
        path: 'records',
        where: `record ${record.seq}`,
        allowed: 'a ledger of real metal, signed by persons that plant.json lists',
        cure: 'begin the ledger of the real plant in another folder or database: remelt init --person ID:NAME:ROLES --person ID:NAME:ROLES',
      });
    }
}

function signOf({ body, record }: StoredRecord, invented: ReadonlySet<string>): string | null {
  if (body.specimen === true) return 'books metal that does not exist';
  if (record.kind === 'cert.issued' && String(body.type).startsWith('demonstration of'))
    return 'is a certificate marked as a demonstration';
  return typeof body.by === 'string' && invented.has(body.by)
    ? `is signed by ${body.by}, an invented person whom plant.json does not list`
    : null;
}

import { knownArrival } from '../../../desk/arrivals/known-arrival.ts';
import { rawBytes } from '../../../evidence/ledger/subjects/arrival.ts';
import { NotFoundError } from '../../../foundation/errors.ts';
import { defineVerb } from '../../task.ts';
import { contract } from './contract.ts';

/** The bytes of a file of results, checked against the hash in its record. Throws NotFoundError for a file that never arrived. */
export const rawResults = defineVerb(contract, async ({ arrival: id }, { store }) => {
  const { id: arrival, subject, file, sha256 } = await knownArrival(id, { store });
  const found = (await store.history(subject)).find(({ record }) => record.kind === 'results.arrived');
  if (found === undefined)
    throw new NotFoundError(`the bytes of ${file} are not kept here`, { path: 'arrival', value: id });
  const bytes = rawBytes(String(found.body.raw), sha256);
  return {
    format: 'remelt-raw-results/1' as const,
    arrival,
    file,
    sha256,
    size: bytes.length,
    bytes: Buffer.from(bytes).toString('base64'),
  };
});

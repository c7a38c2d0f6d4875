import { arrive } from '../../../desk/arrivals/arrive.ts';
import { defineVerb } from '../../task.ts';
import { contract } from './contract.ts';

/** Source of a file that a person brings. */
const UPLOAD = 'upload';
/** Name of a file that came without one. */
const UNNAMED = 'results';

/**
 * Keeps a file of results with its bytes, matches its samples to those of the plant, and takes what a rule of its source takes. Throws
 * InputError for an empty file and for one that is too large.
 */
export const arriveResults = defineVerb(contract, ({ bytes, source = UPLOAD, file, ...more }, context) => {
  const named = typeof bytes === 'string' ? { name: UNNAMED, base64: bytes } : bytes;
  return arrive(
    { ...more, source, file: file ?? named.name, bytes: Buffer.from(named.base64, 'base64') },
    context,
  );
});

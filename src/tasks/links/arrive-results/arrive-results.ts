import { arrive } from '../../../desk/arrivals/arrive.ts';
import { defineVerb } from '../../task.ts';
import { contract } from './contract.ts';

/** Source of a file that a person brings. */
const UPLOAD = 'upload';

/**
 * Keeps a file of results with its bytes, matches its samples to those of the plant, and takes what a rule of its source takes. Throws
 * InputError for an empty file and for one that is too large.
 */
export const arriveResults = defineVerb(
  contract,
  ({ bytes, source = UPLOAD, file = 'results', ...more }, context) =>
    arrive({ ...more, source, file, bytes: Buffer.from(bytes, 'base64') }, context),
);

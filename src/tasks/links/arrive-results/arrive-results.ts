import { arrive } from '../../../desk/arrivals/arrive.ts';
import type { TaskContext } from '../../../desk/context.ts';
import { sourcesOf } from '../../../desk/reference/sources.ts';
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
  async ({ bytes, source = UPLOAD, file = 'results', ...more }, context) => {
    const arrival = await arrive({ ...more, source, file, bytes: Buffer.from(bytes, 'base64') }, context);
    // a source that sends by itself has no driver here that would tell of it
    if (await isUpload(source, context)) await context.sources?.heard(source, file);
    return arrival;
  },
);

const isUpload = async (name: string, context: TaskContext): Promise<boolean> =>
  context.sources !== undefined &&
  (await sourcesOf(context)).some(({ id, driver }) => id === name && driver === 'upload');

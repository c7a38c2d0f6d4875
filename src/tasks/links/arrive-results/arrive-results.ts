import { arrive } from '../../../desk/arrivals/arrive.ts';
import type { TaskContext } from '../../../desk/context.ts';
import { sourcesOf } from '../../../desk/reference/sources.ts';
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
export const arriveResults = defineVerb(
  contract,
  async ({ bytes, source = UPLOAD, file, ...more }, context) => {
    const named = typeof bytes === 'string' ? { name: UNNAMED, base64: bytes } : bytes;
    const name = file ?? named.name;
    const arrival = await arrive(
      { ...more, source, file: name, bytes: Buffer.from(named.base64, 'base64') },
      context,
    );
    // a source that sends by itself has no driver here that would tell of it
    if (await isUpload(source, context)) await context.sources?.heard(source, name);
    return arrival;
  },
);

const isUpload = async (name: string, context: TaskContext): Promise<boolean> =>
  context.sources !== undefined &&
  (await sourcesOf(context)).some(({ id, driver }) => id === name && driver === 'upload');

import { trustSchema } from '../../documents/bundle.ts';
import { trustDocumentOrder } from '../../documents/orders/proof.ts';
import { ForbiddenError } from '../../foundation/errors.ts';
import { MS_PER_DAY } from '../../foundation/quantity/days.ts';
import { defineTask } from '../task.ts';
import { keysOf } from './keys-of-ledger.ts';

/**
 * The keys of the log and of persons as a document for customers. A key counts until the day it was replaced, lost or retired; an
 * exposed one until the day before it was. Witnesses are added by who trusts them.
 */
export const trustDocument = defineTask({
  name: 'trust-document',
  title: 'Write the keys of the log and of persons as a trust document for customers',
  order: trustDocumentOrder,
  answer: trustSchema,
  act: null,
  reads: true,
  run: async (_, context) => {
    const { keys } = await keysOf(context);
    const { persons } = await context.store.roster();
    const date = context.clock().toISOString().slice(0, 10);
    const ofLog = keys.filter(({ owner, ended }) => owner === 'log' && ended?.how !== 'exposed');
    if (ofLog.length === 0)
      throw new ForbiddenError('the log has no key that counts', { path: 'keys', cure: 'remelt keys make' });
    return {
      format: 'remelt-trust/1' as const,
      date,
      policy: [
        `# date ${date}`,
        ...ofLog.map(({ verifierKey }) => `log ${verifierKey}`),
        'quorum none',
        '',
      ].join('\n'),
      persons: keys
        .filter(({ owner }) => owner !== 'log')
        .flatMap(({ owner, verifierKey, since, ended }) => {
          const from = since.slice(0, 10);
          const name = persons.find(({ id }) => id === owner)?.name ?? owner;
          const until = ended && lastDay(ended);
          if (until !== null && until < from) return [];
          return [{ name, key: verifierKey, from, ...(until === null ? {} : { until }) }];
        }),
    };
  },
});

/** Last day on which signatures count. */
function lastDay({ at, since }: { readonly at: string; readonly since: string | null }): string {
  if (since === null) return at.slice(0, 10);
  return new Date(Date.parse(since.slice(0, 10)) - MS_PER_DAY).toISOString().slice(0, 10);
}

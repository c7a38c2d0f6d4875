import type { Keys } from '../../../documents/keys.ts';
import { cureBy, ForbiddenError } from '../../../foundation/errors.ts';
import { MS_PER_DAY } from '../../../foundation/quantity/days.ts';
import { defineVerb } from '../../task.ts';
import { keysOf } from '../keys-of-ledger.ts';
import { contract } from './contract.ts';

/**
 * The keys of the log and of persons as a document for customers. A key counts until the day it was replaced, lost or retired; an
 * exposed one until the day before it was. Witnesses are added by who trusts them.
 */
export const trustDocument = defineVerb(contract, async ({ askCosigner = false }, context) => {
  const { keys } = await keysOf(context);
  const { persons } = await context.store.roster();
  const date = context.clock().toISOString().slice(0, 10);
  const ofLog = keys.filter(({ owner, ended }) => owner === 'log' && ended?.how !== 'exposed');
  if (ofLog.length === 0)
    throw new ForbiddenError('the log has no key that counts', {
      path: 'keys',
      ...cureBy('make it first', 'proof/make-key'),
    });
  return {
    format: 'remelt-trust/1' as const,
    date,
    policy: [
      `# date ${date}`,
      ...ofLog.map(({ verifierKey }) => `log ${verifierKey}`),
      ...cosignerLines(keys, askCosigner),
      '',
    ].join('\n'),
    persons: keys
      .filter(({ owner }) => owner !== 'log' && owner !== 'cosigner')
      .flatMap(({ owner, verifierKey, since, ended }) => {
        const from = since.slice(0, 10);
        const name = persons.find(({ id }) => id === owner)?.name ?? owner;
        const until = ended && lastDay(ended);
        if (until !== null && until < from) return [];
        return [{ name, key: verifierKey, from, ...(until === null ? {} : { until }) }];
      }),
  };
});

/** The cosigners of the plant as witnesses of a policy: seen where they have signed, and asked for where that was wanted. */
function cosignerLines(keys: Keys['keys'], asked: boolean): string[] {
  const own = keys.filter(({ owner, ended }) => owner === 'cosigner' && ended?.how !== 'exposed');
  if (asked && own.length === 0)
    throw new ForbiddenError('the plant has no cosigner by ML-DSA-44 that counts', {
      path: 'askCosigner',
      ...cureBy('make it first', 'proof/make-key', { cosigner: true }),
    });
  const names = own.map((_, i) => `plant-ml-dsa${i === 0 ? '' : `-${i + 1}`}`);
  return [
    ...own.map(({ verifierKey }, i) => `witness ${names[i]} ${verifierKey}`),
    ...(names.length > 1 && asked ? [`group plant any ${names.join(' ')}`] : []),
    `quorum ${asked ? (names.length > 1 ? 'plant' : names[0]) : 'none'}`,
  ];
}

/** Last day on which signatures count. */
function lastDay({ at, since }: { readonly at: string; readonly since: string | null }): string {
  if (since === null) return at.slice(0, 10);
  return new Date(Date.parse(since.slice(0, 10)) - MS_PER_DAY).toISOString().slice(0, 10);
}

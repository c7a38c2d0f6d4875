import type { LedgerWitnesses, StatedTime, TimestampQuery } from '../../../documents/keys.ts';
import type { Page } from '../../../documents/page.ts';
import { counted, utcMinute, utcSecond } from '../../../foundation/quantity/format.ts';
import { list, next, number, paragraph, section, shortPage, tableOf, tableUnlessEmpty } from '../parts.ts';

/** Keys of the plant and witnesses of its ledger: since when, until when, and what nobody else has signed yet. */
export const witnessesPage = ({
  keys,
  witnesses,
  times,
  asked,
  records,
  uncosigned,
}: LedgerWitnesses): Page => ({
  format: 'remelt-page/1',
  title: 'Keys and witnesses',
  lead: [
    paragraph(
      witnesses.length === 0
        ? `No witness has signed this ledger yet: ${counted(records, 'record')} stand on the word of the plant alone.`
        : `Witnesses have signed ${counted(records - uncosigned, 'record')}; ${counted(uncosigned, 'record')} after them not yet.`,
    ),
    ...(asked.signs && asked.witnesses.length > 0
      ? []
      : [next('A witness is asked for a checkpoint', 'proof/sign-checkpoint', { witnesses: null })]),
  ],
  sections: [
    ...section('keys', 'Keys of the plant', [
      tableOf(keys, [
        ['holder', ({ owner }) => (owner === 'cosigner' ? 'cosigner (ML-DSA-44)' : owner)],
        ['key', ({ verifierKey }) => shortKey(verifierKey)],
        ['since', ({ since }) => since.slice(0, 10)],
        ['ended', ({ ended }) => (ended === null ? '' : `${ended.how} ${ended.at.slice(0, 10)}`)],
        ['private key', ({ here }) => (here ? 'here' : '')],
      ]),
    ]),
    ...section(
      'witnesses',
      'Witnesses',
      tableUnlessEmpty(witnesses, [
        ['holder', ({ name }) => name],
        ['key', ({ keyId }) => keyId],
        ['since', ({ since }) => since.slice(0, 10)],
        [number('last size'), ({ size }) => String(size)],
        ['signed at', ({ at }) => (at === null ? 'no time stated' : utcMinute(at))],
        [number('not yet signed'), ({ size }) => String(records - size)],
      ]),
    ),
    ...section(
      'times',
      'Times by authorities (RFC 3161)',
      tableUnlessEmpty(times, [
        ['authority', ({ authority }) => authority],
        ['states the time', ({ stated }) => utcSecond(stated)],
        [number('records that existed'), ({ size }) => String(size)],
        ['certificate (SHA-256)', ({ certificate }) => certificate.slice(0, 16)],
      ]),
    ),
  ],
});

/** What an authority stated, and how sure that is. */
export const timePage = ({ authority, stated, size, trusted, seq }: StatedTime): Page =>
  shortPage(`${counted(size, 'record')} existed at ${utcSecond(stated)} UTC, by ${authority}`, [
    ...list([
      trusted
        ? 'its certificate follows from the roots that were named'
        : 'nobody vouches for its certificate here: name the root of this authority',
    ]),
    next(
      `kept as record ${seq}; it can be written for whoever checks it with other tools`,
      'terminal/publish',
    ),
  ]);

/** What to do with a query. */
export const timestampQueryPage = ({ size, root }: TimestampQuery): Page =>
  shortPage(`Query for the time of ${counted(size, 'record')}`, [
    ...list([`root ${root.slice(0, 16)}`, 'send it to the authority as application/timestamp-query']),
    next('keep its answer', 'proof/keep-timestamp', { answer: null, size }),
  ]);

/** Name and number of a key; the whole one is in the list of keys. */
const shortKey = (verifierKey: string): string => verifierKey.split('+', 2).join(' ');

import type { LedgerWitnesses } from '../../documents/keys.ts';
import type { Page } from '../../documents/page.ts';
import { counted } from '../../foundation/quantity/format.ts';
import { number, paragraph, section, table } from './parts.ts';

/** Keys of the plant and witnesses of its ledger: since when, until when, and what nobody else has signed yet. */
export const witnessesPage = ({ keys, witnesses, records, uncosigned }: LedgerWitnesses): Page => ({
  format: 'remelt-page/1',
  title: 'Keys and witnesses',
  lead: [
    paragraph(
      witnesses.length === 0
        ? `No witness has signed this ledger yet: ${counted(records, 'record')} stand on the word of the plant alone.`
        : `Witnesses have signed ${counted(records - uncosigned, 'record')}; ${counted(uncosigned, 'record')} after them not yet.`,
    ),
    paragraph('A witness is asked with: remelt ledger checkpoint --witness ADDRESS', 'dim'),
  ],
  sections: [
    ...section('keys', 'Keys of the plant', [
      table(
        ['holder', 'key', 'since', 'ended', 'private key'],
        keys.map(({ owner, verifierKey, since, ended, here }) => [
          owner === 'cosigner' ? 'cosigner (ML-DSA-44)' : owner,
          shortKey(verifierKey),
          since.slice(0, 10),
          ended === null ? '' : `${ended.how} ${ended.at.slice(0, 10)}`,
          here ? 'here' : '',
        ]),
      ),
    ]),
    ...section(
      'witnesses',
      'Witnesses',
      witnesses.length === 0
        ? []
        : [
            table(
              ['holder', 'key', 'since', number('last size'), 'signed at', number('not yet signed')],
              witnesses.map(({ name, keyId, since, size, at }) => [
                name,
                keyId,
                since.slice(0, 10),
                String(size),
                at === null ? 'no time stated' : at.replace('T', ' ').slice(0, 16),
                String(records - size),
              ]),
            ),
          ],
    ),
  ],
});

/** Name and number of a key; the whole one is in the list of keys. */
const shortKey = (verifierKey: string): string => verifierKey.split('+', 2).join(' ');

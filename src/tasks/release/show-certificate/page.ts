import type { Certificate } from '../../../documents/certificate.ts';
import { addressWith } from '../../../documents/contract/address-with.ts';
import { addressOf } from '../../../documents/contract/contract.ts';
import { certificatePage } from '../../../pages/blocks/certificate-page.ts';
import type { Asked } from '../../verbs.ts';
import { standingOf } from '../standing-in-ledger.ts';
import { contract } from './contract.ts';

/** The document stays as it was issued: who signed it since, and whether it was withdrawn, stands in the ledger. */
export const page = async (
  one: Certificate,
  { order: { of }, ledger }: Asked<{ readonly of: `${'heat' | 'object'}:${string}` }>,
) =>
  certificatePage(one, await standingOf({ of, number: one.number }, (await ledger()).store), (number) =>
    addressWith(addressOf(contract), { of, number }),
  );

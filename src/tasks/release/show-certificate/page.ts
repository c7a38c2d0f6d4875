import type { Certificate } from '../../../documents/proof/certificate.ts';
import { certificatePage } from '../../../pages/blocks/release/certificate-page.ts';
import type { Asked } from '../../verbs.ts';
import { standingOf } from '../standing-in-ledger.ts';
import { contract } from './contract.ts';

type AskedOf = Asked<{ readonly of: `${'heat' | 'object'}:${string}` }>;

/** The document stays as it was issued: who signed it since, and whether it was withdrawn, stands in the ledger. */
export const page = async (
  one: Certificate,
  { order: { of }, ledger, addressOf }: Pick<AskedOf, 'order' | 'ledger' | 'addressOf'>,
) =>
  certificatePage(
    one,
    await standingOf({ of, number: one.number }, (await ledger()).store),
    addressOf && ((number) => addressOf(contract, { of, number })),
  );

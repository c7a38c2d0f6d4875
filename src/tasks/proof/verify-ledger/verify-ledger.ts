import { counted } from '../../../foundation/quantity/format.ts';
import { defineVerb } from '../../task.ts';
import { contract } from './contract.ts';

/** Recomputes every hash, link and balance of the ledger, or the hashes and links after a head that is trusted; reports, never mends. */
export const verifyLedger = defineVerb(contract, async ({ noted }, { store, onProgress }) => {
  const { size } = await store.head();
  const from = noted?.later ? Math.min(noted.size, size) : 0;
  onProgress?.(`reading ${counted(size - from, 'record')}`);
  return {
    format: 'remelt-ledger-verify/1' as const,
    ...(await store.verify(noted, onProgress)),
  };
});

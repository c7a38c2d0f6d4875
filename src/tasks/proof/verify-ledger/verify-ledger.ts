import { counted } from '../../../foundation/quantity/format.ts';
import { defineVerb } from '../../task.ts';
import { contract } from './contract.ts';

/** Recomputes every hash, link and balance of the ledger; reports, never mends. */
export const verifyLedger = defineVerb(contract, async ({ noted }, { store, onProgress }) => {
  const { size } = await store.head();
  onProgress?.(`reading ${counted(size, 'record')}`);
  return {
    format: 'remelt-ledger-verify/1' as const,
    ...(await store.verify(noted, onProgress)),
  };
});

import { FURNACE_KINDS } from '../../../metal/plant/furnace.ts';
import { defineVerb } from '../../task.ts';
import { contract } from './contract.ts';

/** How far predicted contents were from measured ones, by operation and element; and the operations that nothing is known of. */
export const expectedErrors = defineVerb(contract, async (_order, { compute }) => {
  const rows = compute.facts().expectedErrors;
  const compared = new Set(rows.map(({ operation }) => operation));
  return {
    format: 'remelt-expected-errors/1' as const,
    rows,
    notCompared: FURNACE_KINDS.filter((kind) => !compared.has(kind)),
  };
});

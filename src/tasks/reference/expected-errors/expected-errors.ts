import { bandCoverageOf } from '../../../calculations/route/band-coverage.ts';
import { FURNACE_KINDS } from '../../../metal/plant/furnace.ts';
import { defineVerb } from '../../task.ts';
import { contract } from './contract.ts';

/** How far predicted contents were from measured ones, by operation and element; and the operations that nothing is known of. */
export const expectedErrors = defineVerb(contract, async (_order, { compute }) => {
  const { expectedErrors: rows, coverage: known } = compute.facts();
  const coverage = bandCoverageOf(known, { operations: FURNACE_KINDS, bands: 'published' });
  const compared = new Set(rows.map(({ operation }) => operation));
  return {
    format: 'remelt-expected-errors/1' as const,
    rows,
    notCompared: FURNACE_KINDS.filter((kind) => !compared.has(kind)),
    ...(coverage === undefined ? {} : { coverage }),
  };
});

import { expectedErrorsSchema } from '../../documents/expected-errors.ts';
import { expectedErrorsOrder } from '../../documents/orders/reference.ts';
import { FURNACE_KINDS } from '../../metal/plant/furnace.ts';
import { defineTask } from '../task.ts';

/** How far predicted contents were from measured ones, by operation and element; and the operations that nothing is known of. */
export const expectedErrors = defineTask({
  name: 'expected-errors',
  title: 'Show how far predictions were from published heats, by operation and element',
  order: expectedErrorsOrder,
  answer: expectedErrorsSchema,
  act: null,
  reads: true,
  forVisitors: true,
  run: async (_order, { compute }) => {
    const rows = compute.facts().expectedErrors;
    const compared = new Set(rows.map(({ operation }) => operation));
    return {
      format: 'remelt-expected-errors/1' as const,
      rows,
      notCompared: FURNACE_KINDS.filter((kind) => !compared.has(kind)),
    };
  },
});

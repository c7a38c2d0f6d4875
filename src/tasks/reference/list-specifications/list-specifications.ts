import { partOf } from '../../../desk/part-of-list.ts';
import { retestRules } from '../../../desk/reference/retest-rules.ts';
import { supersededBy } from '../../../desk/reference/superseded.ts';
import type { StatedSpecification } from '../../../documents/reference.ts';
import type { SpecificationState } from '../../../evidence/ledger/subjects/specification.ts';
import { defineVerb } from '../../task.ts';
import { contract } from './contract.ts';

/** Every controlled specification of the ledger; the last one entered or compared at the end. */
export const listSpecifications = defineVerb(contract, async (order, context) => {
  const all = await context.store.subjects('specification');
  const superseded = supersededBy(all.map(({ state }) => state as SpecificationState));
  const { rows, ...part } = partOf(all, order);
  return {
    format: 'remelt-specifications/1' as const,
    ...part,
    retests: retestRules(context),
    specifications: rows.map(({ state }) => {
      const { id, customer, status, enteredBy, checkedBy, specification } = state as SpecificationState;
      const { number, revision } = numberOf(JSON.parse(specification) as StatedSpecification, id);
      const later = superseded.get(id);
      return {
        ...{ name: id, number, revision, customer, status, enteredBy, checkedBy },
        ...(later === undefined ? {} : { supersededBy: later }),
      };
    }),
  };
});

/** Number and revision; a ledger written by other means may have a name alone. */
const numberOf = ({ controlled }: StatedSpecification, name: string) => ({
  number: controlled?.number ?? name,
  revision: controlled?.revision ?? '',
});

import { retestHolds } from '../../calculations/release/retests.ts';
import type { OfferedRetestRule } from '../../documents/reference.ts';
import type { TaskContext } from '../context.ts';

/** Retest rules of the plant; those that decide first, then those that hold a verdict until they are compared. */
export function retestRules({ compute }: Pick<TaskContext, 'compute'>): OfferedRetestRule[] {
  const rules = [...compute.facts().releaseProcedures.retests.values()].map((rule) => {
    const holds = retestHolds(rule);
    return { id: rule.id, title: rule.title, ...(holds === null ? {} : { holds }) };
  });
  return [...rules.filter(({ holds }) => !holds), ...rules.filter(({ holds }) => holds)];
}

import { AskedGroup } from '../../../desk/group/ask-plants.ts';
import type { GroupStock } from '../../../documents/exchange/group.ts';
import { leftOf, type Yard, yardSchema } from '../../../documents/yard/yard.ts';
import { sumOf } from '../../../foundation/numerics/sum.ts';
import { defineVerb } from '../../task.ts';
import { contract } from './contract.ts';

/** Lots that a plant is asked for at a time. */
const AT_A_TIME = 1000;

/** What lies in each yard; a plant that did not answer is named, and is in no sum. */
export const groupStock = defineVerb(contract, async ({ group }, context) => {
  const asked = new AskedGroup(group, context);
  const rows: GroupStock['rows'][number][] = [];
  await Promise.all(
    asked.plants.map(async (plant) => {
      const lots: Yard['lots'][number][] = [];
      for (let after: number | undefined, more = true; more; ) {
        const order = { limit: AT_A_TIME, ...(after === undefined ? {} : { after }) };
        const [part] = await asked.ask({ verb: 'yard/list-lots', order, of: [plant] }, yardSchema);
        // a part of a yard counts in no sum
        if (!part || 'error' in part) return;
        lots.push(...part.answer.lots);
        after = part.answer.next;
        more = after !== undefined;
      }
      for (const [, same] of Map.groupBy(lots, ({ grade, status }) => JSON.stringify([grade, status])))
        rows.push({
          ...{ plant: plant.id, grade: same[0]!.grade, status: same[0]!.status, lots: same.length },
          ...{ left_g: sumOf(same, leftOf), free_g: sumOf(same, ({ free_g }) => free_g) },
        });
    }),
  );
  rows.sort((a, b) => (a.grade === b.grade ? (a.plant < b.plant ? -1 : 1) : a.grade < b.grade ? -1 : 1));
  const said = asked.said();
  const answered = said.plants.filter((one) => one.answered).length;
  return {
    format: 'remelt-group-stock/1' as const,
    ...said,
    rows,
    totals: {
      ...{ plants: answered, of: said.plants.length, lots: sumOf(rows, ({ lots }) => lots) },
      ...{ left_g: sumOf(rows, ({ left_g }) => left_g), free_g: sumOf(rows, ({ free_g }) => free_g) },
    },
  };
});

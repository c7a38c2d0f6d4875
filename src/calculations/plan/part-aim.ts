import type { PlanInput } from '../../documents/heats/plan.ts';
import { InputError } from '../../foundation/errors.ts';
import type { Assumption } from '../../foundation/quantity/sourced.ts';
import { type ElementSymbol, entriesOf } from '../../metal/alloy/element.ts';
import { type DistributionTables, rowFor, tableOf } from '../../models/refining/distribution-table/data.ts';
import type { OperationName } from '../../models/refining/operation.ts';

type Part = NonNullable<PlanInput['heats'][number]['target']['part']>;

/**
 * Aims of a master heat [wt%] for aims that are set on the part: what the mould and the remelting of the stick take is
 * added (docs/theory/charge-rare-earth.md, equation 5). A loss that the document does not state is what the table of the
 * operation does not keep. Throws InputError for an aim on both the part and the heat, and without loss and table.
 */
export function masterAims(
  of: { readonly id: string; readonly part: Part; readonly path: string },
  from: { readonly assumed: Assumption[]; readonly tables: DistributionTables | undefined },
): Partial<Record<ElementSymbol, number>> {
  const { id, part, path } = of;
  const aims: Partial<Record<ElementSymbol, number>> = {};
  for (const [element, wtpct] of entriesOf(part.aim_wtpct)) {
    const lossOf = (given: number | undefined, operation: OperationName, after: number): number => {
      if (given !== undefined) return given;
      if (!from.tables)
        throw new InputError(
          `${id}: the loss of ${element} between master heat and part is not stated, and no table gives it`,
          {
            path: `${path}.part`,
            allowed: 'losses in wt%, from 0',
            cure: 'state remeltLoss_wtpct and mouldLoss_wtpct',
          },
        );
      const row = rowFor(tableOf(from.tables, operation), element);
      return row ? after / row.retained - after : 0;
    };
    const mould = lossOf(part.mouldLoss_wtpct?.[element], 'casting', wtpct);
    const remelt = lossOf(part.remeltLoss_wtpct?.[element], 'vacuum-induction', wtpct + mould);
    const aim = Number((wtpct + mould + remelt).toPrecision(12));
    const shown = (value: number): string => String(Number(value.toPrecision(3)));
    const isStated =
      part.mouldLoss_wtpct?.[element] !== undefined && part.remeltLoss_wtpct?.[element] !== undefined;
    from.assumed.push({
      what: `${id}: aim of ${element} in the master heat: ${shown(wtpct)} on the part + ${shown(remelt)} lost in remelting + ${shown(mould)} in the mould`,
      value: aim,
      unit: 'wt%',
      source: isStated
        ? 'losses of the document'
        : 'losses from data/refining/distribution-tables.json (casting, vacuum-induction) where part states none',
    });
    aims[element] = aim;
  }
  return aims;
}

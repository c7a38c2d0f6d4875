import { heatFootprintSchema } from '../../documents/heat-footprint.ts';
import { reportFootprintOrder } from '../../documents/orders/heats.ts';
import { ConflictError } from '../../foundation/errors.ts';
import { defineTask } from '../task.ts';
import { footprintOfLedger } from './heat-footprint.ts';
import { knownHeat } from './known-heat.ts';

/**
 * Greenhouse-gas footprint of a heat as the ledger books it now: virgin metal by its analyses, electricity of each operation by the
 * furnace models, recycled content in the figures of ISO 14021. Throws ConflictError for a heat without metal.
 */
export const reportFootprint = defineTask({
  name: 'report-footprint',
  title: 'Show the footprint of a heat, and what of it is measured, modelled and assumed',
  order: reportFootprintOrder,
  answer: heatFootprintSchema,
  act: null,
  reads: true,
  forVisitors: true,
  run: async ({ heat: id }, context) => {
    const heat = await knownHeat(id, context);
    const footprint = await footprintOfLedger(heat, context);
    if (footprint) return footprint;
    throw new ConflictError(`heat ${id} is ${heat.status} and has no metal`, {
      path: `heat:${id}`,
      allowed: 'a heat with reserved or charged lots',
      cure: 'plan or charge the heat first',
    });
  },
});

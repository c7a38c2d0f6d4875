import { statedScale } from '../../../desk/furnace/stated-scale.ts';
import { defineVerb } from '../../task.ts';
import { contract } from './contract.ts';

/** The scales of the plant as its file states them, and which of them can be read from here. */
export const listScales = defineVerb(contract, async (_order, { compute, clock, scales }) => ({
  format: 'remelt-scales/1' as const,
  scales: compute.facts().plant.scales.map((scale) => ({
    ...statedScale(scale, clock()),
    protocol: scales?.connected.get(scale.id) ?? null,
  })),
}));

import type { TaskContext } from '../../desk/context.ts';
import { clearedLot } from './cast-heat.ts';
import { memoryContext } from './memory-context.ts';

/** A ledger with one heat of 500 kg of IN718 turnings that was planned for a furnace, charged and melted. */
export async function melted(heat: string, furnace: string): Promise<TaskContext> {
  const context = memoryContext();
  await clearedLot('L-1', context);
  const draws = [{ from: 'lot:L-1' as const, mass_g: 500_000 }];
  const target = { grade: 'IN718', mass_g: 490_000 };
  const { execute } = context.store;
  await execute({ type: 'planHeat', heat, target, reservations: draws, furnace, by: 'p-plan' });
  await execute({ type: 'chargeHeat', heat, draws, by: 'p-melt' });
  await execute({
    ...{ type: 'meltHeat', heat, process: 'vacuum-induction', output_g: 495_000, by: 'p-melt' },
    losses: [{ to: 'dust', mass_g: 5_000 }],
  });
  return context;
}

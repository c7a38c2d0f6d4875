import type { TaskContext } from '../../desk/context.ts';
import { inOwnPlant } from '../../desk/reference/own-plant.ts';
import { plantToday } from '../../tasks/heats/plant-today/plant-today.ts';

/**
 * Reads the yard and the open heats before anybody asks for them, so that nobody waits for what thousands of lots are worth and heats
 * wait for: with the registers of the plant, as every question reckons.
 */
export async function readAhead(context: TaskContext): Promise<void> {
  await plantToday.run({}, await inOwnPlant(context));
}

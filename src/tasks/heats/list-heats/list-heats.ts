import type { TaskContext } from '../../../desk/context.ts';
import { type HeatRow, openHeats, rowOf } from '../../../desk/heat/open-heats.ts';
import { freeNumberFrom } from '../../../desk/planning/free-number.ts';
import type { Heats } from '../../../documents/heats/heats.ts';
import { defineVerb } from '../../task.ts';
import { contract } from './contract.ts';

/** Every heat of the ledger, or the work in progress: the one that changed last at the end. */
export const listHeats = defineVerb(contract, async ({ limit, after, open, number, find }, context) => {
  if (number !== undefined) return heatOfNumber(number, context);
  const found = open
    ? await openHeats(await context.store.heats(after === undefined ? {} : { after }), context)
    : await allHeats({ limit: find === undefined ? limit : undefined, after }, context);
  const wanted = find === undefined ? found : found.filter(({ row }) => hasText(row.heat, find));
  const more = limit !== undefined && wanted.length > limit;
  const shown = wanted.slice(0, limit);
  return {
    format: 'remelt-heats/1' as const,
    heats: shown.map(({ row }) => row),
    ...(more ? { next: shown.at(-1)!.lastSeq } : {}),
  };
});

const hasText = (number: string, find: string): boolean =>
  number.toLowerCase().includes(find.trim().toLowerCase());

/** The heat of a number, if there is one, and the first number from there on that is free. */
async function heatOfNumber(number: string, { store }: TaskContext): Promise<Heats> {
  const heats = await store.heats({ ids: [number] });
  const freeNumber = heats.length === 0 ? number : await freeNumberFrom(number, store);
  return {
    format: 'remelt-heats/1',
    heats: heats.map((heat) => rowOf(heat).row),
    ...(freeNumber === undefined ? {} : { freeNumber }),
  };
}

/** One heat more than asked for, where there are more. */
async function allHeats(
  { limit, after }: { readonly limit: number | undefined; readonly after: number | undefined },
  { store }: TaskContext,
): Promise<HeatRow[]> {
  const heats = await store.heats({
    ...(after === undefined ? {} : { after }),
    ...(limit === undefined ? {} : { limit: limit + 1 }),
  });
  return heats.map(rowOf);
}

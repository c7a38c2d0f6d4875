import type { TaskContext } from '../../../desk/context.ts';
import { customersOf, listedHeats } from '../../../desk/heat/listed-heats.ts';
import { openHeats, rowOf } from '../../../desk/heat/open-heats.ts';
import { freeNumberFrom } from '../../../desk/planning/free-number.ts';
import type { Heats } from '../../../documents/heats/heats.ts';
import type { HeatView } from '../../../evidence/ledger/store.ts';
import { defineVerb } from '../../task.ts';
import { contract, type HeatsOrder } from './contract.ts';

/** Every heat of the ledger, or the work in progress: the one that changed last at the end, or first where that is asked for. */
export const listHeats = defineVerb(contract, async (order, context) => {
  const { limit, after, open, number, find, latest } = order;
  if (number !== undefined) return heatOfNumber(number, context);
  const all = await heatsOf(order, context);
  const wanted = find === undefined ? all : await matching(all, find, context);
  const opened = open ? await openHeats(wanted, context) : null;
  const found = opened ?? wanted.map(rowOf);
  const shown = found.slice(0, limit);
  const more = found.length > shown.length;
  const heats = new Map(wanted.map((heat) => [heat.id, heat]));
  const moreOf = await listedHeats(
    shown.map(({ row }) => heats.get(row.heat)!),
    context,
  );
  return {
    format: 'remelt-heats/1' as const,
    heats: shown.map(({ row }) => ({ ...row, ...moreOf(heats.get(row.heat)!) })),
    ...(more ? { next: shown.at(-1)!.lastSeq } : {}),
    ...(latest && after === undefined ? { statuses: await statusesOf(context) } : {}),
  };
});

/** Heats of a status in their order, behind a place of it; one more than asked for where no more of them is looked at. */
async function heatsOf(
  { limit, after, open, find, latest, status }: HeatsOrder,
  { store }: TaskContext,
): Promise<readonly HeatView[]> {
  const filter = status === undefined ? {} : { status };
  if (latest) {
    const all = await store.heats(filter);
    return all.filter(({ lastSeq }) => after === undefined || lastSeq < after).toReversed();
  }
  return store.heats({
    ...filter,
    ...(after === undefined ? {} : { after }),
    ...(limit === undefined || open || find !== undefined ? {} : { limit: limit + 1 }),
  });
}

/** Heats with a text in their number, their grade or the name of their customer. */
async function matching(
  heats: readonly HeatView[],
  find: string,
  context: TaskContext,
): Promise<readonly HeatView[]> {
  const customerOf = await customersOf(context);
  const text = find.trim().toLowerCase();
  return heats.filter((heat) =>
    [heat.id, heat.target.grade ?? '', customerOf(heat) ?? ''].some((one) =>
      one.toLowerCase().includes(text),
    ),
  );
}

/** How many heats there are of each status. */
async function statusesOf({ store }: TaskContext): Promise<Readonly<Record<string, number>>> {
  const counts = new Map<string, number>();
  for (const { status } of await store.heats()) counts.set(status, (counts.get(status) ?? 0) + 1);
  return Object.fromEntries(counts);
}

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

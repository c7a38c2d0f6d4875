import { type Heats, heatsSchema } from '../../documents/heats.ts';
import { listHeatsOrder } from '../../documents/orders/heats.ts';
import type { HeatView, ObjectView } from '../../evidence/ledger/store.ts';
import type { TaskContext } from '../context.ts';
import { inTurns } from '../in-turns.ts';
import { defineTask } from '../task.ts';
import { freeNumberFrom } from './free-number.ts';
import { sinceWhen } from './since-when.ts';
import { waitingFor } from './waiting.ts';

/** Every heat of the ledger, or the work in progress: the one that changed last at the end. */
export const listHeats = defineTask({
  name: 'list-heats',
  title: 'List the heats, or those that something is still to be done with, the latest change at the end',
  order: listHeatsOrder,
  answer: heatsSchema,
  act: null,
  reads: true,
  forVisitors: true,
  run: async ({ limit, after, open, number }, context) => {
    if (number !== undefined) return heatOfNumber(number, context);
    const found = open
      ? await openHeats(await context.store.heats(after === undefined ? {} : { after }), context)
      : await allHeats({ limit, after }, context);
    const more = limit !== undefined && found.length > limit;
    const shown = found.slice(0, limit);
    return {
      format: 'remelt-heats/1' as const,
      heats: shown.map(({ row }) => row),
      ...(more ? { next: shown.at(-1)!.lastSeq } : {}),
    };
  },
});

interface Row {
  readonly row: Heats['heats'][number];
  readonly lastSeq: number;
}

const rowOf = ({ id, status, target, input_g, lastSeq }: HeatView): Row => ({
  row: { heat: id, status, grade: target.grade, charged_kg: input_g / 1000 },
  lastSeq,
});

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
): Promise<Row[]> {
  const heats = await store.heats({
    ...(after === undefined ? {} : { after }),
    ...(limit === undefined ? {} : { limit: limit + 1 }),
  });
  return heats.map(rowOf);
}

/** A heat that waits for a step. */
export interface OpenHeat extends Row {
  readonly row: Row['row'] & { readonly waits: NonNullable<Row['row']['waits']> };
  /** What it waits for, without the names of its pieces. */
  readonly step: string;
}

/** All pieces of a heat of which some are free: what was cut up, or has left, may speak of these. */
const piecesOf = async (
  { id, outputs }: HeatView,
  free: readonly ObjectView[],
  { store }: TaskContext,
): Promise<readonly ObjectView[]> =>
  free.length === 0 ||
  outputs.every(({ to }) => !to.startsWith('object:') || free.some((one) => one.subject === to))
    ? free
    : store.objects({ heat: id });

/** Those of some heats that wait for a step, with that step, whose it is, and since when. */
export async function openHeats(heats: readonly HeatView[], context: TaskContext): Promise<OpenHeat[]> {
  const objects = await context.store.objects({ free: true });
  const byHeat = Map.groupBy(objects, ({ heat }) => heat);
  const asked = await inTurns(heats, async (heat) => {
    const waits = waitingFor(heat, await piecesOf(heat, byHeat.get(heat.id) ?? [], context));
    return waits ? [{ heat, waits }] : [];
  });
  const waiting = (await Promise.all(asked)).flat();
  const whenOf = await sinceWhen(
    waiting.map(({ heat }) => heat),
    context,
  );
  return waiting.map(({ heat, waits }) => {
    const { row, lastSeq } = rowOf(heat);
    const { step, on, for: what } = waits;
    return { row: { ...row, waits: { for: what, on: [...on], ...whenOf(heat) } }, lastSeq, step };
  });
}

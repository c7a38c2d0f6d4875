import type { Heats } from '../../documents/heats/heats.ts';
import type { HeatView, ObjectView } from '../../evidence/ledger/store.ts';
import type { Deed } from '../../foundation/errors.ts';
import type { TaskContext } from '../context.ts';
import { inTurns } from '../in-turns.ts';
import { note } from '../memory.ts';
import type { PiecesOfHeats } from './pieces-of-heats.ts';
import { sinceWhen } from './since-when.ts';
import { type Waiting, waitingFor } from './waiting.ts';

/** A heat as lists show it, and the place of its latest change. */
export interface HeatRow {
  readonly row: Heats['heats'][number];
  readonly lastSeq: number;
}

/** A heat as lists show it. */
export const rowOf = ({ id, status, target, input_g, lastSeq }: HeatView): HeatRow => ({
  row: { heat: id, status, grade: target.grade, charged_kg: input_g / 1000 },
  lastSeq,
});

/** A heat that waits for a step. */
export interface OpenHeat extends HeatRow {
  readonly row: HeatRow['row'] & { readonly waits: NonNullable<HeatRow['row']['waits']> };
  /** What it waits for, without the names of its pieces. */
  readonly step: string;
  /** The verb that does it. */
  readonly by?: Deed;
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

const WAITS = note<{ readonly waits: Waiting | null }>();

/**
 * Those of some heats that wait for a step, with that step, whose it is, and since when. Whoever has read `all` pieces by
 * their heats already passes them.
 */
export async function openHeats(
  heats: readonly HeatView[],
  context: TaskContext,
  all?: PiecesOfHeats,
): Promise<OpenHeat[]> {
  const free = all ?? Map.groupBy(await context.store.objects({ free: true }), ({ heat }) => heat);
  const asked = await inTurns(heats, async (heat) => {
    const known = free.get(heat.id) ?? [];
    const pieces = all ? known : await piecesOf(heat, known, context);
    const { waits } = context.memory.of(WAITS, [heat, ...pieces], () => ({
      waits: waitingFor(heat, pieces),
    }));
    return waits ? [{ heat, waits }] : [];
  });
  const waiting = (await Promise.all(asked)).flat();
  const whenOf = await sinceWhen(
    waiting.map(({ heat }) => heat),
    context,
  );
  return waiting.map(({ heat, waits }) => {
    const { row, lastSeq } = rowOf(heat);
    const { step, on, for: what, by } = waits;
    return {
      row: { ...row, waits: { for: what, on: [...on], ...whenOf(heat) } },
      lastSeq,
      step,
      ...(by && { by }),
    };
  });
}

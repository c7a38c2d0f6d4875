import type { FurnaceRow } from '../../documents/heats/furnaces.ts';
import type { HeatState, LeakState } from '../../evidence/ledger/state.ts';
import type { Furnace } from '../../metal/plant/furnace.ts';
import { liningLife, liningOf } from '../../metal/plant/lining.ts';
import type { TaskContext } from '../context.ts';

/** Every furnace of the plant with its heats, its lining and its latest leak, in the order of the plant. */
export async function furnaceRows({ store, compute }: TaskContext): Promise<FurnaceRow[]> {
  const heats = (await store.heats()).filter(({ status }) => status !== 'cancelled');
  const { plant } = compute.facts();
  return plant.furnaces.map((furnace) => rowOf(furnace, { heats, linings: plant.linings }));
}

function rowOf(
  { id, kind, minimum_kg, capacity_kg }: Furnace,
  {
    heats,
    linings,
  }: { readonly heats: readonly HeatState[]; readonly linings: Parameters<typeof liningOf>[0] },
): FurnaceRow {
  const melted = heats
    .flatMap((heat) => {
      const [first] = heat.charges;
      return first && (heat.log?.furnace ?? heat.furnace) === id
        ? [{ id: heat.id, at: first.happenedAt }]
        : [];
    })
    .sort((a, b) => Date.parse(a.at) - Date.parse(b.at));
  const last = melted.at(-1);
  const lining = liningOf(linings, id);
  return {
    furnace: id,
    ...{ kind, minimum_kg, capacity_kg, heats: melted.length },
    lastHeat: last?.id ?? null,
    lastAt: last?.at ?? null,
    lining: lining ? liningLife(lining, melted) : null,
    leak: latestLeak(id, heats),
  };
}

/** The rate that was booked last of a furnace, before whatever heat. */
function latestLeak(furnace: string, heats: readonly HeatState[]): FurnaceRow['leak'] {
  const all = heats.flatMap(({ id, leaks = [] }) =>
    leaks.filter((leak) => leak.furnace === furnace).map((leak): [string, LeakState] => [id, leak]),
  );
  const latest = all.reduce<(typeof all)[number] | undefined>(
    (last, one) => (last === undefined || one[1].seq > last[1].seq ? one : last),
    undefined,
  );
  if (!latest) return null;
  const [heat, { leak_Pa_m3_per_s, limit_Pa_m3_per_s, happenedAt }] = latest;
  return { heat, leak_Pa_m3_per_s, limit_Pa_m3_per_s, at: happenedAt };
}

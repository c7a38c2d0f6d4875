import { computeFor } from '../../calculations/compute.ts';
import { type OwnEntry, type OwnPlant, type OwnRow, standsIn } from '../../calculations/plant/own-plant.ts';
import { changesFacts, REGISTERS } from '../../documents/registers.ts';
import type { RegisterState } from '../../evidence/ledger/subjects/register.ts';
import { hashOf } from '../../foundation/quantity/canonical.ts';
import type { TaskContext } from '../context.ts';

/** Everything that the registers of the ledger hold, ended entries too; the oldest first. */
export async function ownEntries({ store }: Pick<TaskContext, 'store'>): Promise<OwnEntry[]> {
  return (await store.subjects('register')).flatMap(({ state }) => entryOf(state as RegisterState));
}

/** An entry that is a fact of the plant; nothing of registers that change no formula. */
function entryOf({ id, status, entry }: RegisterState): readonly OwnEntry[] {
  const at = id.indexOf('/');
  const register = REGISTERS.find((one) => one === id.slice(0, at));
  if (register === undefined) return [];
  const own = {
    register,
    id: id.slice(at + 1),
    entry: status === 'ended' ? null : (JSON.parse(entry) as OwnRow),
  };
  return [own];
}

/** What the plant of the ledger keeps of itself; null where that changes none of the facts. */
export async function ownPlantOf({
  store,
  compute,
}: Pick<TaskContext, 'store' | 'compute'>): Promise<OwnPlant | null> {
  const [{ plant, demonstration }, all] = [await store.roster(), await ownEntries({ store })];
  const entries = all.filter(({ register }) => changesFacts(register));
  const founded = plant === null || demonstration ? null : { id: plant.id, name: plant.name };
  if (entries.length === 0 && founded === null) return null;
  const facts = compute.facts(null);
  if (entries.length === 0 && !standsIn(facts.plant, { founded })) return null;
  const key = hashOf([founded, entries]);
  const version = entries.length === 0 ? null : hashOf([facts.version, entries]);
  return { key, version, founded, entries };
}

/** Calculations that reckon with the registers of their ledger already. */
const made = new WeakSet<TaskContext['compute']>();

/**
 * The same context, reckoning with what the plant of the ledger keeps of itself: furnaces, scales, laboratories, charge materials and its
 * site stand over the facts of the data folder. Every task is run in it, so that a formula reads one place.
 */
export async function inOwnPlant(context: TaskContext): Promise<TaskContext> {
  if (made.has(context.compute)) return context;
  const own = await ownPlantOf(context);
  if (own === null) return context;
  const compute = computeFor(own, context.compute);
  made.add(compute);
  return { ...context, compute };
}

import type { Facts } from '../../calculations/facts.ts';
import { type OwnEntry, type OwnRow, refuseUnusable } from '../../calculations/plant/own-plant.ts';
import {
  changesFacts,
  REGISTERS,
  type Register,
  type RegisterEntry,
  type Registers,
} from '../../documents/registers.ts';
import type { StoredRecord } from '../../evidence/ledger/store.ts';
import { ConflictError } from '../../foundation/errors.ts';
import { canonicalText, hashOfText } from '../../foundation/quantity/canonical.ts';
import { isDemonstration } from '../../metal/plant/site.ts';
import { signatureOf } from '../actor.ts';
import { signalOf, type TaskContext } from '../context.ts';
import { ownEntries, ownPlantOf } from './own-plant.ts';
import { ordersOf } from './register-orders.ts';

/** What somebody enters of a plant. */
interface Entered {
  readonly register: Register;
  readonly id: string;
  readonly entry: OwnRow;
  readonly reason?: string | undefined;
  /** True: it may replace what is entered under this name; false: it may not, unless a reason is given. Default true. */
  readonly change?: boolean;
}

/** Enters a furnace, scale, laboratory, material or the site, and answers it as it stands then. Throws InputError for what no plant can have. */
export async function entered(
  { register, id, entry, reason, change = true }: Entered,
  context: TaskContext,
): Promise<Registers> {
  refuseUnusable(context.compute.facts(null), { register, id, entry });
  const text = canonicalText(entry);
  if (!change && reason === undefined) {
    const before = (await ownEntries(context)).find((one) => one.register === register && one.id === id);
    // the same again is the same answer
    if (before?.entry && canonicalText(before.entry) === text) return registersOf(context, { register, id });
    if (before?.entry) throw isThere(register, id);
  }
  await context.store.execute(
    {
      type: 'enterRegister',
      name: `${register}/${id}`,
      entry: text,
      documentSha256: hashOfText(text),
      ...(reason === undefined ? {} : { reason }),
      ...signatureOf(context.actor),
    },
    signalOf(context),
  );
  return registersOf(context, { register, id });
}

const isThere = (register: Register, id: string): ConflictError =>
  new ConflictError(`the ${register} ${id} is entered already, as another one: nothing was replaced`, {
    path: register,
    value: id,
    allowed: 'a name that is not used yet',
    cure: 'give it another name; to change what is entered, say that it is a change, or why it changes',
  });

/** What the plant consists of, its own entries first; one register or one entry of it where that is asked. */
export async function registersOf(
  context: TaskContext,
  asked: { readonly register?: Register | undefined; readonly id?: string | undefined } = {},
): Promise<Registers> {
  const [own, plant] = [await ownEntries(context), await ownPlantOf(context)];
  const facts = context.compute.facts(plant);
  const others = isDemonstration(context.compute.facts(null).plant) ? 'ours' : 'file';
  const wanted = REGISTERS.filter((one) => asked.register === undefined || one === asked.register);
  const entries = wanted.flatMap((register) => rowsIn(register, { own, facts, others }));
  const shown = entries.filter(({ id }) => asked.id === undefined || id === asked.id);
  return {
    format: 'remelt-registers/1',
    entries: await Promise.all(
      shown.map(async (one) =>
        one.state === 'own' || one.state === 'ended'
          ? { ...one, changes: await changesOf(one, context) }
          : { ...one, changes: [] },
      ),
    ),
  };
}

type Row = Omit<RegisterEntry, 'changes'>;

interface Known {
  readonly own: readonly OwnEntry[];
  readonly facts: Facts;
  /** What is said of entries that nobody entered here. */
  readonly others: 'ours' | 'file';
}

function rowsIn(register: Register, { own, facts, others }: Known): Row[] {
  const mine = new Map(own.flatMap((one) => (one.register === register ? [[one.id, one]] : [])));
  // there is one site, under whatever id it was entered
  const entryOf = (id: string) => (register === 'site' ? [...mine.values()].at(-1) : mine.get(id));
  const known = changesFacts(register) ? ordersOf(register, facts) : ordersAsEntered(register, mine);
  const standing = known.map(({ id, order }): Row => {
    const entry = entryOf(id)?.entry;
    return entry
      ? { register, id, state: 'own', order, assumed: (entry.ours ?? []) as string[] }
      : {
          ...{ register, id, order },
          state: register === 'material' ? 'ours' : others,
          assumed: Object.keys(order),
        };
  });
  const ended = [...mine].flatMap(([id, { entry }]): Row[] =>
    entry === null ? [{ register, id, state: 'ended', order: {}, assumed: [] }] : [],
  );
  const rank = ({ state }: Row) => (state === 'own' ? 0 : state === 'ended' ? 2 : 1);
  return [...standing, ...ended].sort((a, b) => rank(a) - rank(b));
}

/** What no calculation knows, as it was entered. */
const ordersAsEntered = (register: Register, mine: ReadonlyMap<string, OwnEntry>) =>
  [...mine].flatMap(([id, { entry }]) =>
    entry === null ? [] : [{ id, order: { [register]: id, ...entry } }],
  );

async function changesOf(
  { register, id }: Pick<Row, 'register' | 'id'>,
  { store }: Pick<TaskContext, 'store'>,
): Promise<RegisterEntry['changes']> {
  const records = await store.history(`register:${register}/${id}`);
  return records.map(changeOf);
}

function changeOf({ seq, record, body }: StoredRecord, at: number): RegisterEntry['changes'][number] {
  const { by = null, reason = null } = body as { readonly by?: string; readonly reason?: string };
  const what = record.kind === 'register.ended' ? 'ended' : at === 0 ? 'entered' : 'changed';
  return { seq, at: record.at, by, what, reason };
}

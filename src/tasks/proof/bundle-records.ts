import type { BundleOrder } from '../../documents/orders/proof.ts';
import type { ProgrammeState } from '../../evidence/ledger/programme.ts';
import type { HeatState } from '../../evidence/ledger/state.ts';
import type { ObjectView, StoredRecord } from '../../evidence/ledger/store.ts';
import { idOf, type Subject } from '../../metal/alloy/words.ts';
import type { TaskContext } from '../context.ts';
import { customerIn, type Disclosing, disclosuresFor } from './disclosed-fields.ts';

/** Everything recorded of the metal and its heat, what came in with its lots, and whose ledger it is; in the order of the log. */
export async function recordsFor(
  { subject }: Pick<BundleOrder, 'subject'>,
  words: Disclosing,
  { store }: TaskContext,
): Promise<readonly StoredRecord[]> {
  const target = subject.startsWith('heat:')
    ? await store.heat(idOf(subject))
    : await store.object(idOf(subject));
  const heat = await heatOf(target, { store });
  const told = await store.history(
    ...new Set([
      target.subject,
      heat.subject,
      ...heat.inputs.map(({ from }) => from),
      ...(words.has('qualification') ? await programmesOf(heat.id, { store }) : []),
    ]),
  );
  const { plant } = await store.roster();
  const founding = plant ? await store.records(plant.seq, 1) : [];
  const isTold = ({ record }: StoredRecord): boolean =>
    words.has('draws') || !record.subject.startsWith('lot:') || OF_LOTS.includes(record.kind);
  return [...founding, ...told.filter(isTold)].sort((a, b) => a.seq - b.seq);
}

/** Qualification programmes that the heat gave evidence to. */
async function programmesOf(
  heat: string,
  { store }: Pick<TaskContext, 'store'>,
): Promise<readonly Subject[]> {
  const listed = await store.subjects('programme');
  return listed
    .map(({ state }) => state as ProgrammeState)
    .filter(({ evidence }) => evidence.some(({ rows }) => rows.some((row) => row.heat === heat)))
    .map(({ subject }) => subject);
}

/** What is told of a lot without its draws. */
const OF_LOTS: readonly string[] = ['lot.received', 'lot.analysed', 'record.corrected', 'salt.erased'];

const heatOf = async (
  target: HeatState | ObjectView,
  { store }: Pick<TaskContext, 'store'>,
): Promise<HeatState> => (target.type === 'heat' ? target : store.heat(target.heat));

/** The disclosures of a record that a customer is given. The certificate of another customer stays closed. */
export function disclosed(one: StoredRecord, customer: string, words: Disclosing): readonly string[] {
  const { record, body } = one;
  if (record.kind !== 'cert.issued' || customerIn(body.certificate) === customer)
    return disclosuresFor(one, words);
  return [];
}

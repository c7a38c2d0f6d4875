import type { TaskContext } from '../../desk/context.ts';
import { metalTyped } from '../../desk/genealogy/history-subject.ts';
import type { StoredRecord } from '../../evidence/ledger/store.ts';
import type { ProgrammeState } from '../../evidence/ledger/subjects/programme.ts';
import { idOf, type Subject } from '../../metal/alloy/words.ts';
import { BETWEEN_PLANTS, customerIn, type Disclosing, disclosuresFor } from './disclosed-fields.ts';

/** The order with the metal that its name means. Throws NotFoundError for none, InputError where several have it. */
export const ofMetal = async <Order extends { readonly subject: string }>(
  order: Order,
  { store }: Pick<TaskContext, 'store'>,
): Promise<Omit<Order, 'subject'> & { readonly subject: Subject }> => ({
  ...order,
  subject: await metalTyped(order.subject, { store, path: 'subject' }),
});

/** Everything recorded of the metal, what it was cut from and its heat, what came in with its lots, and whose ledger it is; in the order of the log. */
export async function recordsFor(
  { subject }: { readonly subject: Subject },
  words: Disclosing,
  { store }: TaskContext,
): Promise<readonly StoredRecord[]> {
  const covering = await coveringMetal(subject, { store });
  const told = await store.history(
    ...new Set([
      ...covering,
      ...(await transfersOf(covering, { store })),
      ...(subject.startsWith('lot:') ? [] : await behindHeat(covering.at(-1)!, words, { store })),
    ]),
  );
  const { plant } = await store.roster();
  const founding = plant ? await store.records(plant.seq, 1) : [];
  const recalls = await Promise.all(recallSeqs(told).map((seq) => store.records(seq, 1)));
  const isTold = ({ record }: StoredRecord): boolean =>
    words.has('draws') ||
    record.subject === subject ||
    !record.subject.startsWith('lot:') ||
    OF_LOTS.includes(record.kind);
  return [...founding, ...recalls.flat(), ...told.filter(isTold)].sort((a, b) => a.seq - b.seq);
}

/** Lots of a heat, and the programmes that it gave evidence to where they are told. */
async function behindHeat(
  subject: Subject,
  words: Disclosing,
  { store }: Pick<TaskContext, 'store'>,
): Promise<readonly Subject[]> {
  const { id, inputs } = await store.heat(idOf(subject));
  return [
    ...inputs.map(({ from }) => from),
    ...(words.has('qualification') ? await programmesOf(id, { store }) : []),
  ];
}

/** Transfers by which some of the metal came here, or that its receiver confirmed, with the lots of receipts that were taken back. */
async function transfersOf(
  metal: readonly Subject[],
  { store }: Pick<TaskContext, 'store'>,
): Promise<readonly Subject[]> {
  const listed = await store.subjects('transfer');
  const own = listed.flatMap(({ state }) =>
    state.type === 'transfer' && metal.includes(state.end.here) ? [state.subject] : [],
  );
  if (own.length === 0) return [];
  const before = (await store.history(...own)).map(({ body }) => body.here as Subject);
  return [...own, ...before];
}

/** Records of the recalls that reached any of the metal, each once. */
const recallSeqs = (told: readonly StoredRecord[]): readonly number[] => [
  ...new Set(told.flatMap(({ body }) => (body.recallSeq === undefined ? [] : [Number(body.recallSeq)]))),
];

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

/** The object, what it was cut from, one out of the other, and its heat; of a heat or lot itself alone. Throws NotFoundError for none. */
export async function coveringMetal(
  subject: Subject,
  { store }: Pick<TaskContext, 'store'>,
): Promise<readonly Subject[]> {
  if (subject.startsWith('heat:')) return [(await store.heat(idOf(subject))).subject];
  if (subject.startsWith('lot:')) return [(await store.lot(idOf(subject))).subject];
  const { from, heat, subject: own } = await store.object(idOf(subject));
  return [own, ...(await coveringMetal(from?.startsWith('object:') ? from : `heat:${heat}`, { store }))];
}

/**
 * The disclosures of a record that a customer is given. The certificate of another customer stays closed. What was shipped to them is open, and
 * a transfer to the plant that it is with.
 */
export function disclosed(one: StoredRecord, customer: string, words: Disclosing): readonly string[] {
  const { record, body } = one;
  const isTheirs = record.kind.endsWith('.shipped') ? body.to === customer : body.origin === customer;
  if (isTheirs && BETWEEN_PLANTS.test(record.kind))
    return disclosuresFor(one, new Set([...words, 'transfer']));
  if (record.kind !== 'cert.issued' || customerIn(body.certificate) === customer)
    return disclosuresFor(one, words);
  return [];
}

import { signatureOf } from '../../../desk/actor.ts';
import { signalOf, type TaskContext } from '../../../desk/context.ts';
import { reachedSha256, recallAnswer } from '../../../desk/genealogy/recall-answer.ts';
import { recallBegins } from '../../../desk/genealogy/recall-begins.ts';
import { onOneHead } from '../../../desk/on-one-head.ts';
import { subjectWords } from '../../../documents/proof/claim-words.ts';
import type { Recall } from '../../../documents/proof/recall.ts';
import type { Single } from '../../../evidence/ledger/commands.ts';
import type { Reach } from '../../../evidence/ledger/genealogy/reach.ts';
import type { Head } from '../../../evidence/ledger/store.ts';
import { toBase64, toHex } from '../../../evidence/proof/bytes.ts';
import { indexProof, indexRoot, type SubjectIndex } from '../../../evidence/proof/subject-index.ts';
import { cureBy, InputError } from '../../../foundation/errors.ts';
import { idOf, type Subject } from '../../../metal/alloy/words.ts';
import { defineVerb } from '../../task.ts';
import { withIndexRoot } from '../index-of-ledger.ts';
import { contract } from './contract.ts';

/** Subjects whose records are all proved in the answer; of more, the hash of their list stands in the record alone. */
const MOST_PROVED = 2_000;

/**
 * The same as `recall-metal`, and in one command: what is still in the yard is put on hold, the recall becomes a record with the
 * hash of all that it reached, or both. All or nothing, on the state of the ledger that the answer was read from.
 */
export const recordRecall = defineVerb(
  contract,
  ({ hold = false, record = false, number, ...order }, context) => {
    if (!hold && !record)
      throw new InputError('neither a hold nor a record is asked for', {
        path: 'hold',
        value: false,
        allowed: 'hold, record or both',
        ...cureBy('to read only, ask for the recall itself', 'proof/recall-metal'),
      });
    const { store } = context;
    return onOneHead(store, async (before) => {
      const rooted = record ? await withIndexRoot(context) : null;
      const head = rooted?.head ?? before;
      const begun = await recallBegins(order, store);
      const { recall, reach } = await recallAnswer(order, begun, context);
      const holds = hold ? holdsFor(recall, reach, order.reason) : [];
      const made = recallIn(context.booked);
      const id =
        number ??
        (made && idOf(made.record.subject as Subject)) ??
        `${recall.at.slice(0, 10)}-${(await store.subjects('recall')).length + 1}`;
      const listSha256 = reachedSha256(reach);
      const commands: Single[] = [
        ...(record
          ? [recordOf(id, { recall, reach, listSha256, head, held: holds.length, begins: begun.subjects })]
          : []),
        ...holds,
      ];
      const signed = commands.map((command) => ({ ...command, ...signatureOf(context.actor) }));
      const receipt =
        signed.length === 0
          ? null
          : await store.execute(
              { type: 'batch', commands: signed },
              { expectedHead: head, ...signalOf(context) },
            );
      const held =
        heldIn(context.booked) ??
        holds.map((one) =>
          one.type === 'holdLot' ? (`lot:${one.lot}` as const) : (`object:${one.object}` as const),
        );
      const answer = marked(recall, new Set<string>(held), held);
      if (rooted === null) return answer;
      return {
        ...answer,
        record: {
          recall: id,
          seq: (made ?? receipt!.records[0]!).seq,
          ...signatureOf(context.actor),
          subjects: reach.rows.length,
          listSha256,
          indexSeq: rooted.head.size - 1,
          indexRoot: toHex(indexRoot(rooted.index)),
          complete: await completeness(reach, rooted.index, context),
        },
      };
    });
  },
  {
    signs: ({ of, reason, hold = false, record = false }, name) =>
      `I, ${name}, recall the metal of ${subjectWords(of)}${hold ? ', put all of it that is in the yard on hold' : ''}${record ? ', and record what it reached' : ''}. Reason: ${reason}.`,
  },
);

/** The record that this very request made of the recall, when it came before. */
const recallIn = (booked: TaskContext['booked']) =>
  booked?.find(({ record }) => record.subject.startsWith('recall:'));

/** What the records of this very request put on hold. */
const heldIn = (booked: TaskContext['booked']) =>
  booked?.flatMap(({ record: { kind, subject } }) => {
    const id = idOf(subject as Subject);
    return kind === 'lot.held'
      ? [`lot:${id}` as const]
      : kind === 'object.held'
        ? [`object:${id}` as const]
        : [];
  });

type Hold = Extract<Single, { type: 'holdLot' | 'holdObject' }>;

/** What is in the yard and nobody holds: reached metal, and returns that may hold some. */
function holdsFor(recall: Recall, { rows }: Reach, reason: string): readonly Hold[] {
  const words = `recall of ${recall.of}: ${reason}`.slice(0, 2000);
  const reached = rows.filter(({ left_g, held, status }) => left_g > 0 && !held && status !== 'void');
  return [
    ...reached.map(
      ({ subject }): Hold =>
        subject.startsWith('lot:')
          ? { type: 'holdLot', lot: idOf(subject), reason: words }
          : { type: 'holdObject', object: idOf(subject), reason: words },
    ),
    ...recall.returns
      .filter(({ left_g, held }) => left_g > 0 && !held)
      .map(
        ({ lot, customer }): Hold => ({
          type: 'holdLot',
          lot,
          reason: `${words} (returned by ${customer}, may hold some)`.slice(0, 2000),
        }),
      ),
  ];
}

/** The answer with what is held now. */
const marked = (recall: Recall, now: ReadonlySet<string>, held: Recall['held']): Recall => ({
  ...recall,
  rows: recall.rows.map((row) => (now.has(row.subject) ? { ...row, held: true as const } : row)),
  returns: recall.returns.map((one) => (now.has(`lot:${one.lot}`) ? { ...one, held: true as const } : one)),
  held,
});

function recordOf(
  id: string,
  {
    recall,
    reach,
    listSha256,
    head,
    held,
    begins,
  }: {
    recall: Recall;
    reach: Reach;
    listSha256: string;
    head: Head;
    held: number;
    begins: readonly Subject[];
  },
): Single {
  return {
    type: 'recordRecall',
    recall: id,
    of: recall.of,
    reason: recall.reason!,
    cutOff: recall.cutOff,
    subjects: reach.rows.length,
    listSha256,
    held,
    shipped_g: recall.totals.shipped_g,
    customers: recall.customers.map(({ customer }) => customer),
    begins,
    reached: reach.rows.map(({ subject, share }) => ({ subject, share })),
    size: head.size,
  };
}

/** All records of every reached subject, as the index has them. */
async function completeness(
  { rows }: Reach,
  index: SubjectIndex,
  { store }: TaskContext,
): Promise<NonNullable<Recall['record']>['complete']> {
  if (rows.length > MOST_PROVED) return [];
  const complete: NonNullable<Recall['record']>['complete'][number][] = [];
  for (const { subject } of rows) {
    const positions = (await store.history(subject)).map(({ seq }) => seq).filter((seq) => seq < index.size);
    complete.push({
      subject: subject as Recall['rows'][number]['subject'],
      positions,
      proof: indexProof(index, subject).map(toBase64),
    });
  }
  return complete;
}

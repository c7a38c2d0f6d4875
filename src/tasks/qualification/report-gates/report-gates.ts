import type { TaskContext } from '../../../desk/context.ts';
import { assembledDocument } from '../../../desk/programme/assembled-document.ts';
import { type KeptProgramme, keptProgramme } from '../../../desk/programme/kept-programme.ts';
import { looksOf } from '../../../desk/programme/looks.ts';
import { testedHeats } from '../../../desk/programme/tested-heats.ts';
import type { KeptGateReport } from '../../../documents/qualification/programme-board.ts';
import type { ProgrammePlan } from '../../../documents/qualification/qualify.ts';
import { stateAfter } from '../../../evidence/ledger/rules/book.ts';
import type { Entry } from '../../../evidence/ledger/rules/entry.ts';
import type { ProgrammeEvaluation, ProgrammeState } from '../../../evidence/ledger/subjects/programme.ts';
import type { State } from '../../../evidence/ledger/subjects/subjects.ts';
import { cureBy, NotFoundError } from '../../../foundation/errors.ts';
import { hashOf } from '../../../foundation/quantity/canonical.ts';
import { defineVerb } from '../../task.ts';
import { contract } from './contract.ts';

/**
 * What the gates said at an evaluation, with its plots: the document is put together again from the records before it, and
 * judged again. `isSame` is false where its hash is not the recorded one, because records of a heat came later. Throws
 * NotFoundError where the programme was never evaluated, or by no record of that number.
 */
export const reportGates = defineVerb(
  contract,
  async ({ programme, record }, context): Promise<KeptGateReport> => {
    const { state } = await keptProgramme(programme, context);
    const [first, ...others] = evaluationOf(state, record);
    const before = await programmeBefore(state, first.seq, context);
    const heats = await testedHeats(before.state, before.plan.programme, context);
    const looks = looksOf(before.state, before.plan);
    const document = assembledDocument(before.state, before.plan, {
      heats: heats.map(({ qualified }) => qualified),
      look: Math.max(1, Math.min(looks.next, looks.planned)),
      today: first.at.slice(0, 10),
    });
    const output = await context.compute.qualify(document);
    return {
      output,
      document,
      plots: await context.compute.qualifyPlots(document),
      evaluation: {
        ...{ records: [first, ...others].map(({ seq }) => seq), at: first.at, by: first.by },
        ...{ revision: first.revision, documentSha256: first.documentSha256 },
        gates: [first, ...others].map(({ gate, verdict }) => ({ gate, verdict })),
      },
      isSame: hashOf(document) === first.documentSha256,
    };
  },
);

type Evaluation = readonly [ProgrammeEvaluation, ...ProgrammeEvaluation[]];

/** What one evaluation recorded, gate by gate: the latest, or that of a record. */
function evaluationOf({ id, evaluations }: ProgrammeState, record: number | undefined): Evaluation {
  const one = record === undefined ? evaluations.at(-1) : evaluations.find(({ seq }) => seq === record);
  const [first, ...others] = evaluations.filter(
    ({ documentSha256 }) => documentSha256 === one?.documentSha256,
  );
  if (first) return [first, ...others];
  if (record === undefined)
    throw new NotFoundError(`programme ${id} was never evaluated: there is no gate report`, {
      path: 'programme',
      value: id,
      allowed: 'a programme that was evaluated at least once',
      ...cureBy('evaluate it', 'qualification/evaluate-programme', { programme: id }),
    });
  throw new NotFoundError(`record ${record} is no evaluation of programme ${id}`, {
    path: 'record',
    value: record,
    allowed: evaluations.map(({ seq }) => seq).join(', ') || 'none: it was never evaluated',
    cure: 'name a record of an evaluation, or none for the latest',
    does: [{ verb: 'qualification/show-programme', order: { programme: id } }],
  });
}

/** A programme as it stood before a record. */
async function programmeBefore(
  { subject }: ProgrammeState,
  seq: number,
  { store }: Pick<TaskContext, 'store'>,
): Promise<KeptProgramme> {
  const records = (await store.history(subject)).filter((one) => one.seq < seq);
  const state = records.reduce<State | undefined>((before, { record, body, ...one }) => {
    const { at, kind } = record;
    return stateAfter(before, { seq: one.seq, at, kind, subject, body } as Entry, () => undefined);
  }, undefined) as ProgrammeState;
  return { state, plan: JSON.parse(state.programme) as ProgrammePlan };
}

import type { ProgrammeDocument } from '../../documents/qualification/programme-board.ts';
import { ForbiddenError } from '../../foundation/errors.ts';
import type { TaskContext } from '../context.ts';
import { assembledDocument, countedRows, rowsByShape } from './assembled-document.ts';
import { keptProgramme } from './kept-programme.ts';
import { looksOf } from './looks.ts';
import { testedHeats } from './tested-heats.ts';

/**
 * The document of a programme with its qualified heats: those with values that count, once gate 1 passed on the plan that holds.
 * Throws ForbiddenError before that: no heat is qualified.
 */
export async function documentOfProgramme(
  programme: string,
  context: TaskContext,
): Promise<ProgrammeDocument> {
  const { state, plan } = await keptProgramme(programme, context);
  const latest = state.evaluations.findLast(({ gate }) => gate === '1');
  if (latest?.verdict !== 'PASS' || latest.revision !== state.revisions.length)
    throw new ForbiddenError(
      `programme ${programme} has no qualified heats: gate 1 ${latest ? `recommended ${latest.verdict} on revision ${latest.revision}` : 'was never evaluated'}`,
      {
        path: 'programme',
        value: latest?.verdict ?? 'never evaluated',
        allowed: `a PASS of gate 1 on revision ${state.revisions.length}`,
        cure: 'evaluate it once its heats and values are there; its board says what is missing',
        does: [{ verb: 'qualification/evaluate-programme', order: { programme } }],
      },
    );
  const { values } = rowsByShape(countedRows(state));
  const tested = new Set(values.filter(({ exploratory }) => !exploratory).map(({ row }) => row.heat));
  const heats = (await testedHeats(state, plan.programme, context)).filter(({ qualified }) =>
    tested.has(qualified.heat),
  );
  const { next, planned } = looksOf(state, plan);
  return {
    document: assembledDocument(state, plan, {
      heats: heats.map(({ qualified }) => qualified),
      look: Math.max(1, Math.min(next, planned)),
      today: context.clock().toISOString().slice(0, 10),
    }),
    heats: heats.map(({ told }) => told),
  };
}

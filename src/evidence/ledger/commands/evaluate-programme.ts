import { ConflictError, cureBy, InputError } from '../../../foundation/errors.ts';
import type { FleetState, GateNumber, Verdict } from '../../../metal/alloy/words.ts';
import { defineCommand, type Told } from '../command.ts';
import { whenHappened } from '../desk.ts';
import { programmeFound } from './programme-found.ts';

export interface EvaluateProgramme extends Told {
  readonly type: 'evaluateProgramme';
  readonly programme: string;
  /** SHA-256 of the canonical document that was judged. */
  readonly documentSha256: string;
  readonly gates: readonly {
    readonly gate: GateNumber;
    readonly verdict: Verdict;
    /** What was recommended, as JSON. */
    readonly answer: string;
    /** True where alpha was spent. */
    readonly look?: boolean;
    readonly recommended?: FleetState | 'suspended';
  }[];
}

/** M6: what the gates recommend is kept with the hash of what it rests on, once for a document. */
export const evaluateProgramme = defineCommand<EvaluateProgramme>({
  type: 'evaluateProgramme',
  names: ({ programme }) => ({ subjects: [`programme:${programme}`] }),
  act: 'evaluate programme',
  decide(desk, { programme, documentSha256, gates, by, happenedAt }) {
    const state = programmeFound(desk, programme);
    const same = state.evaluations.find((one) => one.documentSha256 === documentSha256);
    if (same)
      throw new ConflictError(`programme ${programme} was evaluated on this document: record ${same.seq}`, {
        path: `${desk.path}documentSha256`,
        value: documentSha256,
        allowed: 'a document that was not judged yet',
        ...cureBy('see what was recommended', 'qualification/show-programme', { programme }),
      });
    if (gates.length === 0)
      throw new InputError('no gate was judged', { path: `${desk.path}gates`, allowed: 'at least one' });
    for (const { gate, verdict, answer, look, recommended } of gates)
      desk.write('programme.evaluated', state.subject, {
        happenedAt: whenHappened(desk, happenedAt),
        gate,
        verdict,
        documentSha256,
        look,
        recommended,
        answer,
        by,
      });
  },
});

import { ConflictError, InputError } from '../../../foundation/errors.ts';
import { counted } from '../../../foundation/quantity/format.ts';
import type { Subject } from '../../../metal/alloy/words.ts';
import { elementNamed } from '../../records/results.ts';
import { defineCommand, type Told } from '../command.ts';
import { checkId, type Desk, whenHappened } from '../desk.ts';
import type { AnalysisResult, MetalState } from '../state.ts';
import { countsInRelease, specimenOf } from '../stock.ts';
import { alive } from './found.ts';
import { asPrinted } from './printed-results.ts';

/** A further specimen, measured because an earlier one failed. */
export interface RetestAnalysis {
  readonly analysis: string;
  /** The further specimen; default the id of the analysis. */
  readonly sample?: string;
  readonly method: string;
  readonly laboratory?: string;
  readonly place: string;
  readonly reference?: string;
  readonly results: readonly AnalysisResult[];
}

/** Further specimens of metal that failed, all of them at once. Both results stay; the release decides by the rule. */
export interface RecordRetest extends Told {
  readonly type: 'recordRetest';
  readonly of: Subject;
  /** Sample that failed, or an analysis that names no sample. */
  readonly replaces: string;
  /** Id of the retest rule, and how many specimens it asks for each failed characteristic. */
  readonly rule: string;
  readonly specimens: number;
  /** Elements that failed. */
  readonly characteristics: readonly string[];
  /** Assigned cause: chemistry is not repeated until somebody says why the first result failed. */
  readonly cause: string;
  readonly analyses: readonly RetestAnalysis[];
}

/**
 * E10: a retest answers a recorded FAIL once, names rule and cause, and measures each failed characteristic on as many
 * further specimens as the rule asks for.
 */
export const recordRetest = defineCommand<RecordRetest>({
  type: 'recordRetest',
  names: ({ of }) => ({ subjects: [of] }),
  act: 'book analysis',
  decide(desk, command) {
    const state = alive(desk, command.of);
    const elements = command.characteristics.map((element) =>
      elementNamed(element, `${desk.path}characteristics`),
    );
    refuseWithoutFail(desk, command, state);
    refuseWithoutCause(desk, command);
    refuseOthersThanFailed(desk, { command, state, elements });
    refuseTooFew(desk, { command, state, elements });
    const happenedAt = whenHappened(desk, command.happenedAt);
    const known = new Set(state.analyses.map(({ analysis }) => analysis));
    for (const [i, one] of command.analyses.entries()) {
      const path = `${desk.path}analyses[${i}]`;
      checkId(one.analysis, `${path}.analysis`);
      refuseKnownAnalysis(known, one.analysis, `${path}.analysis`);
      desk.write(`${state.type}.analysed`, state.subject, {
        happenedAt,
        analysis: one.analysis,
        basis: 'measured',
        method: one.method,
        lab: one.laboratory,
        place: one.place,
        sample: specimenNamed(one),
        reference: one.reference,
        replaces: command.replaces,
        rule: command.rule,
        specimens: String(command.specimens),
        results: asPrinted(one.results, `${path}.results`),
        cause: command.cause,
        by: command.by,
      });
    }
  },
});

const specimenNamed = ({ sample, analysis }: RetestAnalysis): string => sample ?? analysis;

function refuseWithoutFail(desk: Desk, { of }: RecordRetest, state: MetalState): void {
  const verdict = state.type === 'lot' ? undefined : state.release?.verdict;
  if (verdict === 'FAIL') return;
  throw new ConflictError(`${of} cannot be retested: it is ${verdict ?? 'not decided'}`, {
    path: `${desk.path}of`,
    value: verdict ?? null,
    allowed: 'a heat or object with the verdict FAIL',
    cure: 'record the release first: a retest answers a failure, not a doubt',
  });
}

function refuseWithoutCause(desk: Desk, { cause }: RecordRetest): void {
  if (cause.trim() !== '') return;
  throw new InputError('a retest of chemistry needs the assigned cause of the failure', {
    path: `${desk.path}cause`,
    value: cause,
    allowed: 'words, such as "sample contaminated in cutting"',
  });
}

/** The failed specimen is known, measured, no retest itself, and says something of each characteristic; once. */
function refuseOthersThanFailed(desk: Desk, { command, state, elements }: Asked): void {
  const measured = state.analyses.filter((one) => countsInRelease(one) && one.retest === undefined);
  const failed = measured.filter((one) => specimenOf(one) === command.replaces);
  if (failed.length === 0)
    throw new InputError(`${command.of} has no measured specimen "${command.replaces}"`, {
      path: `${desk.path}replaces`,
      value: command.replaces,
      allowed: [...new Set(measured.map(specimenOf))].join(', ') || 'none: nothing was measured',
    });
  for (const element of elements) {
    const path = `${desk.path}characteristics`;
    if (!failed.some(({ results }) => results.some((one) => one.element === element)))
      throw new InputError(`specimen ${command.replaces} has no result of ${element}`, {
        path,
        value: element,
        allowed: failed.flatMap(({ results }) => results.map((one) => one.element)).join(', '),
      });
    const before = state.analyses.find(
      ({ retest, results }) =>
        retest?.replaces === command.replaces && results.some((one) => one.element === element),
    );
    if (before)
      throw new ConflictError(`${element} of specimen ${command.replaces} was already retested`, {
        path,
        value: element,
        where: before.analysis,
        allowed: 'one retest of each failed characteristic',
        cure: 'release it again: the results so far decide',
      });
  }
}

interface Asked {
  readonly command: RecordRetest;
  readonly state: MetalState;
  readonly elements: readonly string[];
}

function refuseTooFew(desk: Desk, { command, state, elements }: Asked): void {
  if (elements.length === 0)
    throw new InputError('the retest names no characteristic', {
      path: `${desk.path}characteristics`,
      allowed: 'the elements that failed',
    });
  for (const element of elements) {
    const specimens = new Set(
      command.analyses
        .filter(({ results }) => results.some((one) => one.element === element))
        .map(specimenNamed),
    );
    for (const one of state.analyses) specimens.delete(specimenOf(one));
    if (specimens.size >= command.specimens) continue;
    throw new InputError(
      `${element} was measured on ${counted(specimens.size, 'further specimen')}; the rule ${command.rule} asks for ${command.specimens}`,
      {
        path: `${desk.path}analyses`,
        value: specimens.size,
        allowed: `${command.specimens} further specimens for each failed characteristic`,
        cure: `measure ${counted(command.specimens - specimens.size, 'more specimen')}, and book all of them together`,
      },
    );
  }
}

function refuseKnownAnalysis(known: Set<string>, analysis: string, path: string): void {
  if (known.has(analysis))
    throw new InputError(`analysis ${analysis} already exists`, {
      path,
      value: analysis,
      cure: 'give the further specimen an analysis of its own',
    });
  known.add(analysis);
}

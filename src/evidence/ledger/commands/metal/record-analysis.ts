import { ConflictError, ForbiddenError, InputError } from '../../../../foundation/errors.ts';
import { BATH, type SamplePurpose, type Subject } from '../../../../metal/alloy/words.ts';
import type { Act } from '../../../../metal/plant/person.ts';
import { elementNamed } from '../../../records/results.ts';
import { type Asks, defineCommand } from '../../rules/command.ts';
import { checkId, type Desk } from '../../rules/desk.ts';
import type { MetalState } from '../../state.ts';
import { purposeOf } from '../../subjects/stock.ts';
import { arrivalOf, namedByArrival } from '../arrival/taken-from.ts';
import { alive, refuseWithoutMetal } from '../found.ts';
import { refuseBeforePowerOn } from '../heat/open-points.ts';
import { takenBack } from '../taken-back.ts';
import { refuseKnownBefore, refuseUnnamed } from './open-retest.ts';
import { asPrinted } from './printed-results.ts';

/** One analysis by one method on one named thing. Imputed contents are an analysis of their own, basis `imputed`. */
export type RecordAnalysis = Asks<
  'recordAnalysis',
  'lot.analysed',
  'stage' | 'operation' | 'purpose' | 'rawSha256'
> & {
  readonly of: Subject;
  /** Of a prediction: the operation at whose end it holds, with its number in the route, from 1. */
  readonly stage?: { readonly number: number; readonly operation: string };
  /** It answers a failure: refused where no retest named its specimen. */
  readonly ofRetest?: true;
};

/**
 * E1: one analysis, one method, one named thing; its id is used once per thing; the text stays as printed. E16: it is for what its
 * sample was asked for.
 */
export const recordAnalysis = defineCommand<RecordAnalysis>({
  type: 'recordAnalysis',
  names: ({ of, arrival, takingRule }) => ({ subjects: [of, ...namedByArrival({ arrival, takingRule })] }),
  act: actOf,
  decide(desk, command) {
    const state = alive(desk, command.of);
    if (command.basis === 'measured') {
      refuseWithoutMetal(desk, state);
      refuseBeforePowerOn(desk, state, 'analysed');
      refuseKnownBefore(desk, state, command.sample ?? command.analysis);
      if (command.ofRetest) refuseUnnamed(desk, state, command.sample ?? command.analysis);
    }
    checkId(command.analysis, `${desk.path}analysis`);
    if (state.analyses.some(({ analysis }) => analysis === command.analysis)) {
      throw new InputError(`analysis ${command.analysis} of ${command.of} already exists`, {
        path: `${desk.path}analysis`,
        value: command.analysis,
        ...takenBack(
          'give a repeat its own id, or take the first back',
          command.of,
          `analysis:${command.analysis}`,
        ),
      });
    }
    const purpose = command.basis === 'measured' ? purposeOfSample(desk, command, state) : 'product';
    const raw = arrivalOf(desk, command, state);
    const results = asPrinted(command.results, `${desk.path}results`);
    if (state.type === 'lot') refuseUnclear(results, command.balance, `${desk.path}results`);
    desk.write(`${state.type}.analysed`, state.subject, {
      ...command,
      balance:
        command.balance === undefined ? undefined : elementNamed(command.balance, `${desk.path}balance`),
      purpose: purpose === 'control' || purpose === 'check' ? purpose : undefined,
      stage: command.stage?.number,
      operation: command.stage?.operation,
      rawSha256: raw?.sha256,
      results,
    });
  },
});

/** What the sample of a measured analysis was asked for. Throws ConflictError for one that says otherwise now. */
function purposeOfSample(desk: Desk, command: RecordAnalysis, state: MetalState): SamplePurpose {
  const { of, place, analysis, sample = analysis, asks } = command;
  const purpose = purposeOf(state, sample);
  if (state.type === 'lot') return purpose;
  const isOfBath =
    state.type === 'heat' &&
    (purpose === 'bath' || (state.status === 'charged' && !state.samples.includes(sample)));
  if (place === BATH && !isOfBath)
    throw new ConflictError(`analysis ${analysis} of ${of} is not of a bath sample`, {
      path: `${desk.path}place`,
      value: BATH,
      allowed:
        state.status === 'charged'
          ? 'a sample that was taken of the bath'
          : 'the place where the sample of the poured metal was taken, or a bath sample that was booked before the pour',
      cure: 'name the place, such as top, or the bath sample that was booked',
    });
  if (place !== BATH && purpose === 'bath')
    throw new ConflictError(`sample ${sample} of ${of} was taken of the bath`, {
      path: `${desk.path}place`,
      value: place ?? null,
      allowed: BATH,
      cure: 'book what was measured of the poured metal under a sample of its own',
    });
  const took = state.hands?.some(({ act, by }) => act === 'take sample' && by === command.by);
  if ((purpose === 'control' || purpose === 'check') && took)
    throw new ForbiddenError(`${command.by} took a sample of ${of} and books no ${purpose} result of it`, {
      path: `${desk.path}by`,
      value: command.by ?? null,
      allowed: 'a person who took no sample of this metal',
    });
  if (asks === 'within-tolerance' && purpose !== 'check')
    throw new ConflictError(`sample ${sample} of ${of} was not taken for a check analysis`, {
      path: `${desk.path}asks`,
      value: purpose,
      allowed: 'a sample that was taken for a check analysis of the purchaser',
    });
  return purpose;
}

/** A charge is reckoned from its lots: each element must say once, and not only at least, how much there is. */
function refuseUnclear(
  results: ReturnType<typeof asPrinted>,
  balance: string | undefined,
  path: string,
): void {
  for (const [i, { element, text, unit }] of results.entries()) {
    const twice = results.findIndex((result) => result.element === element) < i;
    const open = text.startsWith('>') || text.startsWith('≥');
    if (!twice && (!open || element === balance)) continue;
    throw new InputError(
      twice ? `${element} is given in two units` : `${element} ${text} ${unit} is only a lower limit`,
      {
        path,
        value: text,
        unit,
        allowed: 'one result per element; a lower limit (>) only for the balance element',
      },
    );
  }
}

/** Computed records are nobody's work; results of a lot may be copied from its papers by who receives it. */
function actOf({ basis, of, place, takingRule }: RecordAnalysis): Act | null {
  // whoever set the rule answers for it
  if (takingRule !== undefined) return null;
  if (basis === 'imputed' || basis === 'predicted') return null;
  if (of.startsWith('lot:')) return 'book analysis of a lot';
  return place === BATH ? 'book bath analysis' : 'book analysis';
}

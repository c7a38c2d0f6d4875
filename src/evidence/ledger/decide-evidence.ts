import { ConflictError, ForbiddenError, InputError } from '../../foundation/errors.ts';
import { gramsToKg } from '../records/mass.ts';
import { elementNamed, pairsToResults, resultsToPairs } from '../records/results.ts';
import type { AnalysisResult, Correct, Dispose, RecordAnalysis, Release, TakeSample } from './commands.ts';
import { checkGrams, checkId, type Desk, whenHappened } from './desk.ts';
import type { HeatState, MetalState, ObjectState } from './state.ts';
import { drawnGrams, freeGrams, reservedGrams } from './stock.ts';
import type { State } from './subjects.ts';

/** E1: one analysis, one method, one named thing; its id is used once per thing; the text stays as printed. */
export function recordAnalysis(desk: Desk, command: RecordAnalysis): void {
  const state = alive(desk, command.of);
  checkId(command.analysis, `${desk.path}analysis`);
  if (state.analyses.some(({ analysis }) => analysis === command.analysis)) {
    throw new InputError(`analysis ${command.analysis} of ${command.of} exists already`, {
      path: `${desk.path}analysis`,
      value: command.analysis,
      cure: 'give the repeat its own id, or correct the first',
    });
  }
  const results = asPrinted(command.results, `${desk.path}results`);
  if (state.type === 'lot') refuseUnclear(results, command.balance, `${desk.path}results`);
  desk.write(`${state.type}.analysed`, state.subject, {
    happenedAt: whenHappened(desk, command.happenedAt),
    analysis: command.analysis,
    basis: command.basis,
    method: command.method,
    lab: command.laboratory,
    place: command.place,
    sample: command.sample,
    reference: command.reference,
    balance: command.balance === undefined ? undefined : elementNamed(command.balance, `${desk.path}balance`),
    results,
    documentSha256: command.documentSha256,
    by: command.by,
  });
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
      twice
        ? `${element} is given in two units`
        : `${element} ${text} ${unit} says how much at least, not how much`,
      {
        path,
        value: text,
        unit,
        allowed: 'one result per element of a lot; "more than" only for its balance',
      },
    );
  }
}

/** E2: a sample has an id of its own; its mass, when weighed, leaves the lot or object. */
export function takeSample(desk: Desk, command: TakeSample): void {
  const state = alive(desk, command.of);
  checkId(command.sample, `${desk.path}sample`);
  if (state.samples.includes(command.sample)) {
    throw new InputError(`sample ${command.sample} of ${command.of} exists already`, {
      path: `${desk.path}sample`,
      value: command.sample,
    });
  }
  const happenedAt = whenHappened(desk, command.happenedAt);
  const common = { happenedAt, sample: command.sample, place: command.place, by: command.by };
  if (command.mass_g === undefined) {
    desk.write(`${state.type}.sampled`, state.subject, common);
    return;
  }
  const path = `${desk.path}mass_g`;
  checkGrams(command.mass_g, path);
  if (state.type === 'heat')
    throw new InputError('the mass of a bath sample is a loss of the melt', {
      path,
      cure: 'declare it under losses',
    });
  if (command.mass_g > freeGrams(state)) {
    throw new ConflictError(`${state.subject}: asked ${command.mass_g} g, free ${freeGrams(state)} g`, {
      path,
      value: command.mass_g,
      unit: 'g',
      allowed: `at most ${freeGrams(state)} g`,
    });
  }
  desk.write(`${state.type}.sampled`, state.subject, { ...common, kg: gramsToKg(command.mass_g) });
}

/**
 * E3: a release is a decision about metal that exists. PASS needs a measured analysis, a closed balance, and no
 * earlier FAIL; a prediction can be at best HOLD.
 */
export function release(desk: Desk, command: Release): void {
  const state = alive(desk, command.of);
  if (state.type === 'lot') {
    throw new InputError('a lot is cleared, not released', {
      path: `${desk.path}of`,
      value: command.of,
      cure: 'clearLot',
    });
  }
  if (command.verdict === 'PASS') refusePass(desk, command, state);
  desk.write(`${state.type}.released`, state.subject, {
    happenedAt: whenHappened(desk, command.happenedAt),
    verdict: command.verdict,
    predicted: command.predicted,
    specification: command.specification,
    reasons: command.reasons.length === 0 ? undefined : [...command.reasons],
    documentSha256: command.documentSha256,
    by: command.by,
  });
}

function refusePass(desk: Desk, command: Release, state: HeatState | ObjectState): void {
  const heat = state.type === 'heat' ? state : desk.heat(state.heat);
  const relatives: readonly MetalState[] =
    state.type === 'heat' ? state.outputs.map(({ to }) => desk.metal(to)) : [heat];
  const measured = [state, ...relatives].some((one) =>
    one.analyses.some(({ basis }) => basis === 'measured'),
  );
  const reasons: string[] = [];
  if (command.predicted) reasons.push('a prediction is at best HOLD');
  if (!measured) reasons.push('no measured analysis');
  if (heat.status !== 'melted' && heat.status !== 'cast') reasons.push(`heat ${heat.id} is ${heat.status}`);
  if (heat.unbalanced_g !== 0) reasons.push(`${heat.unbalanced_g} g of heat ${heat.id} are unaccounted for`);
  if (state.release?.verdict === 'FAIL')
    reasons.push('it failed: a FAIL is disposed of, or its analysis corrected, never overridden');
  if (state.type === 'object' && heat.release?.verdict === 'FAIL') reasons.push(`heat ${heat.id} failed`);
  if (reasons.length === 0) return;
  throw new ForbiddenError(
    `${command.of} can not be PASS: ${reasons.join('; ')}`,
    reasons.map((message) => ({
      path: `${desk.path}verdict`,
      value: 'PASS',
      allowed: 'HOLD or FAIL',
      message,
    })),
  );
}

/** E4: what is to be done with metal that did not pass; a released object keeps its release. */
export function dispose(desk: Desk, command: Dispose): void {
  const state = alive(desk, command.of);
  if (state.status === 'shipped') {
    throw new ForbiddenError(`${command.of} is shipped: it is not here any more`, {
      path: `${desk.path}of`,
      value: command.of,
      allowed: 'metal that is in the plant',
    });
  }
  if (state.type !== 'lot' && state.release?.verdict === 'PASS') {
    throw new ForbiddenError(`${command.of} is released`, {
      path: `${desk.path}of`,
      value: command.of,
      cure: 'correct the analysis it rests on first',
    });
  }
  desk.write(`${state.type}.dispositioned`, state.subject, {
    happenedAt: whenHappened(desk, command.happenedAt),
    disposition: command.disposition,
    reason: command.reason,
    by: command.by,
  });
}

const CORRECTABLE = ['lot.received', 'lot.gate-checked', 'lot.identified'];

/** E5: a correction is a new record; it can not take away grams that are drawn or promised. */
export function correct(desk: Desk, command: Correct): void {
  const earlier = desk.earlier(command.seq);
  const state = desk.any(earlier.subject);
  const { values } = command;
  const analysis = earlier.kind.endsWith('.analysed');
  if (command.how === 'did-not-occur' && !analysis && !CORRECTABLE.includes(earlier.kind)) {
    throw new InputError(`record ${command.seq} (${earlier.kind}) can not be withdrawn`, {
      path: `${desk.path}how`,
      value: command.how,
      allowed: `${CORRECTABLE.join(', ')} and analyses`,
    });
  }
  const { results, ...fields } = values ?? {};
  const wrong =
    (results !== undefined && !analysis) ||
    (Object.keys(fields).length > 0 && earlier.kind !== 'lot.received') ||
    (values !== undefined && command.how === 'did-not-occur');
  if (wrong) {
    throw new InputError(`record ${command.seq} (${earlier.kind}) has no such values`, {
      path: `${desk.path}values`,
      allowed: 'fields of lot.received for a lot, results for an analysis, none when it did not occur',
    });
  }
  if (earlier.kind === 'lot.received') refuseMissingGrams(desk, state, command);
  desk.write('record.corrected', state.subject, {
    happenedAt: whenHappened(desk, command.happenedAt),
    corrects: earlier.leaf,
    correctsSeq: String(earlier.seq),
    correctsKind: earlier.kind,
    how: command.how,
    reason: command.reason,
    massKg: values?.mass_g === undefined ? undefined : gramsToKg(values.mass_g),
    form: values?.form,
    supplier: values?.supplier,
    alloy: values?.declaredGrade,
    class: values?.originClass,
    reference: values?.reference,
    results: results && asPrinted(results, `${desk.path}values.results`),
    by: command.by,
  });
}

function refuseMissingGrams(desk: Desk, state: State, command: Correct): void {
  if (state.type !== 'lot') return;
  const bound = reservedGrams(state) + drawnGrams(state);
  const mass_g = command.how === 'did-not-occur' ? 0 : (command.values?.mass_g ?? state.mass_g);
  if (command.how !== 'did-not-occur') checkGrams(mass_g, `${desk.path}values.mass_g`);
  if (bound <= mass_g) return;
  throw new ConflictError(
    `lot ${state.id}: ${bound} g are drawn or reserved, ${mass_g} g would be left of it`,
    {
      path: `${desk.path}values.mass_g`,
      value: mass_g,
      unit: 'g',
      allowed: `at least ${bound} g`,
    },
  );
}

/** The thing, unless it was withdrawn, cancelled or cut up. */
export function alive(desk: Desk, of: string): MetalState {
  const state = desk.metal(of);
  if (state.status !== 'void' && state.status !== 'cancelled') return state;
  throw new ForbiddenError(`${of} is ${state.status}`, { path: `${desk.path}of`, value: of });
}

/** Results checked and in print order, as they come back from the record. */
function asPrinted(results: readonly AnalysisResult[], path: string) {
  if (results.length === 0)
    throw new InputError('an analysis without results', { path, allowed: 'at least one' });
  return pairsToResults(resultsToPairs(results, path));
}

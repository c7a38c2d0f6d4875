import type { ProvenRecord } from '../bundle-format.ts';
import { type Judgement, notRecomputed, notSigned, type Told } from './judgement.ts';
import { type Printed, printedIn } from './melted.ts';
import {
  type Claimed,
  isAfter,
  isOfProduct,
  isSame,
  outsideIn,
  piecesOf,
  verdictOn,
  wholesOf,
} from './unjudged.ts';

/** Results that no longer count where a verdict was given: shown with their cause, or nothing follows (P5, E13). */

/** A result that was withdrawn or put right, as a release or a certificate prints it. */
interface Shown extends Printed {
  readonly specimen?: unknown;
  readonly method?: unknown;
  readonly cause?: unknown;
  readonly reason?: unknown;
  readonly by?: unknown;
  readonly corrected?: unknown;
}

/** A correction of a measured analysis of metal as it is delivered. */
interface Replaced {
  readonly of: string;
  readonly correction: ProvenRecord;
  readonly analysis: ProvenRecord;
  /** Results that no longer count, or read otherwise now, with what they read; null where they are closed. */
  readonly gone: readonly { readonly result: Printed; readonly now: Printed | null }[] | null;
}

/**
 * Null when the release shows every result of the metal, of what it was cut from, of its heat and of its pieces that was withdrawn or put right
 * before it: after a verdict with an assigned cause and a person. What was withdrawn for a cause of other metal is the matter of the verdict on that.
 */
export function notShownBeside(claimed: Claimed, told: Told): Judgement | null {
  const { subject } = claimed;
  const document = claimed.document as { readonly withdrawn?: unknown } | undefined;
  const shown = printedIn(document?.withdrawn) as readonly Shown[];
  for (const of of [subject, ...wholesOf(subject, told), ...piecesOf(subject, told)])
    for (const one of replacedOn(of, claimed, told)) {
      if (isAfter(one.correction, claimed.decided)) continue;
      const printed = shown.filter(
        (entry) =>
          entry.specimen === nameIn(one, subject) &&
          entry.method === one.analysis.body.method &&
          isText(entry.reason),
      );
      const each = one.gone?.map(({ result, now }) =>
        printed.filter((entry) => isSame(result, entry) && isReadNow(entry, now)),
      ) ?? [printed];
      const missing = lackOf(one, each, told);
      if (missing) return notRecomputed('claim-not-judged', `${missing} the release ${lackWords(each)}`);
    }
  return retestNotOpened(claimed, told);
}

/**
 * The same of a certificate whose release is not claimed: it prints what was withdrawn or put right with a cause, and what was outside a limit.
 * Nothing of its metal was taken back or put right since the verdict.
 */
export function notShownOnPaper(subject: string, certificate: unknown, told: Told): Judgement | null {
  const decided = verdictOn(subject, told);
  if (!decided) return null;
  const { specification, results, withdrawn } = (certificate ?? {}) as Readonly<Record<string, unknown>>;
  const shown = printedIn(withdrawn) as readonly Shown[];
  const rows = printedIn(results);
  const claimed = { subject, verdict: 'PASS', decided, document: { specification }, rows } as Claimed;
  for (const of of [subject, ...wholesOf(subject, told)])
    for (const one of replacedOn(of, claimed, told)) {
      if (isAfter(one.correction, verdictOn(of, told) ?? decided))
        return notSigned('claim-not-judged', `${subject}: ${whatOf(one)}, and no verdict judged it since`);
      const printed = shown.filter((entry) => entry.specimen === nameIn(one, subject));
      const asked = one.gone?.filter(
        ({ result }) => wasJudged(one, told) || outsideIn([result], claimed) !== null,
      );
      const each = asked?.map(({ result }) => printed.filter((entry) => isSame(result, entry))) ?? [printed];
      const missing = lackOf(one, each, told);
      if (missing) return notSigned('claim-not-judged', `${missing} the certificate ${lackWords(each)}`);
    }
  return null;
}

/** Corrections of measured analyses of metal; of other metal than the claim's not those with a cause that a verdict on it has seen. */
function replacedOn(of: string, claimed: Claimed, told: Told): Replaced[] {
  const { proven } = told;
  const kind = `${of.slice(0, of.indexOf(':'))}.analysed`;
  return proven.standing('record.corrected', of).flatMap((correction): Replaced[] => {
    const { correctsKind, correctsSeq, cause, how } = correction.body;
    const analysis = proven.of(kind, of).find(({ record }) => record.seq === correctsSeq);
    if (correctsKind !== kind || !analysis || !isOfProduct(analysis, claimed, told)) return [];
    const judged = verdictOn(of, told);
    if (of !== claimed.subject && cause !== undefined && judged && isAfter(judged, correction)) return [];
    const earlier = proven.correctionsOf(analysis).filter((one) => isAfter(correction, one));
    const before = printedIn((earlier.at(-1) ?? analysis).body.results);
    const now = how === 'did-not-occur' ? [] : printedIn(correction.body.results);
    const isClosed = before.length === 0 || (how !== 'did-not-occur' && now.length === 0);
    const changed = before.map((result) => ({
      result,
      now: now.find(({ element }) => element === result.element) ?? null,
    }));
    const gone = changed.filter((one) => one.now === null || !isSame(one.result, one.now));
    return [{ of, correction, analysis, gone: isClosed ? null : gone }];
  });
}

/** Specimen of a result as it is printed beside the metal that is claimed. */
function nameIn({ of, analysis: { body } }: Replaced, subject: string): string {
  const name = String(body.sample ?? body.analysis);
  return of === subject ? name : `${name} of ${of.replace(':', ' ')}`;
}

const isText = (value: unknown): value is string => typeof value === 'string' && value !== '';

/** Whether a printed result says what it reads now; one that was withdrawn reads nothing. */
const isReadNow = ({ element, corrected }: Shown, now: Printed | null): boolean =>
  now === null
    ? corrected === undefined
    : typeof corrected === 'object' && corrected !== null && isSame({ ...corrected, element }, now);

/** What lacks, as the beginning of a sentence; null where each result is printed, after a verdict with its cause and a person. */
function lackOf(one: Replaced, each: readonly (readonly Shown[])[], told: Told): string | null {
  if (each.some((printed) => printed.length === 0)) return `${whatOf(one)}, and`;
  const known = one.correction.body.cause;
  const isCaused = ({ cause, by }: Shown): boolean =>
    isText(cause) && (known === undefined || known === cause) && isText(by) && by !== 'nobody named';
  return wasJudged(one, told) && !each.every((printed) => printed.some(isCaused))
    ? `${whatOf(one)} after a verdict, and`
    : null;
}

const lackWords = (each: readonly (readonly Shown[])[]): string =>
  each.some((printed) => printed.length === 0) ? 'does not show it' : 'shows no assigned cause';

function whatOf({ of, correction, analysis }: Replaced): string {
  const what = `the analysis in record ${analysis.record.seq} (${of})`;
  const { seq } = correction.record;
  return correction.body.how === 'did-not-occur'
    ? `record ${seq} takes back ${what}`
    : `record ${seq} puts ${what} right`;
}

/** Whether a verdict on the metal, on what it came out of or what came out of it was given before the correction (E13). */
const wasJudged = ({ of, correction }: Replaced, told: Told): boolean =>
  [of, ...wholesOf(of, told), ...piecesOf(of, told)].some((one) =>
    told.proven
      .of(`${one.slice(0, one.indexOf(':'))}.released`, one)
      .some((verdict) => verdict.body.predicted === false && isAfter(correction, verdict)),
  );

/** E10: a specimen answers for a failed one only where a record opened that retest before it was measured. */
function retestNotOpened({ subject, document }: Claimed, { proven }: Told): Judgement | null {
  const type = subject.slice(0, subject.indexOf(':'));
  const opened = proven.standing(`${type}.retest-opened`, subject);
  for (const { specimen, replaces } of printedIn(document?.results) as readonly Answer[]) {
    if (replaces === undefined) continue;
    const isOpened = proven
      .standing(`${type}.analysed`, subject)
      .filter(({ body }) => (body.sample ?? body.analysis) === specimen)
      .some((one) => opened.some((retest) => retest.body.replaces === replaces && isAfter(one, retest)));
    if (!isOpened)
      return notRecomputed(
        'claim-not-judged',
        `${subject}: the release lets ${String(specimen)} answer for ${String(replaces)}, and no record before its analysis opens that retest`,
      );
  }
  return null;
}

interface Answer extends Printed {
  readonly specimen?: unknown;
  readonly replaces?: unknown;
}

import { RemeltError } from '../../../foundation/errors.ts';
import type { Claim, ProvenRecord } from '../bundle-format.ts';
import type { Recomputed } from '../recompute.ts';
import { hashIfJson } from './claim-certificate.ts';
import { type Judgement, notRecomputed, type Told } from './judgement.ts';
import { type Printed, printedIn } from './melted.ts';
import { unjudgedBeside } from './unjudged.ts';
import { notShownBeside } from './withdrawn.ts';

type Specification = Extract<Claim, { type: 'specification' }>;

/**
 * The verdict of a release: the record holds the hash of the answer, the answer that of the document, the results of the
 * document are those that were disclosed, every measured analysis beside them was judged, those that no longer count are shown, and computing the
 * document again gives the same.
 */
export function judgeSpecification(claim: Specification, told: Told): Judgement {
  const { subject, verdict, grade } = claim;
  const type = subject.slice(0, subject.indexOf(':'));
  const decided = told.proven.standing(`${type}.released`, subject).at(-1);
  if (!decided) return notRecomputed('claim-not-disclosed', `the bundle proves no release of ${subject}`);
  const { document, output, ...others } = partsOf(claim.released);
  const [other] = Object.keys(others);
  const wrong =
    (other === undefined ? null : beyond(other)) ??
    differs('the hash of the answer of the release', hashIfJson(output), decided.body.documentSha256) ??
    differs('the hash of the document that was judged', hashIfJson(document), output?.manifest?.inputHash) ??
    differs('the verdict', verdict, decided.body.verdict) ??
    differs('what was judged', `${type}:${String(document?.object?.id)}`, subject);
  if (wrong) return wrong;
  const gone = putRightAfter(decided, told);
  if (gone) return gone;
  const undisclosed = resultsAgainstRecords(document?.results, subject, told);
  if (undisclosed) return undisclosed;
  const claimed = { subject, verdict, decided, document, rows: output?.elements ?? [] };
  const beside = unjudgedBeside(claimed, told) ?? notShownBeside(claimed, told);
  if (beside) return beside;
  if (!told.recompute)
    return notRecomputed('claim-not-recomputed', `the verdict on ${subject} was not computed again here`);
  try {
    return compared(claim, told.recompute.release(document, grade), output);
  } catch (error) {
    if (!(error instanceof RemeltError)) throw error;
    return notRecomputed('claim-specification', `the release of ${subject}: ${error.message}`);
  }
}

interface Parts {
  readonly document?: {
    readonly results?: unknown;
    readonly specification?: unknown;
    readonly object?: { readonly id?: unknown };
  };
  readonly output?: {
    readonly manifest?: { readonly inputHash?: unknown };
    readonly elements?: readonly Signed[];
    readonly sums?: readonly Signed[];
    readonly indices?: readonly Signed[];
  };
}

/** A row of the answer that was signed: an element, a sum or an index. */
interface Signed {
  readonly element?: unknown;
  readonly elements?: readonly unknown[];
  readonly name?: unknown;
  readonly limit?: unknown;
  readonly contractual?: unknown;
  readonly replaced?: unknown;
  readonly superseded?: unknown;
}
const partsOf = (released: unknown): Parts =>
  typeof released === 'object' && released !== null ? (released as Parts) : {};

/** What stands beside document and answer is covered by no hash. */
const beyond = (field: string): Judgement =>
  notRecomputed('claim-specification', `the release holds "${field}" too, which no record covers`, {
    claimed: field,
    found: 'document and output alone',
  });

function differs(what: string, claimed: unknown, found: unknown): Judgement | null {
  if (claimed === found && claimed !== null) return null;
  const [left, right] = [String(claimed).slice(0, 80), String(found).slice(0, 80)];
  return notRecomputed('claim-specification', `${what} is ${left} in the claim, and ${right} in the record`, {
    claimed: left,
    found: right,
  });
}

/** A decision is gone when an analysis of the metal is put right or taken back after it. */
function putRightAfter({ record }: ProvenRecord, told: Told): Judgement | null {
  const after = told.proven
    .standing('record.corrected', record.subject)
    .find(
      (one) =>
        Number(one.record.seq) > Number(record.seq) && String(one.body.correctsKind).endsWith('.analysed'),
    );
  return after
    ? notRecomputed(
        'claim-specification',
        `record ${after.record.seq} puts an analysis of ${record.subject} right after the release in record ${record.seq}: that decision is gone`,
        { claimed: `release in record ${record.seq}`, found: `correction in record ${after.record.seq}` },
      )
    : null;
}

interface Judged extends Printed {
  readonly specimen?: unknown;
  readonly method?: unknown;
}

/**
 * Null when each result that was judged stands in a proven analysis of the subject, or of the heat it is of. Where none has it, the
 * same specimen by the same method with another result contradicts; otherwise the record may be one that is not shown.
 */
function resultsAgainstRecords(results: unknown, subject: string, told: Told): Judgement | null {
  const known = [subject, ...heatOf(subject, told)]
    .flatMap((one) => told.proven.standing(`${one.slice(0, one.indexOf(':'))}.analysed`, one))
    .flatMap((analysis) =>
      (told.proven.resultsOf(analysis) ?? []).map((result) => ({ ...result, of: analysis.body })),
    );
  for (const judged of printedIn(results) as readonly Judged[]) {
    const { element, text, unit } = judged;
    const own = known.filter((one) => one.element === element);
    if (own.some((one) => one.text === text && one.unit === unit)) continue;
    const words = `${String(text)} ${String(unit)}`;
    const others = own.filter(({ of }) => isOfSame(of, judged));
    if (others.length === 0)
      return notRecomputed(
        'claim-not-disclosed',
        `no analysis is disclosed that has ${String(element)} ${words} in ${subject}`,
      );
    const found = others.map((one) => `${String(one.text)} ${String(one.unit)}`).join(', ');
    return notRecomputed(
      'claim-specification',
      `${String(element)} was judged as ${words}, but the records have ${found}`,
      { claimed: words, found },
    );
  }
  return null;
}

/** Whether an analysis is of the specimen and by the method of a judged result; a result that names none may be of any. */
const isOfSame = ({ sample, analysis, method }: Readonly<Record<string, unknown>>, judged: Judged): boolean =>
  (judged.specimen === undefined || judged.specimen === (sample ?? analysis)) &&
  (judged.method === undefined || judged.method === method);

/** The heat that an object came from. */
const heatOf = (subject: string, told: Told): string[] =>
  told.proven
    .of('object.created', subject)
    .map(({ body }) => `heat:${String(body.heat).replace(/^heat:/, '')}`);

function compared(
  { subject, verdict }: Specification,
  again: Recomputed,
  output: Parts['output'],
): Judgement {
  const sides = { claimed: verdict, found: again.verdict };
  const row = again.rows.find(({ what, verdict: own }) => {
    const told = output?.elements?.filter(({ element }) => element === what) ?? [];
    return told.length === 1 && told[0]?.contractual !== own;
  });
  const because = row ?? again.rows.find((one) => one.verdict === again.verdict && one.verdict !== 'PASS');
  const of = because ? ` (${because.what} ${because.text}, limit ${because.limit}: ${because.verdict})` : '';
  if (again.verdict !== verdict || row)
    return notRecomputed(
      'claim-specification',
      `${subject}: the plant says ${verdict}, computed again it is ${again.verdict}${of}`,
      sides,
    );
  const other = otherLimit(again, output);
  if (other)
    return notRecomputed(
      'claim-specification',
      `${subject}: the limit of ${other.what} in the bundle is ${other.limit}, and in the answer that was signed ${other.signed}`,
      { claimed: other.limit, found: other.signed },
    );
  const words = `${subject} is ${verdict}, computed again from ${again.rows.length} results against the limits of the answer that was signed`;
  return { basis: 'recomputed', words, findings: [], ...sides };
}

interface OtherLimit {
  readonly what: string;
  readonly limit: string;
  readonly signed: string;
}

/**
 * The first limit in the bundle that is not the one of the signed answer. No record holds the grade of a bundle itself: a limit
 * that was widened, or left out, would give the verdict that the plant wants.
 */
function otherLimit({ rows }: Recomputed, output: Parts['output']): OtherLimit | null {
  const signed = signedLimits(output);
  const again = rows.map(({ what, limit }) => ({ what, limit }));
  const lacks = (from: typeof again, one: (typeof again)[number]) =>
    !from.some(({ what, limit }) => what === one.what && limit === one.limit);
  const wrong = again.find((one) => lacks(signed, one)) ?? signed.find((one) => lacks(again, one));
  if (!wrong) return null;
  const of = (from: typeof again) => from.find(({ what }) => what === wrong.what)?.limit ?? 'none';
  return { what: wrong.what, limit: of(again), signed: of(signed) };
}

function signedLimits(output: Parts['output']): { readonly what: string; readonly limit: string }[] {
  const { elements = [], sums = [], indices = [] } = output ?? {};
  return [...elements.filter((one) => !one.replaced && !one.superseded), ...sums, ...indices].map(
    ({ element, elements: parts, name, limit }) => ({
      what: String(element ?? name ?? parts?.join(' + ')),
      limit: String(limit),
    }),
  );
}

import { ownValue } from '../../../foundation/quantity/own-value.ts';
import { compareDecimals, roundHalfEven, shiftDecimal } from '../../../foundation/quantity/reading.ts';
import type { ProvenRecord } from '../bundle-format.ts';
import { type Judgement, notRecomputed, notSigned, type Told } from './judgement.ts';
import { type Printed, printedIn } from './melted.ts';

/** A release that is claimed, as far as measurements beside it are held against it. */
export interface Claimed {
  readonly subject: string;
  readonly verdict: string;
  readonly decided: ProvenRecord;
  /** Results that were judged, and how results were compared. */
  readonly document: { readonly results?: unknown; readonly specification?: unknown } | undefined;
  /** Rows of the answer that was signed. */
  readonly rows: readonly { readonly element?: unknown; readonly limit?: unknown }[];
}

/** Something measured that no verdict judged, and whether it is outside a limit. */
interface Open {
  readonly words: string;
  readonly outside: string | null;
}

/**
 * P5 and E15: null when every measured analysis of the metal, of what it was cut from, of its heat and of what came out of it was judged by
 * a verdict on that metal. One outside a limit of the release, or a FAIL above it since, contradicts a PASS; everything else is incomplete.
 */
export function unjudgedBeside(claimed: Claimed, told: Told): Judgement | null {
  const { subject, verdict, decided } = claimed;
  const above = wholesOf(subject, told);
  const open = [subject, ...above, ...piecesOf(subject, told)].flatMap((one) => openOn(one, claimed, told));
  const failed = above
    .map((one) => verdictOn(one, told))
    .find((one) => one?.body.verdict === 'FAIL' && isAfter(one, decided));
  if (failed && verdict === 'PASS')
    return notRecomputed(
      'claim-specification',
      `${subject} is claimed to be PASS, but record ${failed.record.seq} says that ${failed.record.subject}, which it came out of, is FAIL`,
      { claimed: verdict, found: 'FAIL' },
    );
  const outside = open.find((one) => one.outside !== null);
  const first = outside ?? open[0];
  if (!first) return null;
  if (!outside || verdict !== 'PASS') return notRecomputed('claim-not-judged', `${subject}: ${first.words}`);
  return notRecomputed(
    'claim-specification',
    `${subject} is claimed to be PASS, but ${first.words}: ${first.outside}`,
    { claimed: verdict, found: String(first.outside) },
  );
}

/**
 * E15 where only a certificate is claimed: null when no measured analysis of the metal, of what it was cut from or of its heat is later than
 * the verdict on it. Which limit it meets is the matter of the release, which is not in the bundle.
 */
export function laterThanVerdict(subject: string, told: Told): Judgement | null {
  for (const of of [subject, ...wholesOf(subject, told)]) {
    const decided = verdictOn(of, told);
    const claimed = decided && { subject: of, verdict: 'PASS', decided, document: undefined, rows: [] };
    const late = told.proven
      .standing(`${of.slice(0, of.indexOf(':'))}.analysed`, of)
      .find((one) => decided && isAfter(one, decided) && isOfProduct(one, claimed!, told));
    if (late)
      return notSigned(
        'claim-not-judged',
        `${subject}: record ${late.record.seq} holds an analysis of ${of} that no verdict judged`,
      );
  }
  return null;
}

/** What stands undecided on metal: analyses that its last verdict has not seen, and one that was taken back since. */
function openOn(of: string, claimed: Claimed, told: Told): Open[] {
  const { proven } = told;
  const type = of.slice(0, of.indexOf(':'));
  const own = of === claimed.subject;
  const judged = own ? claimed.decided : verdictOn(of, told);
  const open = proven.standing(`${type}.analysed`, of).flatMap((analysis): Open[] => {
    if (!isOfProduct(analysis, claimed, told)) return [];
    const results = proven.resultsOf(analysis);
    const latest = [analysis, ...proven.correctionsOf(analysis)].at(-1)!;
    const isJudged =
      judged !== undefined && isAfter(judged, latest) && (!own || isIn(analysis, results, claimed));
    if (isJudged) return [];
    const words = `record ${analysis.record.seq} holds an analysis of ${of} that no verdict judged`;
    return [{ words, outside: outsideIn(results ?? [], claimed) }];
  });
  const since = judged ?? claimed.decided;
  const gone = proven
    .standing('record.corrected', of)
    .find((one) => !own && one.body.correctsKind === `${type}.analysed` && isAfter(one, since));
  return gone
    ? [
        ...open,
        {
          words: `record ${gone.record.seq} puts an analysis of ${of} right, and no verdict judged it since`,
          outside: null,
        },
      ]
    : open;
}

export const isAfter = (one: ProvenRecord, other: ProvenRecord): boolean =>
  Number(one.record.seq) > Number(other.record.seq);

/** The latest verdict on measured results. */
export const verdictOn = (of: string, { proven }: Pick<Told, 'proven'>): ProvenRecord | undefined =>
  proven
    .standing(`${of.slice(0, of.indexOf(':'))}.released`, of)
    .findLast(({ body }) => body.predicted === false);

/** The latest verdict on measured results that is nearest to metal: its own, of what it was cut from, or of its heat. */
export const nearestVerdict = (of: string, told: Pick<Told, 'proven'>): ProvenRecord | undefined =>
  [of, ...wholesOf(of, told)].map((one) => verdictOn(one, told)).find((one) => one !== undefined);

/** True for a measured analysis of the metal as it is delivered: another purpose counts where the record of its sample says it. */
export function isOfProduct({ record, body }: ProvenRecord, claimed: Claimed, told: Told): boolean {
  if (body.basis !== 'measured') return false;
  const { proven } = told;
  const type = record.subject.slice(0, record.subject.indexOf(':'));
  const sample = proven
    .standing(`${type}.sampled`, record.subject)
    .findLast(
      (one) =>
        one.body.sample === (body.sample ?? body.analysis) && Number(one.record.seq) < Number(record.seq),
    );
  const changed = sample && proven.correctionsOf(sample).findLast((one) => one.body.purpose !== undefined);
  const purpose =
    sample &&
    (changed?.body.purpose ?? sample.body.purpose ?? (sample.body.place === 'bath' ? 'bath' : 'product'));
  if (body.place === 'bath') {
    const [melted] = proven.standing(`${type}.melted`, record.subject);
    const inFurnace =
      type === 'heat' && melted !== undefined && Number(melted.record.seq) > Number(record.seq);
    return purpose !== 'bath' && !inFurnace;
  }
  if (body.purpose === 'control') return purpose !== 'control';
  if (body.asks === 'within-tolerance') return purpose !== 'check';
  return body.asks !== 'unfit-method' || judgedBy(body.method, claimed);
}

/** A method by which the release itself judged is fit for it. */
const judgedBy = (method: unknown, { document }: Claimed): boolean =>
  (printedIn(document?.results) as readonly Judged[]).some((one) => one.method === method);

interface Judged extends Printed {
  readonly specimen?: unknown;
  readonly method?: unknown;
}

/** Whether the document judged an analysis: each result that is open, and at least one of its specimen and method. */
function isIn({ body }: ProvenRecord, results: readonly Printed[] | null, { document }: Claimed): boolean {
  const judged = printedIn(document?.results) as readonly Judged[];
  const own = judged.filter(
    ({ specimen, method }) =>
      method === body.method && (specimen === undefined || specimen === (body.sample ?? body.analysis)),
  );
  return own.length > 0 && (results ?? []).every((one) => own.some((other) => isSame(one, other)));
}

export const isSame = (one: Printed, other: Printed): boolean => {
  const [left, right] = [ppmOf(one), ppmOf(other)];
  if (one.element !== other.element) return false;
  if (left === null || right === null) return one.text === other.text && one.unit === other.unit;
  return left.operator === right.operator && compareDecimals(left.ppm, right.ppm) === 0;
};

/** A content as it is mostly printed; of any other form nothing is said. */
const DECIMAL = /^([<>]=?|[≤≥]|)([0-9]{1,9}(?:\.[0-9]{1,12})?)$/;

/** Decimal places between a unit and ppm. */
const POWER: Readonly<Record<string, number>> = { 'wt%': 4, ppm: 0, ppb: -3 };

function ppmOf({ text, unit }: Printed): { readonly operator: string; readonly ppm: string } | null {
  const power = typeof unit === 'string' ? ownValue(POWER, unit) : undefined;
  const read = typeof text === 'string' ? DECIMAL.exec(text) : null;
  if (!read || power === undefined) return null;
  return { operator: read[1]!, ppm: shiftDecimal(read[2]!, power) };
}

const LIMIT =
  /^(?:at least ([0-9]{1,9}(?:\.[0-9]{1,9})?)|at most ([0-9]{1,9}(?:\.[0-9]{1,9})?)|([0-9]{1,9}(?:\.[0-9]{1,9})?) to ([0-9]{1,9}(?:\.[0-9]{1,9})?)) (wt%|ppm)(?=$|,| )/;

/** The first open result outside the limit that the signed answer prints for its element; null for none. */
export function outsideIn(results: readonly Printed[], { rows, document }: Claimed): string | null {
  const { rounding } = (document?.specification ?? {}) as { readonly rounding?: unknown };
  for (const result of results) {
    const read = ppmOf(result);
    for (const { element, limit } of rows) {
      const printed = element === result.element ? LIMIT.exec(String(limit)) : null;
      if (!printed || read?.operator !== '') continue;
      const [, least, most, low, high, unit] = printed;
      const beyond = (bound: string | undefined, side: 1 | -1): boolean => {
        if (bound === undefined) return false;
        const shown = shiftDecimal(read.ppm, -ownValue(POWER, unit!)!);
        const decimals = bound.split('.')[1]?.length ?? 0;
        return (
          compareDecimals(rounding === 'rounded' ? roundHalfEven(shown, decimals) : shown, bound) === side
        );
      };
      if (beyond(most ?? high, 1) || beyond(least ?? low, -1))
        return `${String(result.element)} ${String(result.text)} ${String(result.unit)}, limit ${String(limit)}`;
    }
  }
  return null;
}

/** What an object was cut from, one out of the other, and its heat. */
export function wholesOf(subject: string, { proven }: Pick<Told, 'proven'>): string[] {
  const found: string[] = [];
  for (let at = subject; at.startsWith('object:') && found.length < 1000; ) {
    const created = proven.standing('object.created', at).at(-1);
    if (!created) break;
    at = String(created.body.from);
    if (found.includes(at) || !/^(object|heat):/.test(at)) break;
    found.push(at);
  }
  return found;
}

/** Objects that came out of metal, also by way of others. */
export function piecesOf(subject: string, { proven }: Told): string[] {
  const found = new Set<string>([subject]);
  for (const { record, body } of proven.standing('object.created'))
    if (found.has(String(body.from))) found.add(record.subject);
  found.delete(subject);
  return [...found];
}

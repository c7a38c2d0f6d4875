import { BalanceError } from '../../../foundation/errors.ts';
import { hashOfText } from '../../../foundation/quantity/canonical.ts';
import { ownValue } from '../../../foundation/quantity/own-value.ts';
import { BATH, type SamplePurpose } from '../../../metal/alloy/words.ts';
import type { Fact, FactOf } from '../rules/entry.ts';
import type {
  AnalysisState,
  CertificateState,
  HeatState,
  JudgedState,
  LotState,
  ObjectState,
  ReleaseState,
  ReplacedAnalysis,
  RetestState,
  SamplePurposes,
  Stock,
} from '../state.ts';
import type { NodeEdge, StockBalance } from './subject.ts';

/** What lots, objects and heats share when they evolve. All functions are pure. */

const sum = (grams: Readonly<Record<string, number>>): number =>
  Object.values(grams).reduce((total, g) => total + g, 0);

/** Grams that planned heats have reserved. */
export const reservedGrams = (stock: Stock): number => sum(stock.reserved_g);
/** Grams that have been taken out. */
export const drawnGrams = (stock: Stock): number => sum(stock.drawn_g);

/** Grams neither drawn nor spoken for; 0 of what no longer exists as itself. */
export function freeGrams(stock: LotState | ObjectState): number {
  if (stock.status === 'void' || stock.status === 'cut' || stock.status === 'shipped') return 0;
  return stock.mass_g - reservedGrams(stock) - drawnGrams(stock);
}

/** Balance of a lot or object [g]. */
export const balanceOfStock = (stock: LotState | ObjectState): StockBalance => ({
  mass_g: stock.mass_g,
  reserved_g: reservedGrams(stock),
  drawn_g: drawnGrams(stock),
  free_g: freeGrams(stock),
});

/** The edge from what a lot or object came out of; none for what came in at the gate. */
export const edgesOfStock = ({ node, fromNode, mass_g }: Stock): readonly NodeEdge[] =>
  fromNode === null ? [] : [{ src: fromNode, dst: node, mass_g }];

/** `grams` added to one key; a key that comes to zero vanishes, a negative one throws BalanceError. */
export function addGrams(
  grams: Readonly<Record<string, number>>,
  key: string,
  change: number,
): Readonly<Record<string, number>> {
  const after = (ownValue(grams, key) ?? 0) + change;
  if (after < 0) {
    throw new BalanceError(`${key} would hold ${after} g`, { path: key, value: after, unit: 'g' });
  }
  const others = Object.entries(grams).filter(([name]) => name !== key);
  return Object.fromEntries(after === 0 ? others : [...others, [key, after]]);
}

/**
 * A lot or object after a record that both can have; undefined when the record is none of these. A draw uses up the
 * heat's own reservation first.
 */
export function evolveStock<S extends LotState | ObjectState>(stock: S, entry: Fact): S | undefined {
  switch (entry.kind) {
    case 'lot.reserved':
    case 'object.reserved':
      return {
        ...stock,
        reserved_g: addGrams(stock.reserved_g, entry.body.heat, entry.body.mass_g),
      };
    case 'lot.unreserved':
    case 'object.unreserved':
      return {
        ...stock,
        reserved_g: addGrams(stock.reserved_g, entry.body.heat, -entry.body.mass_g),
      };
    case 'lot.drawn':
    case 'object.drawn': {
      const { heat, mass_g } = entry.body;
      const ownReservation = Math.min(ownValue(stock.reserved_g, heat) ?? 0, mass_g);
      return {
        ...stock,
        reserved_g: addGrams(stock.reserved_g, heat, -ownReservation),
        drawn_g: addGrams(stock.drawn_g, heat, mass_g),
      };
    }
    case 'lot.undrawn':
    case 'object.undrawn': {
      const { heat, mass_g, reserved_g = 0 } = entry.body;
      return {
        ...stock,
        reserved_g: addGrams(stock.reserved_g, heat, reserved_g),
        drawn_g: addGrams(stock.drawn_g, heat, -mass_g),
      };
    }
    case 'lot.sampled':
    case 'object.sampled': {
      const { sample, mass_g } = entry.body;
      return {
        ...withPurpose(stock, sample, purposeIn(entry)),
        samples: [...stock.samples, sample],
        drawn_g: mass_g === undefined ? stock.drawn_g : addGrams(stock.drawn_g, `sample:${sample}`, mass_g),
      };
    }
    case 'lot.analysed':
    case 'object.analysed':
      return { ...stock, analyses: [...stock.analyses, analysisOf(entry, stock)] };
    case 'lot.recalled':
    case 'object.recalled':
      return withRecall(stock, entry);
    case 'lot.dispositioned':
    case 'object.dispositioned': {
      const { disposition } = entry.body;
      return stock.type === 'object' && stock.status === 'shipped'
        ? { ...stock, decidedSince: { seq: entry.seq, disposition } }
        : { ...stock, disposition };
    }
    default:
      return undefined;
  }
}

/** What came out of a heat or an object. */
export const outputsOf = ({ body }: FactOf<'heat.cast'> | FactOf<'heat.cut'>): HeatState['outputs'] =>
  body.outputs.map(({ to, mass_g }) => ({ to, mass_g }));

/** Metal with one more recall that reached it. */
export function withRecall<S extends LotState | HeatState | ObjectState>(
  state: S,
  { body, at }: FactOf<'lot.recalled'> | FactOf<'heat.recalled'> | FactOf<'object.recalled'>,
): S {
  const { recall, recallSeq, share, happenedAt = at } = body;
  const one = { recall, seq: recallSeq, on: happenedAt.slice(0, 10), share };
  return { ...state, recalled: [...(state.recalled ?? []), one] };
}

type Analysed = FactOf<'lot.analysed'> | FactOf<'heat.analysed'> | FactOf<'object.analysed'>;

type Retested = Pick<HeatState, 'retests'>;

/** Analysis as kept in a state; of a specimen that a retest named, what it answers. */
export function analysisOf({ body, seq, at }: Analysed, { retests = [] }: Retested): AnalysisState {
  const specimen = body.sample ?? body.analysis;
  const named = retests.find(({ specimens }) => body.basis === 'measured' && specimens.includes(specimen));
  return {
    analysis: body.analysis,
    seq,
    basis: body.basis,
    method: body.method,
    laboratory: body.laboratory ?? null,
    place: body.place ?? null,
    sample: body.sample ?? null,
    reference: body.reference ?? null,
    balance: body.balance ?? null,
    ...(body.purpose === undefined ? {} : { purpose: body.purpose }),
    ...(body.asks === undefined ? {} : { asks: body.asks }),
    ...(body.stage === undefined || body.operation === undefined
      ? {}
      : { stage: { number: body.stage, operation: body.operation } }),
    ...(named === undefined
      ? {}
      : {
          retest: {
            replaces: named.replaces,
            rule: named.rule,
            cause: named.cause,
            elements: named.elements,
          },
        }),
    results: body.results,
    happenedAt: body.happenedAt ?? at,
    correctedBy: null,
    ...(body.by === undefined ? {} : { by: body.by }),
    ...(body.rawSha256 === undefined ? {} : { rawSha256: body.rawSha256 }),
    ...(body.arrival === undefined ? {} : { arrival: body.arrival }),
    ...(body.takingRule === undefined ? {} : { takingRule: body.takingRule }),
  };
}

/** A heat or object with one more retest. */
function withRetest<S extends HeatState | ObjectState>(
  state: S,
  { seq, body }: FactOf<'heat.retest-opened'> | FactOf<'object.retest-opened'>,
): S {
  const { replaces, rule, elements, names, cause } = body;
  const opened: RetestState = { seq, replaces, rule, elements, specimens: names, cause };
  return { ...state, retests: [...(state.retests ?? []), opened] };
}

/** A heat or object without a retest that was opened by mistake; unchanged by any other correction. */
export const withoutRetest = <S extends HeatState | ObjectState>(
  state: S,
  { body }: FactOf<'record.corrected'>,
): S =>
  state.retests && body.how === 'did-not-occur' && body.correctsKind.endsWith('.retest-opened')
    ? { ...state, retests: state.retests.filter(({ seq }) => seq !== body.correctsSeq) }
    : state;

type Sampled = FactOf<'lot.sampled'> | FactOf<'heat.sampled'> | FactOf<'object.sampled'>;

/** What a sample was asked for; a place in the bath says it too. */
export const purposeIn = ({ body: { purpose, place } }: Sampled): SamplePurpose =>
  purpose ?? (place === BATH ? 'bath' : 'product');

/** Metal one of whose samples is for that. */
export const withPurpose = <S extends { readonly purposes?: SamplePurposes }>(
  state: S,
  sample: string,
  purpose: SamplePurpose,
): S =>
  purpose === purposeOf(state, sample)
    ? state
    : { ...state, purposes: { ...state.purposes, [sample]: purpose } };

/** What a sample of metal was taken for. */
export const purposeOf = (
  { purposes = {} }: { readonly purposes?: SamplePurposes },
  sample: string,
): SamplePurpose => ownValue(purposes, sample) ?? 'product';

/**
 * True for an analysis that a release rests on: measured, and neither on the bath, which is still worked on, nor a control of the
 * laboratory, nor a check analysis within the purchaser's tolerance.
 */
export const countsInRelease = ({
  basis,
  place,
  purpose,
  asks,
}: Pick<AnalysisState, 'basis' | 'place' | 'purpose' | 'asks'>): boolean =>
  basis === 'measured' && place !== BATH && purpose !== 'control' && asks !== 'within-tolerance';

/** Name of the specimen of an analysis; one that names no sample is its own. */
export const specimenOf = ({ sample, analysis }: Pick<AnalysisState, 'sample' | 'analysis'>): string =>
  sample ?? analysis;

/** Names that specimens of metal were measured under or got by a retest, and of its analyses; also of those that were taken back. */
export function specimenNames({
  analyses,
  retests = [],
  replaced = [],
}: Pick<HeatState, 'analyses' | 'retests' | 'replaced'>): ReadonlySet<string> {
  const told = [...analyses, ...replaced.map(({ analysis }) => analysis)];
  return new Set([
    ...retests.flatMap(({ specimens }) => specimens),
    ...told.flatMap((one) => [one.analysis, specimenOf(one)]),
  ]);
}

/** Analyses after one of them was corrected (new results) or withdrawn (`did-not-occur`). */
export function correctAnalyses(
  analyses: readonly AnalysisState[],
  { body, seq }: FactOf<'record.corrected'>,
): readonly AnalysisState[] {
  const corrected = body.correctsSeq;
  if (body.how === 'did-not-occur') return analyses.filter((analysis) => analysis.seq !== corrected);
  return analyses.map((analysis) =>
    analysis.seq === corrected && body.results
      ? { ...analysis, results: body.results, correctedBy: seq }
      : analysis,
  );
}

/** A heat or object after a decision on it. A prediction leaves no mark on what its measured results may become. */
export function withRelease<S extends HeatState | ObjectState>(
  state: S,
  { body, seq }: FactOf<'heat.released'> | FactOf<'object.released'>,
): S {
  const failed = !body.predicted && body.verdict === 'FAIL' ? seq : state.judged?.failed;
  const release: ReleaseState = {
    seq,
    verdict: body.verdict,
    predicted: body.predicted,
    specification: body.specification,
    reasons: body.reasons ?? [],
    ...(body.outside === undefined ? {} : { outside: body.outside }),
    ...(failed === undefined ? {} : { failed }),
  };
  if (body.predicted) return { ...state, release };
  const judged: JudgedState = {
    verdicts: [...(state.judged?.verdicts ?? []), seq],
    specimens: Math.max(body.specimens ?? 1, state.judged?.specimens ?? 1),
    ...(failed === undefined ? {} : { failed }),
  };
  return { ...state, release, judged };
}

/** A heat or object whose decision is gone because an analysis of it was withdrawn or put right. */
export function withCorrectedAnalysis<S extends HeatState | ObjectState>(
  state: S,
  entry: FactOf<'record.corrected'>,
): S {
  const { body, seq } = entry;
  const analysis = state.analyses.find((one) => one.seq === body.correctsSeq);
  const after = { ...state, analyses: correctAnalyses(state.analyses, entry), release: null };
  if (analysis === undefined || !countsInRelease(analysis)) return after;
  if (body.cause === undefined && state.judged !== undefined) return withoutFail(after);
  const replaced: ReplacedAnalysis = {
    seq,
    how: body.how,
    ...(body.cause === undefined ? {} : { cause: body.cause }),
    reason: body.reason,
    by: body.by ?? '',
    ...(body.document === undefined ? {} : { document: body.document }),
    analysis,
  };
  return {
    ...after,
    ...repeated(state, analysis, body.repeat),
    replaced: [...(state.replaced ?? []), replaced],
  };
}

/** The retests after a specimen of one of them was tested invalidly: its repeat takes its place. */
function repeated({ retests }: Retested, analysis: AnalysisState, repeat: string | undefined): Retested {
  if (retests === undefined || repeat === undefined) return {};
  const specimen = specimenOf(analysis);
  return {
    retests: retests.map((one) => ({
      ...one,
      specimens: one.specimens.map((name) => (name === specimen ? repeat : name)),
    })),
  };
}

/** After a FAIL only ledgers of before there were assigned causes hold a correction without one: there it answered the FAIL. */
function withoutFail<S extends HeatState | ObjectState>(state: S): S {
  if (state.judged === undefined) return state;
  const { failed: _, ...judged } = state.judged;
  return { ...state, judged };
}

/** True for a correction that changes what an analysis says. */
export const correctsAnalysis = ({ body }: FactOf<'record.corrected'>): boolean =>
  body.correctsKind.endsWith('.analysed') && (body.how === 'did-not-occur' || body.results !== undefined);

/** A heat or object with one more certificate, resting on the release that held when it was issued. */
function withCertificate<S extends HeatState | ObjectState>(
  state: S,
  { body, seq }: FactOf<'cert.issued'>,
): S {
  if (body.certificate !== undefined && hashOfText(body.certificate) !== body.payloadSha256)
    throw new BalanceError(`the certificate in record ${seq} does not match its hash`);
  const customer = body.certificate === undefined ? undefined : customerOf(body.certificate);
  const certificate: CertificateState = {
    seq,
    number: body.number ?? '',
    sha256: body.payloadSha256,
    release: state.release?.seq ?? -1,
    ...(body.covers_g === undefined ? {} : { covers_g: body.covers_g }),
    ...(customer === undefined ? {} : { customer }),
  };
  return { ...state, certificates: [...(state.certificates ?? []), certificate] };
}

/** Customer that a certificate names; undefined where its text says none. */
function customerOf(certificate: string): string | undefined {
  const { customer } = (JSON.parse(certificate) ?? {}) as { readonly customer?: { readonly name?: unknown } };
  return typeof customer?.name === 'string' ? customer.name : undefined;
}

/** A heat or object after a record that both can have, and no lot; undefined when the record is none of these. */
export function evolveJudged<S extends HeatState | ObjectState>(state: S, entry: Fact): S | undefined {
  const certified = (change: (one: CertificateState) => Partial<CertificateState>, sha256: string): S => ({
    ...state,
    certificates: (state.certificates ?? []).map((one) =>
      one.sha256 === sha256 ? { ...one, ...change(one) } : one,
    ),
  });
  switch (entry.kind) {
    case 'heat.retest-opened':
    case 'object.retest-opened':
      return withRetest(state, entry);
    case 'cert.issued':
      return withCertificate(state, entry);
    case 'cert.signed':
    case 'cert.countersigned': {
      const { verifierKey, payloadSha256 } = entry.body;
      const by = entry.kind === 'cert.signed' ? 'signedWith' : 'countersignedWith';
      return certified((one) => ({ [by]: [...(one[by] ?? []), verifierKey] }), payloadSha256);
    }
    case 'cert.withdrawn': {
      const { reason, supersededBy = null, payloadSha256 } = entry.body;
      return certified(() => ({ withdrawn: { seq: entry.seq, reason, supersededBy } }), payloadSha256);
    }
    default:
      return undefined;
  }
}

/** Certificates that were not withdrawn. */
export const standingCertificates = ({
  certificates = [],
}: Pick<HeatState | ObjectState, 'certificates'>): readonly CertificateState[] =>
  certificates.filter(({ withdrawn }) => withdrawn === undefined);

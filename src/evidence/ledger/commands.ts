import type {
  AdviceDecision,
  AnalysisBasis,
  ContentUnit,
  CorrectionReason,
  Disposition,
  IdentificationVerdict,
  LotClass,
  OriginClass,
  Subject,
  Verdict,
} from '../../metal/alloy/words.ts';

/**
 * What may be asked of the ledger. Ids are bare ("R-1001"); fields that may name a lot, a heat or an object take a
 * subject ("lot:R-1001"). Masses are integer grams. Commands are plain JSON: their canonical hash is what an
 * idempotency key stands for.
 */
export type Command =
  | ReceiveLots
  | GateCheck
  | ProcessLot
  | RecordAnalysis
  | RecordIdentification
  | ClearLot
  | HoldLot
  | PlanHeat
  | CancelHeat
  | ChargeHeat
  | MeltHeat
  | CastHeat
  | CutObject
  | LogHeat
  | AnswerAdvice
  | TakeSample
  | Release
  | Dispose
  | Certify
  | Ship
  | Correct
  | Batch;

/** Several commands in order, all or nothing: an import of lots with their analyses. */
export interface Batch {
  readonly type: 'batch';
  readonly commands: readonly Exclude<Command, Batch>[];
}

interface Told {
  /** When it happened (ISO 8601 with zone). Default: when it is recorded. Never later than that. */
  readonly happenedAt?: string;
  /** Who did or decided it. Confidential in the record. */
  readonly by?: string;
}

export interface LotReceipt {
  readonly lot: string;
  readonly mass_g: number;
  /** turnings, castings, blades, briquette, bar ... */
  readonly form: string;
  readonly lotClass: LotClass;
  readonly originClass?: OriginClass;
  readonly supplier?: string;
  /** Customer whose metal it stays (tolling). Absent = the plant's own. */
  readonly owner?: string;
  /** Grade or material id it is declared to be; never evidence of what it is. */
  readonly declaredGrade?: string;
  /** How many times the metal has been molten in this plant. */
  readonly generation?: number;
  /** No such metal exists: a demonstration, an exercise. Marks every certificate that it reaches. */
  readonly specimen?: boolean;
  /** DOI, delivery note, certificate number. */
  readonly reference?: string;
  readonly note?: string;
  readonly happenedAt?: string;
}

/** Books lots, all or nothing. They arrive on hold. */
export interface ReceiveLots {
  readonly type: 'receiveLots';
  readonly lots: readonly LotReceipt[];
  readonly by?: string;
}

export interface GateCheckItem {
  /** radioactivity, sealed-containers, oil, magnetism ... */
  readonly check: string;
  readonly verdict: Verdict;
  /** Reading as printed, with its unit. */
  readonly text?: string;
  readonly unit?: string;
  readonly reason?: string;
}

/** Checks at the gate. The verdict of the lot is the worst of its checks. */
export interface GateCheck extends Told {
  readonly type: 'gateCheck';
  readonly lot: string;
  readonly checks: readonly GateCheckItem[];
}

/**
 * A lot on hold was prepared (washed, stripped, shredded): `wet_g` of it on the scale before, `clean_g` after. The
 * losses say where every gram between the two went; they leave the lot for good.
 */
export interface ProcessLot extends Told {
  readonly type: 'processLot';
  readonly lot: string;
  readonly treatment: string;
  readonly wet_g: number;
  readonly clean_g: number;
  readonly losses?: readonly Loss[];
}

/** One element as printed: text "<0.1", unit "ppm". `sd` is one standard deviation in the same unit. */
export interface AnalysisResult {
  readonly element: string;
  readonly text: string;
  readonly unit: ContentUnit;
  readonly sd?: string;
}

/** One analysis by one method on one named thing. Imputed contents are an analysis of their own, basis `imputed`. */
export interface RecordAnalysis extends Told {
  readonly type: 'recordAnalysis';
  readonly of: Subject;
  /** Unique per subject. */
  readonly analysis: string;
  readonly basis: AnalysisBasis;
  /** Method id of `data/`, or the prior that imputed it. */
  readonly method: string;
  readonly laboratory?: string;
  readonly place?: string;
  readonly sample?: string;
  readonly reference?: string;
  /** Element found by difference. */
  readonly balance?: string;
  readonly results: readonly AnalysisResult[];
  /** SHA-256 of the laboratory's report. */
  readonly documentSha256?: string;
}

export interface RecordIdentification extends Told {
  readonly type: 'recordIdentification';
  readonly lot: string;
  readonly verdict: IdentificationVerdict;
  /** Probabilities as decimal text. */
  readonly candidates: readonly { readonly grade: string; readonly probability: string }[];
  readonly equivalent?: readonly string[];
  /** SHA-256 of the identify document. */
  readonly documentSha256?: string;
}

/**
 * Lifts the hold. Needs a passed gate check, an analysis that is not imputed, and an identification with verdict
 * `identified` or a named override of it that has not expired.
 */
export interface ClearLot extends Told {
  readonly type: 'clearLot';
  readonly lot: string;
  /** Grade or material the lot may be used as. */
  readonly grade: string;
  readonly reason: string;
  readonly override?: { readonly by: string; readonly reason: string; readonly expires: string };
}

/** Puts a lot (back) on hold. Its reservations stay, draws are refused. */
export interface HoldLot extends Told {
  readonly type: 'holdLot';
  readonly lot: string;
  readonly reason: string;
}

/** A mass out of a lot, or out of an object that is melted again (electrode). */
export interface Portion {
  readonly from: Subject;
  readonly mass_g: number;
}

/** Plans a heat and reserves for it; planning it again before the first charge replaces its reservations. */
export interface PlanHeat extends Told {
  readonly type: 'planHeat';
  readonly heat: string;
  readonly target: { readonly grade?: string; readonly specification?: string; readonly mass_g?: number };
  /** Customer whose metal the heat is. Absent = the plant's own. */
  readonly owner?: string;
  /** The customer agreed to additions from the plant's own virgin metal and addition alloys. */
  readonly ownAdditions?: boolean;
  readonly reservations: readonly Portion[];
  /** SHA-256 of the plan document. */
  readonly documentSha256?: string;
}

/** Gives up a planned heat; its reservations become free. */
export interface CancelHeat extends Told {
  readonly type: 'cancelHeat';
  readonly heat: string;
  readonly reason: string;
}

/** Draws metal into the furnace; may be repeated (additions) until the heat is melted. Uses the heat's reservations first. */
export interface ChargeHeat extends Told {
  readonly type: 'chargeHeat';
  readonly heat: string;
  readonly draws: readonly Portion[];
}

/** Where declared metal went: fume, slag, skull thrown away, kerf, grinding. */
export interface Loss {
  readonly to: string;
  readonly mass_g: number;
}

interface Balanced {
  readonly losses?: readonly Loss[];
  /** What the scales may be off by [g]. Default: 0.5 % of what went in. */
  readonly tolerance_g?: number;
}

/** Closes the charge. What is not explained within the tolerance marks the heat unbalanced; it is never dropped. */
export interface MeltHeat extends Told, Balanced {
  readonly type: 'meltHeat';
  readonly heat: string;
  /** VIM, EBCHM, ESR, VAR ... */
  readonly process: string;
  readonly output_g: number;
  /** SHA-256 of the furnace log or the simulate document. */
  readonly documentSha256?: string;
}

export interface NewObject {
  readonly object: string;
  /** ingot, electrode, stick, bar ... */
  readonly form: string;
  readonly mass_g: number;
}

/** Metal that becomes a new revert lot (skull, sprue, crop); it arrives on hold like any lot. */
export interface NewRevert {
  readonly lot: string;
  readonly form: string;
  readonly mass_g: number;
}

export interface CastHeat extends Told, Balanced {
  readonly type: 'castHeat';
  readonly heat: string;
  readonly objects: readonly NewObject[];
  readonly reverts?: readonly NewRevert[];
}

/** Cuts up a whole object into pieces, revert lots and losses. */
export interface CutObject extends Told, Balanced {
  readonly type: 'cutObject';
  readonly object: string;
  readonly pieces: readonly NewObject[];
  readonly reverts?: readonly NewRevert[];
}

/** How the furnace ran on a heat; the latest log counts. */
export interface LogHeat extends Told {
  readonly type: 'logHeat';
  readonly heat: string;
  readonly furnace: string;
  /** Canonical JSON: settings as they ran, melt, sample times. */
  readonly log: string;
}

/** A named melter takes or declines advice. Nothing is moved by it. */
export interface AnswerAdvice {
  readonly type: 'answerAdvice';
  readonly heat: string;
  /** SHA-256 of the advise document that was answered. */
  readonly documentSha256: string;
  readonly decision: AdviceDecision;
  readonly by: string;
  /** The advice in words, as the melter saw it. */
  readonly advice: string;
  readonly reason?: string;
  readonly happenedAt?: string;
}

export interface TakeSample extends Told {
  readonly type: 'takeSample';
  readonly of: Subject;
  readonly sample: string;
  readonly place?: string;
  /** Taken out of the lot or object; absent = not weighed. */
  readonly mass_g?: number;
}

/** The decision whether metal meets its specification. A predicted composition can be at best HOLD. */
export interface Release extends Told {
  readonly type: 'release';
  readonly of: Subject;
  readonly verdict: Verdict;
  readonly predicted: boolean;
  readonly specification: string;
  readonly reasons: readonly string[];
  /** SHA-256 of the release document. */
  readonly documentSha256?: string;
}

export interface Dispose extends Told {
  readonly type: 'dispose';
  readonly of: Subject;
  readonly disposition: Disposition;
  readonly reason: string;
}

/** A certificate of released metal was issued. */
export interface Certify extends Told {
  readonly type: 'certify';
  readonly of: Subject;
  readonly number: string;
  /** EN 10204 type, in words. */
  readonly certificateType: string;
  /** The whole certificate as canonical JSON. Confidential in the record; its SHA-256 is not. */
  readonly certificate: string;
}

/** An object leaves the plant: released, or disposed of as sold. */
export interface Ship extends Told {
  readonly type: 'ship';
  readonly object: string;
  /** Who gets it. Confidential in the record. */
  readonly to: string;
  readonly order?: string;
  /** SHA-256 of the certificate that goes with it. */
  readonly certificateSha256?: string;
}

/**
 * Corrects an earlier record by a new one; nothing is edited. `values` replaces fields of `lot.received` (mass_g,
 * form, supplier, declaredGrade, originClass, reference) or the `results` of an analysis; `did-not-occur` withdraws a
 * lot nothing was taken from, a gate check, an analysis or an identification.
 */
export interface Correct extends Told {
  readonly type: 'correct';
  readonly seq: number;
  readonly how: CorrectionReason;
  readonly reason: string;
  readonly values?: {
    readonly mass_g?: number;
    readonly form?: string;
    readonly supplier?: string;
    readonly declaredGrade?: string;
    readonly originClass?: OriginClass;
    readonly reference?: string;
    readonly results?: readonly AnalysisResult[];
  };
}

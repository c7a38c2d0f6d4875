import type { UsedAmounts } from '../../foundation/quantity/heat-use.ts';
import type {
  Addition,
  AnalysisAsks,
  AnalysisBasis,
  AssignedCause,
  CorrectionReason,
  Disposition,
  IdentificationVerdict,
  LotClass,
  OriginClass,
  PointDecision,
  SamplePurpose,
  ShiftStep,
  Subject,
  Verdict,
} from '../../metal/alloy/words.ts';
import type { Hand } from '../../metal/plant/person.ts';
import type { Said } from '../records/kinds.ts';

/** Metal: what can be analysed, sampled, released or disposed of. */
export type MetalState = LotState | HeatState | ObjectState;

/** One element as printed: text "<0.1", unit "ppm". `sd` is one standard deviation in the same unit. */
export type AnalysisResult = Said<'lot.analysed'>['results'][number];

/** One check at the gate. */
export type GateCheckItem = Said<'lot.gate-checked'>['checks'][number];

/** An analysis as booked, results exactly as printed. */
export interface AnalysisState {
  readonly analysis: string;
  /** Record that holds it. */
  readonly seq: number;
  readonly basis: AnalysisBasis;
  readonly method: string;
  readonly laboratory: string | null;
  readonly place: string | null;
  readonly sample: string | null;
  readonly reference: string | null;
  readonly balance: string | null;
  /** What its sample was taken for, where that is neither the product nor the bath. */
  readonly purpose?: SamplePurpose;
  /** Of one booked after a release: why it asks and does not suspend. */
  readonly asks?: AnalysisAsks;
  /** Operation of the route at whose end a prediction holds, and its number from 1; absent where none was told. */
  readonly stage?: { readonly number: number; readonly operation: string };
  /** Of a further specimen: the failed one that it answers, by which rule, and the assigned cause of the failure. */
  readonly retest?: Pick<RetestState, 'replaces' | 'rule' | 'cause' | 'elements'>;
  readonly results: readonly AnalysisResult[];
  readonly happenedAt: string;
  /** Record that replaced its results; they are the new ones. An analysis that did not occur is in no state. */
  readonly correctedBy: number | null;
  /** Who measured; absent where nobody was told. */
  readonly by?: string;
  /** Where its results arrived by themselves: SHA-256 of that file, and under which id it is kept. */
  readonly rawSha256?: string;
  readonly arrival?: string;
  /** Rule by which they were taken, where no person took them. */
  readonly takingRule?: string;
}

/** An analysis as it was before it was withdrawn, or put right. */
export interface ReplacedAnalysis {
  /** Record of the correction. */
  readonly seq: number;
  readonly how: CorrectionReason;
  /** Absent for one that was withdrawn, or put right, before any verdict. */
  readonly cause?: AssignedCause;
  readonly reason: string;
  readonly by: string;
  /** Paper that shows the cause. */
  readonly document?: string;
  readonly analysis: AnalysisState;
}

/** A retest that was opened before its specimens were measured. */
export interface RetestState {
  /** Record that opened it. */
  readonly seq: number;
  /** The failed specimen. */
  readonly replaces: string;
  readonly rule: string;
  readonly elements: readonly string[];
  /** The further specimens; one that was tested invalidly has given way to its repeat. */
  readonly specimens: readonly string[];
  readonly cause: string;
}

/** Purposes by sample. */
export type SamplePurposes = Readonly<Record<string, SamplePurpose>>;

/** A recall that reached metal. */
export interface RecalledState {
  /** Number of the recall, and the record of it. */
  readonly recall: string;
  readonly seq: number;
  readonly on: string;
  /** Fraction of the metal that came from what was recalled [1]. */
  readonly share: number;
}

/** What is known of any metal. */
interface Tested {
  readonly id: string;
  readonly subject: Subject;
  readonly samples: readonly string[];
  /** What samples were asked for, also of one that was withdrawn; a sample without a line is of the product. */
  readonly purposes?: SamplePurposes;
  readonly analyses: readonly AnalysisState[];
  /** Of a heat or object; absent until the first. */
  readonly retests?: readonly RetestState[];
  readonly disposition: Disposition | null;
  /** Recalls that reached it, or what it came out of; absent until the first. */
  readonly recalled?: readonly RecalledState[];
}

/** What was decided on a heat or object. */
interface Decided {
  readonly release: ReleaseState | null;
  /** Absent until the first verdict on measured results. */
  readonly judged?: JudgedState;
  /** Measured analyses withdrawn or put right, oldest first; absent until the first. */
  readonly replaced?: readonly ReplacedAnalysis[];
  /** Absent until the first. */
  readonly certificates?: readonly CertificateState[];
}

/** What lots and objects have in common: metal that can be spoken for and taken. */
export interface Stock extends Tested {
  /** Genealogy node = sequence of the record that made it. */
  readonly node: number;
  readonly mass_g: number;
  /** By heat id. */
  readonly reserved_g: Readonly<Record<string, number>>;
  /** By heat id; samples under `sample:<id>`, what preparing took away under `loss:<where to>`, what was shipped of a lot under `shipped:<record>`. */
  readonly drawn_g: Readonly<Record<string, number>>;
  /** Customer, or null for the plant's own metal. */
  readonly owner: string | null;
  readonly form: string;
  readonly generation: number;
  /** Subject it came out of: a heat, a cut object, or null when it came in at the gate. */
  readonly from: Subject | null;
  /** Node of `from`. */
  readonly fromNode: number | null;
}

export interface LotState extends Stock {
  readonly type: 'lot';
  readonly hands?: readonly Hand[];
  readonly status: 'hold' | 'cleared' | 'void';
  readonly holdReason: string | null;
  /** Set while a person holds it; two others' hands lift that: who proposes, and who clears. Absent until the first. */
  readonly held?: {
    readonly seq: number;
    readonly by: string | null;
    readonly lift: { readonly by: string; readonly reason: string } | null;
  } | null;
  /** Heat that it came out of, also through an object that was cut; absent where it came in at the gate. */
  readonly heat?: string;
  readonly lotClass: LotClass;
  readonly originClass: OriginClass | null;
  readonly supplier: string | null;
  readonly declaredGrade: string | null;
  readonly reference: string | null;
  readonly note: string | null;
  /** Present where what was paid for it was booked: of one kilogram. */
  readonly price?: NonNullable<Said<'lot.received'>['price']>;
  /** Present where the number of its paper was booked. */
  readonly certificate?: string;
  readonly receivedAt: string;
  /** Present where no such metal exists: a demonstration. */
  readonly specimen?: true;
  /** Analyses that were ordered and not booked yet; absent without any. */
  readonly ordered?: readonly {
    readonly seq: number;
    readonly method: string;
    readonly elements: readonly string[];
    readonly heat: string | null;
    readonly by: string | null;
    readonly happenedAt: string;
  }[];
  readonly gate: (Pick<Said<'lot.gate-checked'>, 'verdict' | 'checks'> & { readonly seq: number }) | null;
  /** Latest preparation; absent until the first. */
  readonly processed?: Pick<Said<'lot.processed'>, 'treatment' | 'wet_g' | 'clean_g'> & {
    readonly seq: number;
  };
  readonly identification: {
    readonly seq: number;
    readonly verdict: IdentificationVerdict;
    readonly candidates: readonly { readonly grade: string; readonly probability: string }[];
    readonly equivalent: readonly string[];
  } | null;
  /** Grade or material it was cleared as. */
  readonly clearedAs: string | null;
  /** What of it left the plant; absent without any. */
  readonly shipments?: readonly (NonNullable<ObjectState['shipment']> & { readonly mass_g: number })[];
}

/** A result that failed, or is part of a sum that did. */
export type OutsideResult = NonNullable<Said<'heat.released'>['outside']>[number];

export interface ReleaseState {
  readonly seq: number;
  readonly verdict: Verdict;
  readonly predicted: boolean;
  readonly specification: string;
  readonly reasons: readonly string[];
  /** Of a FAIL, what may be retested; absent where its record does not say. */
  readonly outside?: readonly OutsideResult[];
  /** Record of the latest FAIL of the metal, this one or one before it (`JudgedState`); absent when it never failed. */
  readonly failed?: number;
}

/** What the verdicts on measured results of a heat or object leave behind; a new verdict or a step taken back keeps it. */
export interface JudgedState {
  /** Most further specimens that the specifications of these verdicts ask for. */
  readonly specimens: number;
  /** Record of the latest FAIL; absent when it never failed. */
  readonly failed?: number;
  /** Records of these verdicts, oldest first. */
  readonly verdicts?: readonly number[];
}

/** Leak-up rate of a furnace, measured before a heat. */
export interface LeakState {
  /** Record that holds it. */
  readonly seq: number;
  readonly furnace: string;
  readonly leak_Pa_m3_per_s: number;
  /** Hold limit at that time; null = none. */
  readonly limit_Pa_m3_per_s: number | null;
  /** Why a rate above the limit was accepted. */
  readonly accepted: string | null;
  readonly by: string | null;
  readonly happenedAt: string;
}

/** Metal that went into the furnace at one time. */
export interface ChargeState {
  /** Record that holds it. */
  readonly seq: number;
  readonly happenedAt: string;
  readonly by: string | null;
  /** null = as planned. */
  readonly addition: Addition | null;
  /** Why it was added without a plan. */
  readonly reason: string | null;
  /** Its masses are those of the plan; absent = weighed. */
  readonly asPlanned?: true;
  /** Metal of the plan that was not there, and why; absent = nothing was said to be missing. */
  readonly missing?: NonNullable<Said<'heat.charged'>['missing']>;
  /** Furnace that it names, where the plan named none. */
  readonly furnace?: string;
  /** `reserved_g` of each portion were reserved for the heat before. */
  readonly portions: readonly {
    readonly from: Subject;
    readonly node: number;
    readonly mass_g: number;
    readonly reserved_g: number;
    readonly generation: number;
  }[];
}

/** What one step of a heat lost, and what it left unexplained [g]. */
export interface StepBalance {
  readonly seq: number;
  readonly losses_g: Readonly<Record<string, number>>;
  readonly unbalanced_g: number;
  /** Who melted or cast; absent where nobody was told. */
  readonly by?: string;
}

/** A certificate that was issued, and the record of the release it rests on. */
export interface CertificateState {
  readonly seq: number;
  readonly number: string;
  readonly sha256: string;
  readonly release: number;
  /** Of a heat: mass that it covers [g]; absent where its record does not say so. */
  readonly covers_g?: number;
  /** Customer that it names; absent where it names none. */
  readonly customer?: string;
  /** Keys that it was signed with; absent until the first. */
  readonly signedWith?: readonly string[];
  /** Keys of a second party that signed it (type 3.2); absent until the first. */
  readonly countersignedWith?: readonly string[];
  /** Present once it no longer stands. */
  readonly withdrawn?: {
    readonly seq: number;
    readonly reason: string;
    readonly supersededBy: string | null;
  };
}

export interface ObjectState extends Stock, Decided {
  readonly type: 'object';
  /** Hands on it and on what it was cut from; absent until the first. */
  readonly hands?: readonly Hand[];
  /** `cut`: it no longer exists as itself; `shipped`: it left the plant; `void`: it was never cast. */
  readonly status: 'held' | 'released' | 'failed' | 'cut' | 'shipped' | 'void';
  /** Heat it was cast from, also for pieces of pieces. */
  readonly heat: string;
  /** Metal without explanation at the cuts that it came out of, and at its own [g]. */
  readonly unbalanced_g: number;
  /** Present while it is cut up: what came out of it, and what nobody has explained of it [g]. */
  readonly cut?: {
    readonly seq: number;
    readonly outputs: readonly { readonly to: Subject; readonly mass_g: number }[];
    readonly unbalanced_g: number;
  };
  /** Set while a person holds it: it is neither used nor shipped until it is released anew. Absent until the first. */
  readonly held?: HoldState | null;
  /** Present while it is shipped. */
  readonly shipment?: {
    readonly seq: number;
    readonly to: string;
    readonly order: string | null;
    readonly certificateSha256: string | null;
    readonly happenedAt: string;
  };
  /** What quality decided on it since it left: no disposition of what lies in the yard. Absent until then, and once it is back. */
  readonly decidedSince?: { readonly seq: number; readonly disposition: Disposition };
}

/** That a person holds an object, and why. */
export interface HoldState {
  readonly seq: number;
  readonly by: string | null;
  readonly reason: string;
}

/** A hold or witness point of a heat, and what was decided at it. */
export type HoldPointState = NonNullable<Said<'heat.planned'>['holdPoints']>[number] & {
  /** In order; one that was taken back is in no state. */
  readonly stamps: readonly StampState[];
};

/** A line of a make-up sheet that was weighed and not charged when the heat was handed over. */
export type WeighedLine = NonNullable<Said<'heat.shift'>['weighed']>[number];

/** One decision at a point. */
export interface StampState {
  readonly seq: number;
  readonly decision: PointDecision;
  readonly by: string;
  readonly remark: string | null;
  readonly happenedAt: string;
}

export interface HeatState extends Tested, Decided {
  readonly type: 'heat';
  /** Who charged, melted, analysed and corrected it; absent until the first. */
  readonly hands?: readonly Hand[];
  /** Genealogy node = sequence of its latest charge; null before the first. */
  readonly node: number | null;
  readonly status: 'planned' | 'charged' | 'melted' | 'cast' | 'cancelled';
  readonly target: {
    readonly grade: string | null;
    readonly specification: string | null;
    readonly mass_g: number | null;
  };
  readonly owner: string | null;
  readonly ownAdditions: boolean;
  /** Operations that it is planned through, as JSON; null where the plan had none. */
  readonly route: string | null;
  /** Furnace that it is planned for; absent where the plan names none. */
  readonly furnace?: string;
  /** How the customer pays, as JSON; absent where nobody said. */
  readonly contract?: string;
  /** All that the plan reserved; `reserved_g` is what is left of it. */
  readonly planned_g: Readonly<Record<Subject, number>>;
  readonly reserved_g: Readonly<Record<Subject, number>>;
  /** What a kilogram was counted at when it was planned; absent = not recorded. */
  readonly planned_usd_per_kg?: Readonly<Record<Subject, number>>;
  /** In order; one that did not happen is in no state. */
  readonly charges: readonly ChargeState[];
  readonly inputs: readonly { readonly from: Subject; readonly node: number; readonly mass_g: number }[];
  readonly input_g: number;
  readonly process: string | null;
  readonly output_g: number | null;
  readonly losses_g: Readonly<Record<string, number>>;
  /** Metal without explanation beyond the scale tolerance [g], summed over its steps; 0 = balanced. */
  readonly unbalanced_g: number;
  /** Of melting and casting: what the two fields above are the sums of. */
  readonly balances: readonly StepBalance[];
  readonly outputs: readonly { readonly to: Subject; readonly mass_g: number }[];
  readonly generation: number;
  /** Leak-up rates in the order of measuring; absent until the first. */
  readonly leaks?: readonly LeakState[];
  /** Latest furnace log; absent until the first. */
  readonly log?: { readonly seq: number; readonly furnace: string; readonly text: string };
  /** What it used beside metal, in the units of `HEAT_USES`; absent until the first. */
  readonly used?: UsedAmounts;
  /** Hand-overs from shift to shift, in order; absent until the first. */
  readonly shifts?: readonly {
    readonly seq: number;
    readonly step: ShiftStep;
    readonly by: string | null;
    readonly note: string | null;
    readonly happenedAt: string;
    /** Lines of the make-up sheet that were weighed and not charged; absent where none were. */
    readonly weighed?: readonly WeighedLine[];
  }[];
  /** Advice that a melter answered; absent until the first. */
  readonly advice?: readonly (Pick<Said<'heat.advised'>, 'documentSha256' | 'decision' | 'by' | 'advice'> & {
    readonly seq: number;
    readonly reason: string | null;
    readonly happenedAt: string;
  })[];
  /** Limits that the furnace left open when it was planned, and the sample that settles each; absent where there were none. */
  readonly open?: NonNullable<Said<'heat.planned'>['open']>;
  /** It is planned below what was asked: how far it comes, who planned it all the same, and who accepted it; null = nobody yet. */
  readonly below?: NonNullable<Said<'heat.planned'>['below']> & {
    readonly by: string | null;
    readonly plannedAt: string;
    readonly accepted: {
      readonly by: string | null;
      readonly reason: string;
      readonly happenedAt: string;
    } | null;
  };
  /** Hold and witness points; absent where the heat has none. */
  readonly holdPoints?: readonly HoldPointState[];
  /** Latest booked footprint; absent until the first. */
  readonly footprint?: { readonly seq: number; readonly total: string; readonly unit: string };
  /** Cost that was posted last; absent until the first. */
  readonly cost?: { readonly seq: number; readonly totalUsd: string };
}

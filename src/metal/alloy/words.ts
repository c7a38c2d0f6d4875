/** Closed word lists that records and documents share, each once. */

/** What a return is, in the words of the trade. */
export const LOT_CLASSES = [
  'internal-revert',
  'customer-return',
  'purchased-scrap',
  'end-of-life',
  'virgin',
  'addition-alloy',
  'master-heat',
] as const;
export type LotClass = (typeof LOT_CLASSES)[number];

/**
 * Origin in the sense of ISO 14021, fixed at intake with evidence; written as `class` in the record. A lot without one
 * never counts as recycled content, and neither does internal revert.
 */
export const ORIGIN_CLASSES = [
  'post-consumer',
  'pre-consumer-external',
  'internal-revert',
  'virgin',
] as const;
export type OriginClass = (typeof ORIGIN_CLASSES)[number];

/** What metal of a specification is sold as. Remelt stock is melted once more before anything is made of it. */
export const PRODUCT_FORMS = ['cast', 'wrought', 'powder', 'remelt stock'] as const;
export type ProductForm = (typeof PRODUCT_FORMS)[number];

export const VERDICTS = ['PASS', 'FAIL', 'HOLD'] as const;
export type Verdict = (typeof VERDICTS)[number];

/** Analyses with this place are taken to steer the heat, not to release it. */
export const BATH = 'bath';

/**
 * What a sample is taken for, fixed when it is asked for: the metal as it is delivered, the melt while it is steered, a control
 * of the laboratory, or a purchaser's check analysis.
 */
export const SAMPLE_PURPOSES = ['product', 'bath', 'control', 'check'] as const;
export type SamplePurpose = (typeof SAMPLE_PURPOSES)[number];

/** Why a measurement after the release is a question and no doubt: its method cannot decide, or the purchaser's tolerance holds it. */
export const ANALYSIS_ASKS = ['unfit-method', 'within-tolerance'] as const;
export type AnalysisAsks = (typeof ANALYSIS_ASKS)[number];

/** What the numbers of an analysis rest on. An imputed trace stays recognisable in every later step. */
export const ANALYSIS_BASES = ['measured', 'certificate', 'nominal', 'imputed', 'predicted'] as const;
export type AnalysisBasis = (typeof ANALYSIS_BASES)[number];

export const CONTENT_UNITS = ['wt%', 'ppm', 'ppb'] as const;
export type ContentUnit = (typeof CONTENT_UNITS)[number];

export const IDENTIFICATION_VERDICTS = ['identified', 'ambiguous', 'mixed', 'unknown'] as const;
export type IdentificationVerdict = (typeof IDENTIFICATION_VERDICTS)[number];

/** What may be done with metal that did not pass. A FAIL is never overridden, it is disposed of. */
export const DISPOSITIONS = [
  'remelt',
  'downgrade',
  'return-to-supplier',
  'sell',
  'scrap',
  /** Of metal that has left: its customer is told, and keeps it. */
  'notify',
] as const;
export type Disposition = (typeof DISPOSITIONS)[number];

/** What is done about an analysis that a lot lacks. */
export const ANALYSIS_ORDER_STEPS = ['ordered', 'given-up'] as const;

/** What a shift does with a heat when it ends, and the next one when it begins. */
export const SHIFT_STEPS = ['handed-over', 'taken-over'] as const;
export type ShiftStep = (typeof SHIFT_STEPS)[number];

/** Steps of a heat that a hold or witness point stands before, in order; `release` is the hand-over of the ingots. */
export const POINT_STEPS = ['charge', 'power-on', 'addition', 'pour', 'cast', 'release'] as const;
export type PointStep = (typeof POINT_STEPS)[number];

/** Hold: no work without the stamp. Witness: the inspector is called, and work may go on when they did not come in time. */
export const POINT_KINDS = ['hold', 'witness'] as const;
export type PointKind = (typeof POINT_KINDS)[number];

/** What is said at a point: the inspector was called, stamped it, or did not come; or quality gave it up. */
export const POINT_DECISIONS = ['called', 'accepted', 'rejected', 'absent', 'waived'] as const;
export type PointDecision = (typeof POINT_DECISIONS)[number];
/** Decisions after which work goes on. */
export const CLEARING_DECISIONS: readonly PointDecision[] = ['accepted', 'absent', 'waived'];
/** Roles that stamp a point, by the role that it names: quality may do what an inspector does. */
export const STAMPED_BY = {
  inspector: ['inspector', 'quality'],
  quality: ['quality'],
  certifier: ['certifier'],
  analyst: ['analyst'],
} as const;

/** What is decided on samples of a file of results that arrived: whose they are, that they count, or that they do not. */
export const SETTLING_STEPS = ['matched', 'taken', 'refused'] as const;
export type SettlingStep = (typeof SETTLING_STEPS)[number];

/** What a melter does with advice. */
export const ADVICE_DECISIONS = ['accepted', 'declined'] as const;
export type AdviceDecision = (typeof ADVICE_DECISIONS)[number];

/** Reason codes of a correction (EPCIS 2.0 error reasons). */
export const CORRECTION_REASONS = ['incorrect-data', 'did-not-occur'] as const;
export type CorrectionReason = (typeof CORRECTION_REASONS)[number];

/** Why a result on which metal was judged no longer counts, or reads otherwise. */
export const ASSIGNED_CAUSES = [
  'test-piece-preparation',
  'testing-equipment',
  'wrong-specimen',
  'transcription-error',
] as const;
export type AssignedCause = (typeof ASSIGNED_CAUSES)[number];

/** An assigned cause as papers say it. */
export const CAUSE_WORDS: Readonly<Record<AssignedCause, string>> = {
  'test-piece-preparation': 'flaw in the preparation of the test piece',
  'testing-equipment': 'malfunction of the testing equipment',
  'wrong-specimen': 'wrong specimen',
  'transcription-error': 'transcription error',
};

/** Metal added to a heat beyond its plan: as a trim advice proposed, or as a person confirmed. */
export const ADDITIONS = ['advised', 'unplanned'] as const;
export type Addition = (typeof ADDITIONS)[number];

/**
 * Evidence of a programme by what its rows hold: values of bars, findings per mass, units on a rig or engine, parts in
 * service, papers.
 */
export const EVIDENCE_TYPES = {
  tensile: 'value',
  'creep-rupture': 'value',
  fatigue: 'value',
  'crack-growth': 'value',
  oxidation: 'value',
  microstructure: 'value',
  'hip-response': 'value',
  'hot-ductility': 'value',
  ultrasonic: 'finding',
  'x-ray': 'finding',
  residue: 'finding',
  inspection: 'unit',
  'spin-burst': 'unit',
  rig: 'unit',
  endurance: 'unit',
  service: 'part',
  fractography: 'paper',
  teardown: 'paper',
  'first-article': 'paper',
  'control-plan': 'paper',
} as const;
export type EvidenceType = keyof typeof EVIDENCE_TYPES;

/** States of a fleet, in the order in which it grows. */
export const FLEET_STATES = ['lead', 'extended', 'general'] as const;
export type FleetState = (typeof FLEET_STATES)[number];

/** Gates of a programme: material, component, deployment. */
export const GATES = ['1', '2', '3'] as const;
export type GateNumber = (typeof GATES)[number];

/** What has a label. */
export const LABEL_KINDS = ['lot', 'sample', 'ingot', 'pallet'] as const;
export type LabelKind = (typeof LABEL_KINDS)[number];

/** Subjects that are metal. */
export const METAL_TYPES = ['lot', 'heat', 'object'] as const;

/** Metal, what is kept by name (specifications, routes, prices, registers, programmes), who buys what, the plant of the ledger, its persons, keys, index, disclosure policies, labels, and files of results that arrived. */
export const SUBJECT_TYPES = [
  ...METAL_TYPES,
  'specification',
  'route',
  'price',
  'register',
  'programme',
  'customer',
  'article',
  'order',
  'plant',
  'person',
  'clock',
  'key',
  'index',
  'disclosure',
  'recall',
  'witness',
  'arrival',
  'label',
  'transfer',
] as const;
export type SubjectType = (typeof SUBJECT_TYPES)[number];
/** `lot:R-1001`, `heat:H26-00123`, `object:I-1`: what a record is about. */
export type Subject = `${SubjectType}:${string}`;
/** The bare id of a subject: `R-1001` of `lot:R-1001`. */
export const idOf = (subject: string): string => subject.slice(subject.indexOf(':') + 1);
/** Words as a choice: "lot, heat or object". */
export const oneOf = (words: readonly string[]): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`;

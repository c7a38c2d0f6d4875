import { ConflictError } from '../../foundation/errors.ts';
import { percent } from '../../foundation/quantity/format.ts';

/** Verdict of one check of a lot; HOLD = cannot be said yet. */
export interface CheckRow {
  readonly check: string;
  readonly verdict: 'PASS' | 'FAIL' | 'HOLD';
  readonly reason: string;
}

/** Verdict of one check at the gate. */
export interface GateRow extends CheckRow {
  readonly check: GateCheckName;
}

export const GATE_CHECKS = [
  'radiation',
  'closed-cavities',
  'moisture-and-oil',
  'mutilation',
  'export-class',
  'owner',
  'declared-grade',
] as const;
export type GateCheckName = (typeof GATE_CHECKS)[number];

/** What a lot was booked as, which the findings must not contradict. */
export interface BookedAs {
  readonly id: string;
  readonly form: string;
  readonly lotClass: string;
  readonly declaredGrade: string | null;
}

/** What was found at the gate; what was not looked at is left out and holds the lot. */
export interface GateFindings {
  /** Count rate beside the load and away from it, same instrument [1/s]. Nickel-thoria exists. */
  readonly radiation?: {
    readonly rate_per_s: number;
    readonly background_per_s: number;
    readonly counted_s: number;
  };
  /** Closed hollow parts explode in a furnace. */
  readonly closedCavities?: 'none' | 'found';
  /** Moisture and oil [kg/kg of lot] and the most that the form usually brings. */
  readonly moistureAndOil?: { readonly share: number; readonly usualMax: number };
  /** Scrapped parts must be made unusable, and the paper must say so. */
  readonly mutilation?: 'not-parts' | 'certified' | 'missing';
  /** Number of that paper. */
  readonly mutilationPaper?: string;
  readonly exportClass?: 'free' | 'licence-held' | 'licence-missing';
  /** Who owns the metal: the plant itself or a customer by name. */
  readonly owner?: string;
  /** Declared grade against what was found: `fits`, `doubtful` or `contradicted` (see certificate-fit). */
  readonly declared?: 'not-declared' | 'fits' | 'doubtful' | 'contradicted';
}

/** What the check says of metal that is not a part. */
const NOT_PARTS = 'no scrapped parts';

/**
 * Verdict and reason of every check, in the order of GATE_CHECKS. Throws ConflictError for findings that contradict what the lot was
 * booked as (Y11, Y12).
 */
export function checkGate(findings: GateFindings, lot: BookedAs): GateRow[] {
  refuseOtherThanBooked(findings, lot);
  return [
    radiationRow(findings.radiation),
    worded('closed-cavities', findings.closedCavities, {
      none: ['PASS', 'no closed hollow parts'],
      found: ['FAIL', 'closed hollow parts: open or return them'],
    }),
    moistureRow(findings.moistureAndOil),
    worded('mutilation', findings.mutilation, {
      'not-parts': ['PASS', NOT_PARTS],
      certified: [
        'PASS',
        `scrapped parts, with a certificate that they were mutilated (made unusable)${findings.mutilationPaper === undefined ? '' : `: ${findings.mutilationPaper}`}`,
      ],
      missing: ['HOLD', 'scrapped parts without a certificate that they were mutilated (made unusable)'],
    }),
    worded('export-class', findings.exportClass, {
      free: ['PASS', 'free of export control'],
      'licence-held': ['PASS', 'controlled; the licence is present'],
      'licence-missing': ['HOLD', 'controlled; the licence is missing'],
    }),
    findings.owner
      ? { check: 'owner', verdict: 'PASS', reason: `owned by ${findings.owner}` }
      : { check: 'owner', verdict: 'HOLD', reason: 'no owner is named' },
    worded('declared-grade', lot.declaredGrade === null ? undeclared(findings.declared) : findings.declared, {
      'not-declared': ['PASS', 'no grade is declared'],
      fits: ['PASS', 'the findings agree with the declared grade'],
      doubtful: ['HOLD', 'the findings leave the declared grade in doubt'],
      contradicted: ['FAIL', 'the findings contradict the declared grade'],
    }),
  ];
}

/** Forms in which nobody could use metal as a part again. */
const NO_SHAPE: readonly string[] = ['turnings', 'mixed-turnings', 'grindings', 'powder', 'premelted-ingot'];

/** True for parts that came out of service, which must be made unusable (FAA AC 21-38): blades, and other solids booked as end of life. */
export const isScrappedParts = ({ form, lotClass }: Pick<BookedAs, 'form' | 'lotClass'>): boolean =>
  form === 'end-of-life-blades' || (lotClass === 'end-of-life' && !NO_SHAPE.includes(form));

/** A check of scrapped parts that was passed as "not parts" (before the lot was corrected) is open (Y11). */
export const isDisproved = (
  { check, reason }: { readonly check: string; readonly reason?: string },
  lot: Pick<BookedAs, 'form' | 'lotClass'>,
): boolean => check === 'mutilation' && reason === NOT_PARTS && isScrappedParts(lot);

/** Where no grade is declared, findings cannot fit it; a doubt stays one. */
const undeclared = (declared: GateFindings['declared']): GateFindings['declared'] =>
  declared === 'fits' ? 'not-declared' : declared;

function refuseOtherThanBooked({ mutilation, mutilationPaper, declared }: GateFindings, lot: BookedAs): void {
  if (isScrappedParts(lot) && mutilation === 'not-parts')
    throw new ConflictError(`lot ${lot.id} is booked as ${booked(lot)}: these are scrapped parts`, {
      path: 'mutilation',
      value: mutilation,
      allowed: 'certified, with the number of the certificate that they were mutilated; or missing',
      cure: 'state the certificate; or answer missing, which keeps the lot on hold',
    });
  if (isScrappedParts(lot) && mutilation === 'certified' && mutilationPaper === undefined)
    throw new ConflictError(`lot ${lot.id}: the certificate of mutilation has no number`, {
      path: 'mutilationPaper',
      value: null,
      allowed: 'the number on the certificate',
      cure: 'type the number; or answer missing, which keeps the lot on hold',
    });
  if (lot.declaredGrade !== null && declared === 'not-declared')
    throw new ConflictError(`lot ${lot.id} is declared as ${lot.declaredGrade}`, {
      path: 'declared',
      value: declared,
      allowed: 'fits, doubtful, contradicted',
      cure: 'compare the metal with that grade',
    });
}

const booked = ({ form, lotClass }: BookedAs): string =>
  (form === 'end-of-life-blades' ? form : `${form}, ${lotClass}`).replaceAll('-', ' ');

/** The worst verdict of the rows: FAIL before HOLD before PASS. */
export function gateVerdict(rows: readonly Pick<CheckRow, 'verdict'>[]): GateRow['verdict'] {
  if (rows.some(({ verdict }) => verdict === 'FAIL')) return 'FAIL';
  return rows.length === 0 || rows.some(({ verdict }) => verdict === 'HOLD') ? 'HOLD' : 'PASS';
}

/** Excess counts in standard deviations from which a load is stopped: k = 3 (one false alarm in 740 loads). */
const ALARM_SIGMAS = 3;

/** Counts against background: sigma of the difference of two Poisson rates, both counted for the same time. */
function radiationRow(found: GateFindings['radiation']): GateRow {
  if (!found) return { check: 'radiation', verdict: 'HOLD', reason: 'not measured' };
  const { rate_per_s: rate, background_per_s: background, counted_s: time } = found;
  const sigma = Math.sqrt((rate + background) / time);
  const excess = rate - background;
  const words = `${rate} against ${background} counts per second of background`;
  return excess > ALARM_SIGMAS * sigma
    ? { check: 'radiation', verdict: 'FAIL', reason: `${words}: stop, call the radiation officer` }
    : { check: 'radiation', verdict: 'PASS', reason: words };
}

function moistureRow(found: GateFindings['moistureAndOil']): GateRow {
  if (!found) return { check: 'moisture-and-oil', verdict: 'HOLD', reason: 'not measured' };
  const words = `${percent(found.share)} moisture and oil`;
  return found.share > found.usualMax
    ? {
        check: 'moisture-and-oil',
        verdict: 'HOLD',
        reason: `${words}, more than the ${percent(found.usualMax)} of its form: drain and weigh again`,
      }
    : { check: 'moisture-and-oil', verdict: 'PASS', reason: words };
}

function worded<W extends string>(
  check: GateCheckName,
  found: W | undefined,
  words: Readonly<Record<W, readonly [GateRow['verdict'], string]>>,
): GateRow {
  if (found === undefined) return { check, verdict: 'HOLD', reason: 'not checked' };
  const [verdict, reason] = words[found];
  return { check, verdict, reason };
}

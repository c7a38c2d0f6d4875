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
  readonly exportClass?: 'free' | 'licence-held' | 'licence-missing';
  /** Who owns the metal: the plant itself or a customer by name. */
  readonly owner?: string;
  /** Declared grade against what was found: `fits`, `doubtful` or `contradicted` (see certificate-fit). */
  readonly declared?: 'not-declared' | 'fits' | 'doubtful' | 'contradicted';
}

/** Verdict and reason of every check, in the order of GATE_CHECKS. */
export function checkGate(findings: GateFindings): GateRow[] {
  return [
    radiationRow(findings.radiation),
    worded('closed-cavities', findings.closedCavities, {
      none: ['PASS', 'no closed hollow parts'],
      found: ['FAIL', 'closed hollow parts: open or return them'],
    }),
    moistureRow(findings.moistureAndOil),
    worded('mutilation', findings.mutilation, {
      'not-parts': ['PASS', 'no scrapped parts'],
      certified: ['PASS', 'scrapped parts, with a certificate that they were mutilated (made unusable)'],
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
    worded('declared-grade', findings.declared, {
      'not-declared': ['PASS', 'no grade is declared'],
      fits: ['PASS', 'the findings agree with the declared grade'],
      doubtful: ['HOLD', 'the findings leave the declared grade in doubt'],
      contradicted: ['FAIL', 'the findings contradict the declared grade'],
    }),
  ];
}

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

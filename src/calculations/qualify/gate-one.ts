import type { GateOne, QualifyInput } from '../../documents/qualification/qualify.ts';
import { judgeExtremes, judgeRate } from '../../models/qualification/programme/cleanliness.ts';
import { verdictOf } from '../../models/qualification/programme/finding.ts';
import {
  type GateTerms,
  type IssuedBound,
  judgeProperty,
  type PropertyJudgement,
  type PropertyPlan,
} from '../../models/qualification/programme/gate-one.ts';
import { LEVELS, type ProgrammeLevel } from '../../models/qualification/programme/level.ts';
import { byHeat, evidenceByProperty, type PropertyEvidence } from './evidence.ts';
import { type Untested, untestedWords } from './untested.ts';

type PropertyVerdict = GateOne['properties'][number];

/**
 * Gate 1: material and test pieces, property by property; `untested` are the families of tests that metal used hot is not asked for.
 * Throws InputError for evidence that does not fit the programme.
 */
export function gateOne(input: QualifyInput, terms: GateTerms, untested: readonly Untested[]): GateOne {
  const evidence = evidenceByProperty(input);
  const labels = input.programme.labels ?? 'basis';
  const properties = input.programme.properties.map((property) =>
    propertyVerdict(property, evidence.get(property.id)!, {
      terms,
      labels,
      overrides: (input.overrides ?? []).filter((one) => one.property === property.id),
    }),
  );
  const cleanliness = input.cleanliness?.map((rate) => ({
    ...judgeRate({ ...rate, detection: rate.detection?.probability }, terms.confidence),
    id: rate.id,
    ...(rate.detection ? { detection: rate.detection.probability } : {}),
  }));
  const inclusions = input.inclusions?.map(({ id, returnPeriod = RETURN_PERIOD, ...one }) => ({
    ...judgeExtremes({ ...one, returnPeriod }, terms.confidence),
    id,
    unit: one.unit,
    fields: one.largest.length,
    limit: one.limit,
  }));
  const open = input.holdsUntested ? untested.filter(({ answer }) => answer === undefined) : [];
  const verdict = verdictOf([
    ...properties,
    ...(cleanliness ?? []),
    ...(inclusions ?? []),
    ...open.map(() => ({ verdict: 'HOLD' as const })),
  ]);
  const mayIssue = mayIssueOf(terms.level, labels);
  return {
    gate: 1,
    verdict,
    level: terms.level,
    issues: [
      ...(verdict === 'PASS'
        ? [mayIssue, 'a recommendation: the approval is a record of its own']
        : [`nothing; after a PASS level ${terms.level} may issue: ${mayIssue}`]),
      ...untested.map(untestedWords),
    ],
    properties,
    ...(cleanliness ? { cleanliness } : {}),
    ...(inclusions ? { inclusions } : {}),
  };
}

/** Fields that an extreme is looked for in, where the document names none (ASTM E2283). */
const RETURN_PERIOD = 1000;

/** What a level may issue; of castings neither A nor B is said. */
const mayIssueOf = (level: ProgrammeLevel, labels: Judging['labels']): string =>
  labels === 'company-minimum' && LEVELS[level].issues
    ? 'company minima; no A- or B-basis of a casting; not MMPDS-conform'
    : LEVELS[level].mayIssue;

interface Judging {
  readonly terms: GateTerms;
  readonly labels: 'basis' | 'company-minimum';
  readonly overrides: NonNullable<QualifyInput['overrides']>;
}

function propertyVerdict(
  { baseline = [], distribution = 'auto', ...property }: QualifyInput['programme']['properties'][number],
  evidence: PropertyEvidence,
  { terms, labels, overrides }: Judging,
): PropertyVerdict {
  const plan: PropertyPlan = { ...property, distribution, baseline: byHeat(baseline) };
  const judged = judgeProperty(plan, evidence.counting, terms);
  const label = (bound: IssuedBound) => ({ ...bound, label: labelOf(bound, terms.level, labels) });
  const { equivalence, scatter } = judged;
  const [first, second] = judged.issued.map(label);
  return {
    id: plan.id,
    unit: plan.unit,
    verdict: judged.verdict,
    heats: judged.reach.heats,
    values: judged.reach.values,
    basis: judged.bounds,
    ...(first ? { issued: first } : {}),
    ...(second ? { issuedUpper: second } : {}),
    ...(equivalence
      ? {
          equivalence: {
            verdict: equivalence.verdict,
            p: equivalence.test.p,
            margin: equivalence.margin,
            difference: equivalence.test.diff,
            interval: equivalence.test.interval,
          },
        }
      : {}),
    ...(scatter
      ? {
          sdRatio: {
            upper: scatter.ratio.ratioUpper,
            limit: scatter.limit,
            ratio: scatter.ratio.ratio,
            lower: scatter.ratio.ratioLower,
          },
        }
      : {}),
    reasons: [
      ...judged.findings.map(({ code, verdict, words }) => ({ code, verdict, words })),
      ...leftOut(evidence),
      ...overrides.map(overridden),
    ],
    ...(judged.verdict === 'HOLD' && judged.more ? { moreSpecimens: judged.more } : {}),
    ...(evidence.excluded.length > 0
      ? { withExcluded: besides(judgeProperty(plan, evidence.withExcluded, terms), evidence, label) }
      : {}),
  };
}

type Labelled = NonNullable<PropertyVerdict['issued']>;

function besides(
  judged: PropertyJudgement,
  { excluded }: PropertyEvidence,
  label: (bound: IssuedBound) => Labelled,
): NonNullable<PropertyVerdict['withExcluded']> {
  const [issued] = judged.issued.map(label);
  return { verdict: judged.verdict, excluded: excluded.length, ...(issued ? { issued } : {}) };
}

/** What does not count, and why. */
const leftOut = ({ excluded, exploratory }: PropertyEvidence): PropertyVerdict['reasons'] => [
  ...excluded.map(({ heat, specimen, value, excluded: why }) => ({
    code: 'excluded',
    verdict: 'ALARM' as const,
    words: `Excluded by ${why?.by}: ${value} of ${specimen} (heat ${heat}), cause: ${why?.cause}. The verdict with it stands beside.`,
  })),
  ...(exploratory > 0
    ? [
        {
          code: 'exploratory',
          verdict: 'ALARM' as const,
          words: `${exploratory} values are dated before the programme was locked, or were seen before it was revised: they are exploratory and do not count.`,
        },
      ]
    : []),
];

const overridden = ({
  code,
  by,
  reason,
  expires,
}: Judging['overrides'][number]): PropertyVerdict['reasons'][number] => ({
  code: 'override',
  verdict: 'ALARM',
  words: `${by} answers for the alarm ${code} until ${expires}: ${reason}.`,
});

/** What an issued bound is called. */
function labelOf({ content }: IssuedBound, level: ProgrammeLevel, labels: Judging['labels']): string {
  if (labels === 'company-minimum') return 'company minimum';
  if (level === '1M') return 'S';
  return content === 0.9 ? 'B' : 'A';
}

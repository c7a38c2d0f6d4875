import type { GateOne, QualifyInput } from '../../documents/qualify.ts';
import { judgeRate } from '../../models/qualification/programme/cleanliness.ts';
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

type PropertyVerdict = GateOne['properties'][number];

/** Gate 1: material and test pieces, property by property. Throws InputError for evidence that does not fit the programme. */
export function gateOne(input: QualifyInput, terms: GateTerms): GateOne {
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
    ...judgeRate(rate, terms.confidence),
    id: rate.id,
  }));
  const verdict = verdictOf([...properties, ...(cleanliness ?? [])]);
  const { mayIssue } = LEVELS[terms.level];
  return {
    gate: 1,
    verdict,
    level: terms.level,
    issues:
      verdict === 'PASS'
        ? [mayIssue, 'a recommendation: the approval is a record of its own']
        : [`nothing; after a PASS level ${terms.level} may issue: ${mayIssue}`],
    properties,
    ...(cleanliness ? { cleanliness } : {}),
  };
}

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

import { parseDocument } from '../../documents/common.ts';
import { type QualifyInput, type QualifyOutput, qualifyInputSchema } from '../../documents/qualify.ts';
import type { Assumption } from '../../foundation/quantity/sourced.ts';
import { verdictOf } from '../../models/qualification/programme/finding.ts';
import {
  type GateTerms,
  type IssuedBound,
  judgeProperty,
  type PropertyJudgement,
  type PropertyPlan,
} from '../../models/qualification/programme/gate-one.ts';
import { LEVELS, type ProgrammeLevel } from '../../models/qualification/programme/level.ts';
import { alphaOfLook } from '../../models/qualification/programme/looks.ts';
import type { Facts } from '../facts.ts';
import { DEFAULT_SEED, manifestOf } from '../manifest.ts';
import { byHeat, evidenceByProperty, type PropertyEvidence } from './evidence.ts';

type GateOne = QualifyOutput['gates'][number];
type PropertyVerdict = GateOne['properties'][number];

/** `qualify`: what the gates say of a programme and its evidence. Throws InputError with path, value and cure. */
export function qualifyDocument(document: unknown, facts: Facts): QualifyOutput {
  const input = parseDocument(qualifyInputSchema, document, 'qualify');
  const { programme } = input;
  const terms = termsOf(programme);
  return {
    format: 'remelt-qualify/1',
    manifest: manifestOf(document, facts, { seed: DEFAULT_SEED }),
    assumed: assumptions(input, terms),
    programme: { id: programme.id, level: programme.level },
    gates: [gateOne(input, terms)],
  };
}

/** Level, and what this look may spend of alpha and of 1 - confidence. */
function termsOf({ level, confidence = 0.95, alpha = 0.05, looks }: QualifyInput['programme']): GateTerms {
  if (!looks) return { level, confidence, alpha };
  const { spending = 'linear', ...counts } = looks;
  const spent = (risk: number): number => alphaOfLook(risk, { ...counts, spending });
  return { level, confidence: 1 - spent(1 - confidence), alpha: spent(alpha) };
}

function gateOne(input: QualifyInput, terms: GateTerms): GateOne {
  const evidence = evidenceByProperty(input);
  const labels = input.programme.labels ?? 'basis';
  const properties = input.programme.properties.map((property) =>
    propertyVerdict(property, evidence.get(property.id)!, { terms, labels }),
  );
  const verdict = verdictOf(properties);
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
  };
}

interface Judging {
  readonly terms: GateTerms;
  readonly labels: 'basis' | 'company-minimum';
}

function propertyVerdict(
  { baseline = [], distribution = 'auto', ...property }: QualifyInput['programme']['properties'][number],
  evidence: PropertyEvidence,
  { terms, labels }: Judging,
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
          words: `${exploratory} values are dated before the programme was locked: they are exploratory and do not count.`,
        },
      ]
    : []),
];

/** What an issued bound is called. */
function labelOf({ content }: IssuedBound, level: ProgrammeLevel, labels: Judging['labels']): string {
  if (labels === 'company-minimum') return 'company minimum';
  if (level === '1M') return 'S';
  return content === 0.9 ? 'B' : 'A';
}

function assumptions({ programme }: QualifyInput, { level, confidence, alpha }: GateTerms): Assumption[] {
  const say = (what: string, value: string | number, source: string): Assumption => ({
    what,
    value,
    unit: '1',
    source,
  });
  const policy = 'policy of gate 1 (assumption: the programme names none)';
  const auto = programme.properties.some(({ distribution = 'auto' }) => distribution === 'auto');
  const limited = programme.properties.some(
    ({ content, designMinimum, designMaximum }) =>
      content === undefined && (designMinimum !== undefined || designMaximum !== undefined),
  );
  return [
    ...(programme.confidence === undefined ? [say('confidence of bounds', confidence, policy)] : []),
    ...(programme.alpha === undefined ? [say('alpha of equivalence', alpha, policy)] : []),
    ...(programme.looks === undefined ? [say('looks at the data', 1, policy)] : []),
    ...(limited
      ? [
          say(
            'content that design limits speak of',
            LEVELS[level].content,
            `level ${level}: the stricter one`,
          ),
        ]
      : []),
    ...(auto
      ? [say('order of distributions', 'Weibull, lognormal, normal', 'MIL-HDBK-17 8.3 (policy)')]
      : []),
  ];
}

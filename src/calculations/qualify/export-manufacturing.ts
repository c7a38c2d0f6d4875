import type { QualifyExport } from '../../documents/qualification/qualify-export.ts';
import { percent, significant } from '../../foundation/quantity/format.ts';
import type { CoveredRange, CoveredWord, Envelope } from '../../metal/alloy/envelope.ts';
import { envelopeOf } from '../../models/qualification/programme/envelope.ts';
import type { ExportOf } from './export-of.ts';

type Part = QualifyExport['parts'][number];

/** The manufacturing plan: the constraints that keep heats what the qualified ones were. */
export function manufacturingPlan(of: ExportOf): Part[] {
  const { programme } = of.input;
  const envelope = envelopeOf(programme.qualifiedHeats ?? [], programme.trampSums);
  return [processPart(of, envelope), metalPart(of, envelope), inspectionPart(of), changesPart(of)];
}

const PROCESS: readonly (readonly [CoveredWord, string])[] = [
  ['route', 'sequence of operations'],
  ['furnace', 'furnaces'],
  ['lining', 'linings'],
  ['heatTreatment', 'heat treatments'],
  ['site', 'sites'],
  ['specification', 'specifications'],
  ['laboratory', 'laboratories'],
];

function processPart({ output, input }: ExportOf, { words, settings, liningAge }: Envelope): Part {
  const unstated = PROCESS.filter(([word]) => words[word].length === 0).map(([, name]) => name);
  const { processHash } = output.programme;
  return {
    heading: 'Process constraints',
    asks: 'the process as it was qualified, with the window of each setting',
    columns: ['constraint', 'qualified'],
    rows: [
      ...(processHash ? [['frozen process (confidential), SHA-256', processHash]] : []),
      ...PROCESS.filter(([word]) => words[word].length > 0).map(([word, name]) => [
        name,
        words[word].join(', '),
      ]),
      ...(liningAge ? [['heats on the lining', `at most ${significant(liningAge.high)}`]] : []),
      ...[...settings].map(([name, range]) => [name, between(range)]),
    ],
    missing: [
      ...(input.programme.qualifiedHeats?.length
        ? []
        : ['how the qualified heats were made: none is stated']),
      ...(unstated.length > 0 ? [`not stated by two heats: ${unstated.join(', ')}`] : []),
      ...(settings.size === 0 ? ['windows of settings: fewer than three heats state any'] : []),
      ...(processHash ? [] : ['the frozen process record']),
    ],
  };
}

const between = ({ low, high }: CoveredRange): string => `${significant(low)} to ${significant(high)}`;

function metalPart(_: ExportOf, { words, revertShare, generation, contents }: Envelope): Part {
  return {
    heading: 'Metal that may be charged',
    asks: 'sources, share and generation of revert, and contents that the qualified heats cover',
    columns: ['constraint', 'qualified'],
    rows: [
      ...(words.lotClass.length > 0 ? [['source classes', words.lotClass.join(', ')]] : []),
      ...(revertShare ? [['share of revert', `at most ${percent(revertShare.high)}`]] : []),
      ...(generation ? [['remelted', `at most ${significant(generation.high)} times`]] : []),
      ...contents.map(({ elements, range }) => [elements.join('+'), `${between(range)} ppm`]),
    ],
    missing: [
      ...(words.lotClass.length === 0 ? ['source classes'] : []),
      ...(revertShare ? [] : ['share of revert']),
      ...(generation ? [] : ['generation of the metal']),
      ...(contents.length === 0 ? ['contents of the qualified heats'] : []),
    ],
  };
}

const inspectionPart = ({ output }: ExportOf): Part => ({
  heading: 'Inspection and acceptance',
  asks: 'what each heat and part is accepted by',
  columns: ['characteristic', 'limit', 'shown so far'],
  rows: [
    ...output.gates[0].properties.map(({ id, unit, issued, verdict }) => [
      id,
      issued ? `${issued.label} ${significant(issued.value)} ${unit}` : 'none issued',
      verdict,
    ]),
    ...(output.gates[0].cleanliness ?? []).map((rate) => [
      rate.id,
      `${significant(rate.limit_per_t)} per t`,
      `${rate.findings} in ${significant(rate.mass_t)} t: ${rate.verdict}`,
    ]),
  ],
  missing: [
    'first article inspection (AS9102) and control plan (AS9145): records of their own',
    'inspection procedures and the qualification of inspectors',
  ],
});

const changesPart = ({ facts }: ExportOf): Part => ({
  heading: 'Changes that re-open a gate',
  asks: 'which change must be shown before it is made',
  columns: ['change', 're-opens'],
  rows: facts.requalificationTriggers.map(({ words, gate, level, reopens }) => [
    words,
    reopens ?? `gate ${gate} at level ${level}`,
  ]),
  missing: [],
});

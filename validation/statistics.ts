/**
 * Executed comparison of the statistics of acceptance: `node validation/statistics.ts` runs every open vector and
 * writes docs/statistics-comparison.md, the index of all methods with its empty cells visible.
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { allMethods, runMethod } from '../src/calculations/statistics/registry.ts';
import {
  type Case,
  type Expected,
  faultsIn,
  faultsOf,
  type VectorFile,
} from '../src/calculations/statistics/testing/vectors.ts';

const root = join(import.meta.dirname, '..');
const FIXTURES = join(root, 'src/calculations/statistics/__fixtures__');
const COVERAGE = join(import.meta.dirname, 'statistics-coverage.json');
/** The page the comparison is written to. */
export const PAGE = join(root, 'docs', 'statistics-comparison.md');

/** One line of the coverage bench, as `npm run bench -- statistics --save` writes it. */
export interface CoverageRow {
  readonly name: string;
  readonly kind: string;
  readonly nominal: number;
  readonly share: number;
  readonly draws: number;
}

interface Evidence {
  cases: number;
  refusals: number;
  /** Values of a source that was read or recalled, and values computed elsewhere; worst error over its tolerance. */
  published: number;
  computed: number;
  worst: number;
  failed: number;
}

/** The page, from the vectors and the saved coverage. */
export function comparison(): string {
  const files = readdirSync(FIXTURES)
    .filter((name) => name.endsWith('.json'))
    .map((name) => ({ name, ...(JSON.parse(readFileSync(join(FIXTURES, name), 'utf8')) as VectorFile) }));
  const evidence = new Map<string, Evidence>();
  const passed = files.map(({ cases }) => cases.filter((one) => collect(one, evidence)).length);
  return `${[
    '# Statistics of acceptance: what each was compared with',
    '',
    'Written by `node validation/statistics.ts`; a test holds it equal to a fresh run. A dot is an empty cell: no open vector.',
    'Published = values read or recalled from a source; computed = values of independent programs; worst = largest error over',
    'its tolerance (below 1 passes). How far beyond the vectors a method was held is in its last column and in its tests.',
    '',
    '## Open vectors by file',
    '',
    '| file | cases | within tolerance |',
    '|---|---|---|',
    ...files.map(({ name, cases }, i) => `| ${name} | ${cases.length} | ${passed[i]} |`),
    '',
    '## Index of methods',
    '',
    '| method | cases | published | computed | refusals | worst | compared with |',
    '|---|---|---|---|---|---|---|',
    ...allMethods().map(
      ({ name, comparedWith }) =>
        `| ${name} | ${cells(evidence.get(name))} | ${comparedWith.replaceAll('|', '\\|')} |`,
    ),
    '',
    ...coverageLines(),
  ].join('\n')}\n`;
}

function cells(found: Evidence | undefined): string {
  if (!found) return '. | . | . | . | .';
  const shown = (count: number): string => (count === 0 ? '.' : String(count));
  const worst =
    found.failed > 0 ? `**${found.failed} FAIL**` : found.worst === 0 ? '0' : worstText(found.worst);
  return [
    shown(found.cases),
    shown(found.published),
    shown(found.computed),
    shown(found.refusals),
    worst,
  ].join(' | ');
}

/** Rounded up to one digit, so that the last bits of a machine do not move it. */
const worstText = (ratio: number): string =>
  ratio < 0.01 ? '< 0.01' : (Math.ceil(ratio * 10) / 10).toFixed(1);

/** Adds one case to the evidence of its method; true when it passes. Each case is run once. */
function collect(one: Case, evidence: Map<string, Evidence>): boolean {
  const found = evidence.get(one.method) ?? {
    cases: 0,
    refusals: 0,
    published: 0,
    computed: 0,
    worst: 0,
    failed: 0,
  };
  evidence.set(one.method, found);
  found.cases++;
  const faults = isRefusal(one) ? faultsOf(one) : compare(one, found);
  if (isRefusal(one)) found.refusals++;
  if (faults.length > 0) found.failed++;
  return faults.length === 0;
}

const isRefusal = ({ expected }: Case): boolean => expected.some(({ quantity }) => quantity === 'throws');

function compare({ method, inputs, expected }: Case, found: Evidence): string[] {
  const { quantities } = runMethod(method, inputs);
  for (const entry of expected) {
    const { confidence } = entry as Expected & { readonly confidence?: string };
    if (confidence === 'read' || confidence === 'recalled') found.published++;
    else found.computed++;
    found.worst = Math.max(found.worst, worstRatio(quantities[entry.quantity], entry.value, entry));
  }
  return faultsIn(quantities, expected);
}

/** Largest error over tolerance in a value, list or table; 0 where there is no tolerance. */
function worstRatio(actual: unknown, expected: unknown, tolerance: Expected): number {
  if (Array.isArray(expected)) {
    return Math.max(0, ...expected.map((item, i) => worstRatio((actual as unknown[])[i], item, tolerance)));
  }
  if (typeof expected === 'object' && expected !== null) {
    const record = actual as Record<string, unknown>;
    return Math.max(
      0,
      ...Object.entries(expected).map(([key, item]) => worstRatio(record[key], item, tolerance)),
    );
  }
  if (typeof expected !== 'number' || typeof actual !== 'number') return 0;
  const allowed = Math.max(tolerance.tolAbs ?? 0, (tolerance.tolRel ?? 0) * Math.abs(expected));
  return allowed > 0 ? Math.abs(actual - expected) / allowed : 0;
}

function coverageLines(): string[] {
  if (!existsSync(COVERAGE))
    return ['## Simulated coverage', '', 'Not yet run: `npm run bench -- statistics --save`.'];
  const { seed, rows } = JSON.parse(readFileSync(COVERAGE, 'utf8')) as {
    readonly seed: number;
    readonly rows: readonly CoverageRow[];
  };
  return [
    '## Simulated coverage',
    '',
    `From \`npm run bench -- statistics --save\`, seed ${seed}. Exact methods must come within 3 standard errors (se) of nominal,`,
    'conservative ones not below; approximate ones say here what they do.',
    '',
    '| method | kind | draws | nominal | observed | se |',
    '|---|---|---|---|---|---|',
    ...rows.map(({ name, kind, draws, nominal, share }) => {
      const error = Math.sqrt((nominal * (1 - nominal)) / draws);
      return `| ${name} | ${kind} | ${draws} | ${nominal.toFixed(4)} | ${share.toFixed(4)} | ${((share - nominal) / error).toFixed(1)} |`;
    }),
  ];
}

if (import.meta.main) writeFileSync(PAGE, comparison());

import { writeFileSync } from 'node:fs';
import { type IdentifyFacts, identify } from '../src/calculations/identify/identify.ts';
import {
  asMeasured,
  identificationTrial,
  type TrialRow,
} from '../src/calculations/testing/identification-trial.ts';
import { mixtureTrial } from '../src/calculations/testing/mixture-trial.ts';
import { createCompute } from '../src/engine/compute.ts';
import type { AnalysisMethod } from '../src/metal/alloy/analysis-method.ts';
import type { ElementSymbol } from '../src/metal/alloy/element.ts';
import type { PublishedHeat } from '../src/metal/alloy/published-heats.ts';
import { judge } from '../src/models/intake/identification/judgement.ts';
import { observe } from '../src/models/intake/identification/observation.ts';
import { type CalibrationBin, calibrationChart } from '../src/pages/charts/calibration-chart.ts';
import { median, processorRounds } from './support/processor.ts';
import { proportionInterval } from './support/proportion.ts';
import { readRows } from './support/published-rows.ts';

const SEED = 20261124;
const METHODS = ['pXRF', 'LIBS', 'OES'] as const;
const NAMED = /named alloy, not a catalogue grade/;

/**
 * Identification on published heats. `--rows FILE` judges other rows by the shipped model; without it the open half is
 * judged by cross-validation (five folds by DOI) and by the shipped model, which has seen these rows. `--plot FILE`
 * writes the calibration of the honest half of that (cross-validated, or `--rows`) as SVG.
 */
export async function run(argv: string[]): Promise<void> {
  const facts = createCompute().facts();
  const option = (name: string): string | undefined =>
    argv.includes(name) ? argv[argv.indexOf(name) + 1] : undefined;
  const file = option('--rows');
  const plot = option('--plot');
  const heats = file === undefined ? facts.publishedHeats : readRows(file);
  console.log(`${heats.length} rows, seed ${SEED}`);
  const folds = file === undefined ? 5 : 1;
  if (folds > 1) {
    console.log('\n-- as printed, cross-validated by DOI (five folds)');
    printed(heats, facts, { folds, plot });
  }
  console.log(`\n-- as printed, shipped model${folds > 1 ? ' (has seen these rows)' : ''}`);
  printed(heats, facts, { folds: 1, plot: folds > 1 ? undefined : plot });
  console.log(
    '\n-- as if measured by other methods (contents printed in the row), measured and unclear rows',
  );
  for (const method of METHODS) measuredBy(method, heats, { facts, folds });
  console.log('\n-- mixtures of two heats, OES of a melted button');
  mixtures(heats, facts);
  await speed(heats, facts);
}

const percent = (part: number, whole: number): string =>
  `${((100 * part) / Math.max(1, whole)).toFixed(1)} %`;
const count = <T>(rows: readonly T[], test: (row: T) => boolean): number => rows.filter(test).length;
const identified = (row: TrialRow): boolean => row.judgement.verdict === 'identified';

interface Printing {
  readonly folds: number;
  readonly plot: string | undefined;
}

function printed(heats: readonly PublishedHeat[], facts: IdentifyFacts, { folds, plot }: Printing): void {
  const rows = identificationTrial(heats, facts, { folds });
  const labelled = rows.filter(({ heat }) => heat.gradeId !== null);
  const analysed = labelled.filter(({ heat }) => heat.kind !== 'nominal');
  const strangers = rows.filter(({ heat }) => heat.gradeId === null && NAMED.test(heat.note ?? ''));
  line('measured and unclear', analysed);
  line(
    'nominal',
    labelled.filter(({ heat }) => heat.kind === 'nominal'),
  );
  line('all labelled', labelled);
  const audited = labelled.filter(({ conflict }) => !conflict);
  line(
    'after the label audit',
    audited.filter(({ heat }) => heat.kind !== 'nominal'),
  );
  console.log(
    `named alloys outside the catalogue: ${strangers.length}, unknown ${percent(
      count(strangers, (row) => row.judgement.verdict === 'unknown'),
      strangers.length,
    )}, mixed ${percent(
      count(strangers, (row) => row.judgement.verdict === 'mixed'),
      strangers.length,
    )}, not identified ${percent(
      count(strangers, (row) => !identified(row)),
      strangers.length,
    )}`,
  );
  if (plot !== undefined) {
    writeFileSync(plot, `${calibrationChart(PLOT_TITLE, binsOf(analysed))}\n`);
    console.log(`calibration plot written to ${plot}`);
  }
  if (folds > 1) {
    calibration('before the audit', analysed);
    return;
  }
  byFamily(analysed, facts);
  confusions(labelled);
  calibration('before the audit', analysed);
  calibration(
    'after the audit',
    audited.filter(({ heat }) => heat.kind !== 'nominal'),
  );
}

/**
 * Grades that differ only in traces, carbon, oxide or product form, merged as the floor of the nearest nominal was
 * (98.4 %): what such a pair is used for is the same, but not what it may be released as.
 */
const MERGED: readonly (readonly string[])[] = [
  ['CMSX4', 'CMSX4SLS'],
  ['IN738', 'IN738LC', 'K438'],
  ['IN713C', 'IN713LC', 'K418', 'K418B'],
  ['K417G', 'DZ417G'],
  ['K4202', 'GH4202'],
  ['K4951', 'DZ4951'],
  ['N75', 'MA754', 'MGH4754'],
  ['CMSX2', 'CMSX3', 'DD402'],
  ['PWA1484', 'PWA1487'],
];

const isRightMerged = ({ right, found, heat }: TrialRow): boolean =>
  right || MERGED.some((group) => group.includes(found) && group.includes(heat.gradeId ?? ''));

function line(name: string, rows: readonly TrialRow[]): void {
  const n = rows.length;
  const wrong = count(rows, (row) => identified(row) && !row.right);
  console.log(
    `${name.padEnd(24)} n ${String(n).padStart(4)}  top-1 ${percent(
      count(rows, (r) => r.right),
      n,
    )} (merged ${percent(count(rows, isRightMerged), n)})  identified and right ${percent(
      count(rows, (r) => identified(r) && r.right),
      n,
    )}  identified and wrong ${wrong} (${percent(wrong, n)})  ambiguous ${percent(
      count(rows, (r) => r.judgement.verdict === 'ambiguous'),
      n,
    )}  unknown ${percent(
      count(rows, (r) => r.judgement.verdict === 'unknown'),
      n,
    )}  in 95 % set ${percent(
      count(rows, (r) => r.inSet95),
      n,
    )}`,
  );
}

function byFamily(rows: readonly TrialRow[], facts: IdentifyFacts): void {
  console.log('by form and base (measured and unclear)');
  const groups = Map.groupBy(rows, ({ heat }) => {
    const grade = facts.grades.get(heat.gradeId ?? '');
    return grade ? `${grade.base} ${grade.form}` : 'not in the catalogue';
  });
  for (const [name, members] of [...groups].sort((a, b) => b[1].length - a[1].length))
    line(`  ${name}`, members);
}

function confusions(rows: readonly TrialRow[]): void {
  const wrong = rows.filter((row) => !row.right);
  const pairs = Map.groupBy(wrong, ({ heat, found }) => `${heat.gradeId} -> ${found}`);
  console.log('first candidate is not the label');
  for (const [pair, members] of [...pairs].sort((a, b) => b[1].length - a[1].length)) {
    const details = members.map(
      (row) =>
        `${row.heat.id} ${row.judgement.verdict} ${row.probability.toFixed(3)}${row.conflict ? ' (label conflict)' : ''}`,
    );
    console.log(`  ${pair}: ${details.join('; ')}`);
  }
  console.log(
    'label audit: the composition breaks windows of the label and none of these of the grade found',
  );
  for (const row of rows.filter(({ conflict }) => conflict))
    console.log(`  ${row.heat.id} ${row.heat.source}: called ${row.heat.gradeId}, is ${row.found}`);
}

const BINS = [0, 0.5, 0.7, 0.9, 0.97, 1.0001];

const PLOT_TITLE = 'Identification of published heats: stated probability against what was right';

/** Rows in bins of their stated probability, each with the Clopper-Pearson band of its share that is right. */
function binsOf(rows: readonly TrialRow[]): CalibrationBin[] {
  return BINS.slice(0, -1).flatMap((from, i) => {
    const inside = rows.filter(({ probability: p }) => p >= from && p < BINS[i + 1]!);
    if (inside.length === 0) return [];
    const right = count(inside, (row) => row.right);
    const stated = inside.reduce((sum, row) => sum + row.probability, 0) / inside.length;
    const [low, high] = proportionInterval(right, inside.length, 0.95);
    return [{ stated, right: right / inside.length, low, high, count: inside.length }];
  });
}

function calibration(name: string, rows: readonly TrialRow[]): void {
  console.log(`calibration ${name}: stated against found, 95 % band of the share that is right`);
  for (const { stated, right, low, high, count: n } of binsOf(rows)) {
    const within = stated >= low && stated <= high;
    console.log(
      `  n ${String(n).padStart(4)}  stated ${stated.toFixed(3)}  right ${right.toFixed(3)}  band ${low.toFixed(3)} to ${high.toFixed(3)}  ${within ? 'inside' : 'OUTSIDE'}`,
    );
  }
}

interface Setting {
  readonly facts: IdentifyFacts;
  readonly folds: number;
}

function measuredBy(id: string, heats: readonly PublishedHeat[], { facts, folds }: Setting): void {
  const method = facts.analysisMethods.get(id)!;
  const analyse = (heat: PublishedHeat) => [asMeasured(heat, method, SEED)];
  const rows = identificationTrial(heats, facts, { folds, analyse });
  const analysed = rows.filter(({ heat }) => heat.gradeId !== null && heat.kind !== 'nominal');
  line(id, analysed);
  line(
    `${id}, audited`,
    analysed.filter(({ conflict }) => !conflict),
  );
  const strangers = rows.filter(({ heat }) => heat.gradeId === null && NAMED.test(heat.note ?? ''));
  const open = analysed.filter(({ judgement }) => judgement.verdict === 'ambiguous');
  const asked = open.filter(({ judgement }) => judgement.next.length > 0);
  const answered = asked.filter(
    ({ heat, judgement }) => truthOf(heat, judgement.next[0]!.element) !== undefined,
  );
  const resolved = answered.map((row) => ({ row, after: afterAsking(row, method, facts) }));
  console.log(
    `  strangers unknown or mixed ${percent(
      count(strangers, ({ judgement }) => judgement.verdict === 'unknown' || judgement.verdict === 'mixed'),
      strangers.length,
    )}; ambiguous ${open.length}, a measurement asked for ${asked.length}, printed in the row ${answered.length}, then identified ${count(
      resolved,
      ({ after }) => after.verdict === 'identified',
    )}`,
  );
}

const truthOf = (heat: PublishedHeat, element: ElementSymbol): number | undefined => heat.contents[element];

/** The verdict when the first measurement asked for is made on the heat as printed, beside the first analysis. */
function afterAsking(row: TrialRow, first: AnalysisMethod, facts: IdentifyFacts): ReturnType<typeof judge> {
  const { element, method: id } = row.judgement.next[0]!;
  const method = facts.analysisMethods.get(id)!;
  const only = {
    ...method,
    elements: new Map([...method.elements].filter(([symbol]) => symbol === element)),
  };
  const analyses = [asMeasured(row.heat, first, SEED), asMeasured(row.heat, only, SEED)];
  return judge(row.model, observe(analyses), { methods: facts.analysisMethods });
}

function mixtures(heats: readonly PublishedHeat[], facts: IdentifyFacts): void {
  const trial = mixtureTrial(heats, facts, { seed: SEED, count: 400, method: 'OES' });
  const n = trial.length;
  const [low, high] = proportionInterval(
    count(trial, ({ covered }) => covered),
    n,
    0.95,
  );
  console.log(
    `${n} mixtures, minor share 5 to 50 %: the share lies in its 95 % interval in ${percent(
      count(trial, ({ covered }) => covered),
      n,
    )} (band ${(100 * low).toFixed(1)} to ${(100 * high).toFixed(1)} %), both grades known`,
  );
  for (const from of [0.05, 0.1, 0.2, 0.3, 0.4]) {
    const to = from === 0.05 ? 0.1 : from + 0.1;
    const some = trial.filter(({ minor }) => minor >= from && minor < to);
    console.log(
      `  minor share ${(100 * from).toFixed(0)} to ${(100 * to).toFixed(0)} %: n ${some.length}, verdict mixed ${percent(
        count(some, ({ verdict }) => verdict === 'mixed'),
        some.length,
      )}, of these both grades right ${percent(
        count(some, ({ verdict, pairRight }) => verdict === 'mixed' && pairRight),
        count(some, ({ verdict }) => verdict === 'mixed'),
      )}, taken for one grade ${percent(
        count(some, ({ verdict }) => verdict === 'identified'),
        some.length,
      )}`,
    );
  }
}

async function speed(heats: readonly PublishedHeat[], facts: IdentifyFacts): Promise<void> {
  const input = {
    analyses: Array.from({ length: 1000 }, (_, i) => {
      const heat = heats[i % heats.length]!;
      const scaled = Object.entries(heat.contents).map(([element, x]) => [element, 100 * x]);
      return {
        id: `${heat.id}/${i}`,
        composition_wtpct: Object.fromEntries(scaled),
        ...(heat.balance ? { balance: heat.balance } : {}),
      };
    }),
  };
  identify(input, facts);
  const times = await processorRounds(5, () => identify(input, facts));
  console.log(
    `\n1,000 analyses: median ${median(times).toFixed(3)} s of processor, least ${Math.min(...times).toFixed(3)} s (target 0.5 s)`,
  );
}

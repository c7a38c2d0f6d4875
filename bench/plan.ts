import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { planDocument } from '../src/calculations/plan/plan.ts';
import { problemOf } from '../src/calculations/plan/problem.ts';
import { whatIfDocument } from '../src/calculations/plan/what-if.ts';
import type { PlanFacts } from '../src/calculations/target/context.ts';
import { parseDocument } from '../src/documents/common.ts';
import { type PlanOutput, planInputSchema } from '../src/documents/heats/plan.ts';
import { asPlanned } from '../src/documents/heats/what-if.ts';
import { readFacts } from '../src/engine/data-folder.ts';
import { borrowSolver } from '../src/engine/highs-solver.ts';
import { buildBlend } from '../src/models/charge/blend/blend.ts';
import { lowestZ } from '../src/models/charge/blend/relaxation.ts';
import { sifting } from '../src/models/charge/blend/sifting.ts';
import { solveBlend } from '../src/models/charge/blend/solve-blend.ts';
import { planAtZ } from '../src/models/charge/confident/confident.ts';
import { conformingInTurns } from '../src/models/charge/confident/conformance.ts';
import { lowerLimitOf, type PassCount } from '../src/models/charge/judge.ts';
import type { ChargeLine } from '../src/models/charge/problem.ts';
import { alikeDocument, campaignDocument } from './support/large-plans.ts';
import { compareOthers } from './support/other-solvers.ts';
import { median, processorRounds, processorSeconds } from './support/processor.ts';
import { type YardOptions, yardDocument } from './support/yard.ts';

const REPEATS = 8;
const { solver, giveBack } = borrowSolver();

/**
 * Exact plans against CBC, GLPK and native HiGHS, plans with confidence through furnaces, and the price of knowledge. With files:
 * the plan documents in them, such as those of `remelt demo`.
 */
export async function run(files: readonly string[]): Promise<void> {
  for (const file of files) console.log(`${file}: ${plannedApart(file)}`);
  if (files.length > 0) return giveBack();
  const facts = readFacts();
  console.log('-- exact plans, warm, baselines included');
  for (const one of [{ lots: 200, target_s: 0.5 }, { lots: 2000 }, { lots: 200, maxMaterials: 8 }])
    await exact(one, facts);
  console.log('-- large exact plans with all their reasons, first run, processor time of all threads');
  await large('20 heats x 200 lots', campaignDocument({ heats: 20, lots: 200 }), { facts, target_s: 3 });
  await large('2000 lots much alike', alikeDocument({ lots: 2000 }), { facts, target_s: 4 });
  console.log('-- joint confidence 0.95, three routes on distribution tables, at most 6 lots, certified');
  for (const one of [
    { lots: 200, target_s: 1 },
    { lots: 200, seed: 2, target_s: 1 },
    { lots: 200, seed: 3, target_s: 1 },
    { lots: 2000, target_s: 3 },
    { lots: 2000, seed: 2, target_s: 3 },
  ])
    await confident(one, facts);
  console.log('-- what if, on the plan of 200 lots');
  await askedAbout(facts);
  console.log('-- through simulated furnaces, certified on at most 4000 draws');
  const folder = mkdtempSync(join(tmpdir(), 'remelt-bench-'));
  try {
    for (const one of ROUTED) routed(one, folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  for (const seed of [1, 3]) {
    console.log(
      `-- price of knowledge, 200 lots, seed ${seed}, no furnace: pass rate on 10,000 draws that no plan saw`,
    );
    await priceOfKnowledge(seed, facts);
  }
  console.log('-- price of knowledge, one revert with Al 5 +- 0.5 wt% into a window of 5 to 6 wt%');
  await priceOfRecourse(facts);
  await giveBack();
}

/** A plan beside itself without its largest lot, dearer cobalt, and another share. */
async function askedAbout(facts: PlanFacts): Promise<void> {
  const plan = { ...yardDocument({ lots: 200, spread: true }), jointConfidence: 0.95 };
  const { heats } = await planDocument(plan, facts, { solver });
  const [heat] = heats;
  const held = asPlanned(heat);
  for (const change of [
    { what: 'without', material: heat!.charge[0]!.id },
    { what: 'element', element: 'Co', more_usd_per_kg: 10 },
    { what: 'share', of: { form: 'turnings', max: 0.1 } },
  ]) {
    let answer: Awaited<ReturnType<typeof whatIfDocument>> | undefined;
    const took_s = await processorSeconds(async () => {
      answer = await whatIfDocument({ plan, ...held, changes: [change] }, facts, { solver });
    });
    console.log(
      `${answer!.changes[0]}: ${(1000 * took_s).toFixed(0)} ms of processor, target 1000 ms; ${answer!.difference_usd?.toFixed(0)} usd`,
    );
  }
}

const VACUUM = {
  operation: 'vacuum-induction',
  settings: { time_s: 3600, pressure_Pa: 1, lining: { material: 'MgO' } },
};
/** Titania in the slag keeps titanium in the metal. */
const TITANIA_SLAG = {
  operation: 'electroslag',
  settings: { slag_wtpct: { CaF2: 60, CaO: 18, Al2O3: 18, TiO2: 4 } },
};
/** One vacuum melt to a plan and to a refusal, and three furnaces of which the slag scatters titanium beyond its window. */
const ROUTED = [
  { name: 'one vacuum melt', grade: 'A718', mass_kg: 450, route: [VACUUM], target_s: 3 },
  { name: 'one vacuum melt', grade: 'M247', mass_kg: 200, route: [VACUUM], target_s: 4 },
  { name: 'one vacuum melt', grade: 'A738', mass_kg: 400, route: [VACUUM], target_s: 8 },
  { name: 'one vacuum melt, a small heat', grade: 'CM4', mass_kg: 300, route: [VACUUM], target_s: 8 },
  {
    name: 'vacuum melt, electroslag, vacuum arc',
    grade: 'A718',
    mass_kg: 400,
    route: [VACUUM, TITANIA_SLAG, { operation: 'vacuum-arc' }],
    target_s: 12,
  },
] as const;

/** Processor time of a process of its own, threads included: it hardly depends on what else the machine does. */
function routed({ name, grade, mass_kg, route, target_s }: (typeof ROUTED)[number], folder: string): void {
  const yard = yardDocument({ lots: 36, grade, spread: true });
  const heats = yard.heats.map((heat) => ({ ...heat, target: { ...heat.target, mass_kg }, route }));
  const file = join(folder, 'plan.json');
  writeFileSync(file, JSON.stringify({ ...yard, heats, jointConfidence: 0.95 }));
  console.log(`36 lots, ${grade}, ${name}, target ${target_s} s: ${plannedApart(file)}`);
}

/** What planning the document of a file takes in a process of its own. */
const plannedApart = (file: string): string =>
  execFileSync(process.execPath, [join(import.meta.dirname, 'support/routed-plan.ts'), file], {
    encoding: 'utf8',
  }).trim();

type Case = YardOptions & { readonly target_s?: number };

const nameOf = ({ lots, seed = 1, maxMaterials }: Case): string =>
  `${lots} lots x 25 elements, seed ${seed}${maxMaterials ? `, at most ${maxMaterials} materials` : ''}`;
const targetOf = ({ target_s }: Case): string => (target_s ? `, target ${target_s} s` : '');
const percent = (share: number | null): string => `${(100 * (share ?? Number.NaN)).toFixed(3)} %`;

async function exact(one: Case, facts: PlanFacts): Promise<void> {
  const document = yardDocument(one);
  const { first, times, output } = await timed(document, facts);
  console.log(
    `${nameOf(one)}: first ${first.toFixed(0)} ms, then ${spread(times)}${targetOf(one)}; ${output.status}, ${output.cost_usd?.toFixed(2)} usd, gap to the linear bound ${percent(output.gap)}`,
  );
  await besideOthers(document, facts);
}

/** The search for a plan alone, without its reasons, beside other solvers. */
async function besideOthers(document: unknown, facts: PlanFacts): Promise<void> {
  const { problem } = problemOf(parseDocument(planInputSchema, document, 'plan'), facts.grades);
  const blend = buildBlend(problem);
  const search = async (): Promise<number> => {
    const { cost_usd } = await solveBlend(blend, sifting(solver), { timeLimit_s: 30, relativeGap: 1e-6 });
    return cost_usd! / blend.usdPerUnit;
  };
  const optimum = await search();
  compareOthers(blend.model, { optimum, took_s: median(await processorRounds(3, search)) });
}

async function large(
  name: string,
  document: unknown,
  { facts, target_s }: { readonly facts: PlanFacts; readonly target_s: number },
): Promise<void> {
  const before = process.cpuUsage();
  const { status, cost_usd, gap, solver: found, manifest } = await planDocument(document, facts, { solver });
  const { user, system } = process.cpuUsage(before);
  const { columns, rows } = manifest.model as { columns: number; rows: number };
  console.log(
    `${name}: ${((user + system) / 1e6).toFixed(2)} s of processor, target ${target_s} s; ${rows} rows x ${columns} columns; ${status}, ${cost_usd?.toFixed(2)} usd, gap to the linear bound ${percent(gap)}, to the solver's ${percent(found.gap)}; work ${JSON.stringify(manifest.work)}`,
  );
  await besideOthers(document, facts);
}

async function confident(one: Case, facts: PlanFacts): Promise<void> {
  const table = (operation: string) => ({ operation, fidelity: 'table' });
  const routes = [
    { id: 'VIM', route: [table('vacuum-induction')] },
    { id: 'VIM+ESR', route: [table('vacuum-induction'), table('electroslag')], usd_per_kg: 0.9 },
    { id: 'VIM+VAR', route: [table('vacuum-induction'), table('vacuum-arc')], usd_per_kg: 1.1 },
  ];
  const yard = yardDocument({ ...one, spread: true, maxLots: 6 });
  const document = { ...yard, heats: yard.heats.map((heat) => ({ ...heat, routes })), jointConfidence: 0.95 };
  const { first, times, output } = await timed(document, facts);
  const heat = output.heats[0];
  if (!heat?.confidence || !heat.certificate) {
    console.log(`${nameOf(one)}: ${output.status} ${output.conflict.map((set) => set.words).join('; ')}`);
    return;
  }
  const { sameZ, z } = heat.confidence;
  console.log(
    `${nameOf(one)}: first ${first.toFixed(0)} ms, then ${spread(times)}${targetOf(one)}; ${output.status}, ${output.cost_usd!.toFixed(0)} usd by ${heat.route?.id}, z ${z.toFixed(2)}\n` +
      `    same-z gap ${percent(sameZ.solverGap)} to the solver on the lots kept, ${percent(sameZ.gap)} to the relaxation of all; gap to the joint bound ${percent(output.gap)}; certificate ${heat.certificate.passRate.toFixed(4)}, at least ${heat.certificate.lowerLimit.toFixed(4)}; route agreed to ${heat.route?.disagreement.toExponential(1)} in ${heat.route?.rounds} rounds`,
  );
}

/** Contents taken as certain, each limit sure by itself, all limits sure at once, and sure after sample and corrections. */
async function priceOfKnowledge(seed: number, facts: PlanFacts): Promise<void> {
  const document = yardDocument({ lots: 200, spread: true, seed });
  const { problem } = problemOf(parseDocument(planInputSchema, document, 'plan'), facts.grades);
  const certain = {
    ...document,
    materials: document.materials.map((material) => ({ ...material, sd_wtpct: undefined })),
  };
  const meanOnly = await planDocument(certain, facts, { solver });
  const cheapest = meanOnly.cost_usd!;
  const show = shownAgainst(cheapest);
  show('mean only', cheapest, passed(await passRate(document, linesOf(meanOnly, problem), facts)));
  const p = 0.95;
  const search = { solver, timeLimit_s: 30, jointConfidence: p, seed: 1, checkSamples: 10_000 };
  const single = await planAtZ(problem, search, lowestZ(problem, p));
  show(
    'each limit by itself at 0.95',
    single!.cost_usd,
    `${passed(await passRate(document, single!.lines, facts))}, z ${lowestZ(problem, p).toFixed(2)}`,
  );
  for (const jointConfidence of [p, 0.99]) {
    const output = await planDocument({ ...document, jointConfidence }, facts, { solver });
    show(
      `all limits at once at ${jointConfidence}`,
      output.cost_usd!,
      `${passed(await passRate(document, linesOf(output, problem), facts))}, z ${output.heats[0]!.confidence!.z.toFixed(2)}, gap to the joint bound ${percent(output.gap)}`,
    );
  }
  await showRecourse(document, facts, show);
}

/** Sure after sample and corrections: what it costs on average, or how far it gets. */
async function showRecourse(
  document: { readonly heats: readonly object[] },
  facts: PlanFacts,
  show: (name: string, cost_usd: number, rest: string) => void,
): Promise<void> {
  const heats = document.heats.map((heat) => ({ ...heat, recourse: { confidence: 0.99 } }));
  const corrected = await planDocument({ ...document, heats }, facts, { solver });
  const heat = corrected.heats[0];
  const name = 'charged lean, sampled, trimmed at 0.99';
  if (!heat?.recourse) {
    const [best] = corrected.conflict[0]!.cures;
    show(name, best?.cost_usd ?? Number.NaN, `no plan: ${corrected.conflict[0]!.words}`);
    return;
  }
  const { certificate, recourse } = heat;
  if (!recourse.taken) {
    show(name, recourse.cost.expected_usd, `not taken: ${recourse.words[0]}`);
    return;
  }
  const { corrections, scrap } = recourse.probability;
  show(
    name,
    recourse.cost.expected_usd,
    `passes ${certificate!.passRate.toFixed(4)} (at least ${certificate!.lowerLimit.toFixed(4)}); with 0, 1, 2 corrections ${corrections.map((one) => one.toFixed(3)).join(', ')}, scrap ${scrap.toFixed(4)}; corrections ${recourse.cost.corrections_usd.toFixed(0)} usd on average`,
  );
}

/** A revert whose aluminium is known to half the window only: what a bath sample is for. */
async function priceOfRecourse(facts: PlanFacts): Promise<void> {
  const revert = {
    id: 'revert',
    composition_wtpct: { Al: 5, Cr: 9, Bi: 0.00003 },
    sd_wtpct: { Al: 0.5, Cr: 0.1, Bi: 0.000005 },
    balance: 'Ni',
    price_usd_per_kg: 9,
    available_kg: 900,
  };
  const metal = (element: string, price_usd_per_kg: number) => ({
    id: element,
    composition_wtpct: { [element]: 100 },
    price_usd_per_kg,
  });
  const document = {
    heats: [
      {
        id: 'H1',
        target: {
          limits_wtpct: { Al: { min: 5, max: 6 }, Cr: { min: 8.5, max: 9.5 }, Bi: { max: 0.00005 } },
          mass_kg: 1000,
        },
      },
    ],
    materials: [revert, metal('Al', 4), metal('Ni', 15), metal('Cr', 13)],
  };
  const blind = await planDocument({ ...document, jointConfidence: 0.99 }, facts, { solver });
  const cheapest = blind.cost_usd!;
  const show = shownAgainst(cheapest);
  show(
    'all limits at once at 0.99',
    cheapest,
    `passes ${blind.heats[0]!.certificate!.passRate.toFixed(4)} (at least ${blind.heats[0]!.certificate!.lowerLimit.toFixed(4)})`,
  );
  await showRecourse(document, facts, show);
}

const signed = (value: number): string => `${value < 0 ? '' : '+'}${value.toFixed(2)}`;

const shownAgainst =
  (least_usd: number) =>
  (name: string, cost_usd: number, rest: string): void =>
    console.log(
      `${name.padEnd(38)} ${cost_usd.toFixed(0)} usd (${signed(100 * (cost_usd / least_usd - 1))} % on the first), ${rest}`,
    );

const passed = (count: PassCount): string =>
  `passes ${(count.passes / count.samples).toFixed(4)} (at least ${lowerLimitOf(count).toFixed(4)})`;

type Problem = ReturnType<typeof problemOf>['problem'];

const linesOf = (plan: PlanOutput, { materials }: Problem): readonly ChargeLine[] =>
  plan.heats[0]!.charge.map(({ id, mass_kg }) => ({
    material: materials.findIndex((one) => one.id === id),
    mass_kg,
  }));

/** Draws in which a charge passes when its lots are as uncertain as `document` says. */
function passRate(document: unknown, lines: readonly ChargeLine[], facts: PlanFacts): Promise<PassCount> {
  const { problem } = problemOf(parseDocument(planInputSchema, document, 'plan'), facts.grades);
  const draws = { seed: 1, branch: 'bench' };
  const trial = { problem, lines, samples: 10_000, draws, furnace: {}, route: null };
  return conformingInTurns(trial, { confidence: 0 });
}

async function timed(
  document: unknown,
  facts: PlanFacts,
): Promise<{ first: number; times: readonly number[]; output: PlanOutput }> {
  const run = async (): Promise<[number, PlanOutput]> => {
    let output: PlanOutput | undefined;
    const took_s = await processorSeconds(async () => {
      output = await planDocument(document, facts, { solver });
    });
    return [1000 * took_s, output!];
  };
  const [first, output] = await run();
  const times: number[] = [];
  for (let i = 0; i < REPEATS; i++) times.push((await run())[0]);
  return { first, times, output };
}

/** "min 12.1, mean 13.0 ± 0.8 ms of processor" */
function spread(times: readonly number[]): string {
  const mean = times.reduce((sum, t) => sum + t, 0) / times.length;
  const sd = Math.sqrt(times.reduce((sum, t) => sum + (t - mean) ** 2, 0) / (times.length - 1));
  return `min ${Math.min(...times).toFixed(0)}, mean ${mean.toFixed(0)} ± ${sd.toFixed(0)} ms of processor`;
}

import type { Traced } from '../../documents/trace.ts';
import { percent } from '../../foundation/quantity/format.ts';
import { uniqueAssumptions } from '../../foundation/quantity/sourced.ts';
import { findGrade } from '../../metal/alloy/catalogue.ts';
import { byElementOrder, entriesOf } from '../../metal/alloy/element.ts';
import { specificationOf } from '../../metal/alloy/grade.ts';
import { internalRange } from '../../metal/alloy/specification.ts';
import type { HeatReport, RefiningRow, VerdictRow } from '../../pages/blocks/heat-page.ts';
import type { YardRow } from '../../pages/blocks/yard-table.ts';
import type { TaskContext } from '../context.ts';
import { imputedInCharge } from '../heats/plan-heat.ts';
import { reasonsInShort } from '../heats/prediction-sheet.ts';
import {
  costWaterfall,
  flowsOf,
  gradeTrajectoriesOf,
  limitsOf,
  recordedOf,
  storyOf,
} from './report-extras.ts';
import type { Demo, DemoHeat, DemoLot } from './run-demo.ts';

/** One heat of the demo as the plain data of its report; computes nothing but units and order. */
export function reportHeat(made: DemoHeat, demo: Demo, context: TaskContext): HeatReport {
  const { order, planned, refined, released, trace, recorded } = made;
  const [heat] = planned.output.heats;
  const charged = (heat?.charge ?? []).reduce((sum, { mass_kg }) => sum + mass_kg, 0);
  const judged = recorded?.releases[0]?.released ?? released;
  return {
    heat: order.heat,
    title: `Heat ${order.heat}: ${order.mass_kg} kg of ${order.gradeId}`,
    specimen: true,
    verdict: judged.output.verdict,
    first: firstSentences(made),
    yard: demo.lots.map(yardRow),
    charge: (heat?.charge ?? []).map(({ id, mass_kg }) => ({
      lot: id,
      mass_kg,
      share: mass_kg / charged,
      price_usd_per_kg: planned.offered.get(id)?.material.price_usd_per_kg ?? 0,
      clearedAs: planned.offered.get(id)?.lot.clearedAs ?? '',
    })),
    waterfall: costWaterfall(planned),
    bound_usd: planned.output.bound_usd,
    binding: (heat?.binding ?? []).map(({ words }) => words),
    route: refined.document.route.map(routeWords),
    windows: windowRows(made, context),
    refining: refiningRows(made, imputedInCharge(planned)),
    trajectories: gradeTrajectoriesOf(refined.output, order.gradeId, context),
    limits: limitsOf(refined.output, order.gradeId, context),
    energy_kWh: refined.output.energy_kWh,
    footprint: made.footprint,
    ...(recorded ? { recorded: recordedOf(recorded.compared), story: storyOf(recorded) } : {}),
    measured: recorded !== null,
    verdicts: judged.output.elements.map(
      ({ element, text, unit, limit, contractual, reason, place }): VerdictRow => ({
        element,
        text,
        unit,
        limit,
        contractual,
        reason: place ? `${place}: ${reason}` : reason,
      }),
    ),
    reasons: reasonsInShort(judged.output),
    trace: trace.rows.map((row) => ({
      subject: row.subject,
      share: row.share,
      mass_kg: row.mass_g / 1000,
      grade: row.clearedAs ?? '',
      documents: row.references.map(shortReference),
    })),
    flows: flowsOf(recorded ? bothWays(recorded) : trace),
    assumed: uniqueAssumptions([
      ...planned.output.assumed,
      ...refined.output.assumed,
      ...judged.output.assumed,
    ]),
    manifests: [
      { document: 'plan', manifest: planned.output.manifest },
      { document: 'simulate', manifest: refined.output.manifest },
      { document: 'release', manifest: judged.output.manifest },
    ],
  };
}

/** Everything that went in and everything that came out, each edge once. */
function bothWays({ up, down }: NonNullable<DemoHeat['recorded']>): Traced {
  const edges = new Map([...up.edges, ...down.edges].map((edge) => [`${edge.from}>${edge.to}`, edge]));
  const rows = new Map([...up.rows, ...down.rows].map((row) => [row.subject, row]));
  return { ...up, rows: [...rows.values()], edges: [...edges.values()] };
}

/** Data sheets are quoted at length in the records; in a table the key is enough. */
const shortReference = (reference: string): string =>
  reference.startsWith('data/') || reference.length <= 60
    ? reference
    : `${reference.slice(0, reference.lastIndexOf(' ', 57))} ...`;

const routeWords = ({ operation, fidelity }: { operation: string; fidelity?: string | undefined }): string =>
  `${operation} (${fidelity ?? 'kinetic'})`;

/** What to look at first: what it is, what it costs, how sure, what the verdict is. */
function firstSentences({ order, planned, released, recorded, footprint }: DemoHeat): string[] {
  const { output } = planned;
  const cost = output.cost_usd ?? 0;
  const compare = output.baselines.map(
    ({ name, cost_usd }) =>
      `${name} ${cost_usd === null ? 'is not possible with these lots at this confidence' : `${Math.round(cost_usd)} USD`}`,
  );
  const perKg = (kg: number): string => (kg / footprint.product_kg).toFixed(1);
  return [
    order.words,
    `The charge costs ${Math.round(cost)} USD, ${(cost / order.mass_kg).toFixed(2)} USD/kg; ${compare.join('; ')}.`,
    ...certified(output),
    `${perKg(footprint.total.value)} kg CO2e per kg, returns free of their first burden; ${perKg(footprint.allVirgin.value)} if the same metal were charged virgin.`,
    ...(recorded
      ? [
          `Recorded on simulated samples: ${recorded.releases.map(({ object, released: { output: one } }) => `${object} ${one.verdict}`).join(', ')}; ${recorded.shipped.id} shipped with a specimen certificate.`,
        ]
      : [`Verdict ${released.output.verdict}: ${released.output.reasons[0] ?? 'nothing holds it'}.`]),
  ];
}

/** How sure the plan is of its specification, on draws of its own through the real route; nothing when none were made. */
function certified({ heats }: DemoHeat['planned']['output']): string[] {
  const certificate = heats[0]?.certificate;
  if (!certificate) return [];
  return [
    `It meets every limit in ${percent(certificate.passRate)} of ${certificate.samples} draws through the route: in at least ${percent(certificate.lowerLimit)} of such heats if the assumed spreads are right.`,
  ];
}

/** The rows of the yard, as lots were when the first heat was planned. */
export function yardRow({ lot, identified, imputed, simulated, why }: DemoLot): YardRow {
  return {
    lot: lot.id,
    mass_kg: lot.mass_g / 1000,
    form: lot.form,
    declared: lot.declaredGrade ?? '',
    identified: identifiedWords(identified),
    status: lot.status,
    why: why.join('; '),
    imputed: imputed.length,
    simulated,
    reference: lot.reference ?? '',
  };
}

function identifiedWords({ verdict, candidates }: DemoLot['identified']): string {
  const [first] = candidates;
  if (!first) return 'nothing in the catalogue';
  if (verdict === 'unknown') return `nothing; nearest ${first.gradeId}`;
  return `${first.gradeId} (${percent(first.probability)})`;
}

function windowRows({ planned, refined, released }: DemoHeat, context: TaskContext): HeatReport['windows'] {
  const specification = specificationOf(findGrade(context.compute.facts().grades, planned.order.gradeId));
  const before = refined.document.melt.composition_ppm ?? {};
  return entriesOf(specification.limits)
    .filter(([element, limit]) => limit.max !== undefined && refined.output.final[element])
    .sort(([a], [b]) => byElementOrder(a, b))
    .map(([element, limit]) => {
      const final = refined.output.final[element]!;
      const scale = limit.printed?.unit === 'ppm' ? 1 : 1e-4;
      const toUnit = (fraction: number): number => fraction * 1e6 * scale;
      const range = internalRange(limit);
      const charged = before[element];
      return {
        element,
        unit: scale === 1 ? 'ppm' : 'wt%',
        ...(limit.min ? { min: toUnit(limit.min) } : {}),
        max: toUnit(limit.max ?? 0),
        range: {
          ...(range.min === undefined ? {} : { min: toUnit(range.min) }),
          ...(range.max === undefined ? {} : { max: toUnit(range.max) }),
        },
        ...(charged === undefined ? {} : { before: charged * scale }),
        mean: final.mean_ppm * scale,
        p05: final.p05_ppm * scale,
        p95: final.p95_ppm * scale,
        verdict: released.output.elements.find((row) => row.element === element)?.contractual ?? 'HOLD',
      };
    });
}

function refiningRows({ refined }: DemoHeat, imputed: ReadonlySet<string>): RefiningRow[] {
  const { composition_ppm: before = {}, balance } = refined.document.melt;
  const rest_ppm = Object.values(before).reduce((sum, ppm) => sum - ppm, 1e6);
  return entriesOf(refined.output.final)
    .sort(([a], [b]) => byElementOrder(a, b))
    .map(([element, final]) => ({
      element,
      before_ppm: before[element] ?? (element === balance ? rest_ppm : null),
      after_ppm: final.mean_ppm,
      p05_ppm: final.p05_ppm,
      p95_ppm: final.p95_ppm,
      imputed: imputed.has(element),
    }));
}

import type { HeatReport, RefiningRow, VerdictRow, YardRow } from '../faces/report/heat-report.ts';
import { findGrade } from '../metal/alloy/catalogue.ts';
import { byElementOrder, type ElementSymbol } from '../metal/alloy/element.ts';
import { specificationOf } from '../metal/alloy/grade.ts';
import { internalRange, type Limit } from '../metal/alloy/specification.ts';
import type { TaskContext } from './context.ts';
import { imputedInCharge } from './plan-heat.ts';
import type { Demo, DemoLot } from './run-demo.ts';

/** The demo's results as the plain data of its report; computes nothing but units and order. */
export function reportHeat(demo: Demo, context: TaskContext): HeatReport {
  const { planned, refined, released, trace } = demo;
  const [heat] = planned.output.heats;
  const charged = (heat?.charge ?? []).reduce((sum, { mass_kg }) => sum + mass_kg, 0);
  const imputed = imputedInCharge(planned);
  return {
    heat: planned.order.heat,
    title: `Heat ${planned.order.heat}: ${planned.order.mass_kg} kg of ${planned.order.gradeId}, planned from published analyses`,
    specimen: true,
    verdict: released.output.verdict,
    first: firstSentences(demo),
    yard: demo.lots.map(yardRow),
    charge: (heat?.charge ?? []).map(({ id, mass_kg }) => {
      const price = planned.offered.get(id)?.material.price_usd_per_kg ?? 0;
      return {
        lot: id,
        mass_kg,
        share: mass_kg / charged,
        price_usd_per_kg: price,
        clearedAs: planned.offered.get(id)?.lot.clearedAs ?? '',
      };
    }),
    costs: [
      { name: 'this plan', cost_usd: planned.output.cost_usd ?? 0, chosen: true },
      ...planned.output.baselines
        .filter(({ cost_usd }) => cost_usd !== null)
        .map(({ name, cost_usd }) => ({ name, cost_usd: cost_usd ?? 0, chosen: false })),
    ],
    bound_usd: planned.output.bound_usd,
    binding: (heat?.binding ?? []).map(({ words }) => words),
    route: refined.document.route.map(({ operation, fidelity }) => `${operation} (${fidelity ?? 'kinetic'})`),
    windows: windowRows(demo, context),
    refining: refiningRows(demo, imputed),
    energy_kWh: refined.output.energy_kWh,
    verdicts: released.output.elements.map(
      ({ element, text, unit, limit, contractual, reason }): VerdictRow => ({
        element,
        text,
        unit,
        limit,
        contractual,
        reason,
      }),
    ),
    reasons: released.output.reasons.slice(0, 3),
    trace: trace.rows.map((row) => ({
      subject: row.subject,
      share: row.share,
      mass_kg: row.mass_g / 1000,
      grade: row.clearedAs ?? '',
      documents: row.references,
    })),
    assumed: uniqueAssumptions([
      ...planned.output.assumed,
      ...refined.output.assumed,
      ...released.output.assumed,
    ]),
    manifests: [
      { document: 'plan', manifest: planned.output.manifest },
      { document: 'simulate', manifest: refined.output.manifest },
      { document: 'release', manifest: released.output.manifest },
    ],
  };
}

function firstSentences({ lots, planned, released }: Demo): string[] {
  const held = lots.filter(({ lot }) => lot.status === 'hold');
  const cost = planned.output.cost_usd ?? 0;
  const compare = planned.output.baselines.map(
    ({ name, cost_usd }) => `${name} ${cost_usd === null ? 'impossible' : `${Math.round(cost_usd)} USD`}`,
  );
  return [
    `${lots.length - held.length} of ${lots.length} lots were identified and cleared; ${held.length} stay on hold (${held.map(({ lot }) => lot.id).join(', ') || 'none'}).`,
    `The plan costs ${Math.round(cost)} USD; ${compare.join('; ')}.`,
    ...certified(planned.output),
    `Verdict ${released.output.verdict}: ${released.output.reasons[0] ?? 'nothing holds it'}.`,
  ];
}

/** How sure the plan is of its specification, on draws of its own through the real route; nothing when none were made. */
function certified({ heats }: Demo['planned']['output']): string[] {
  const certificate = heats[0]?.certificate;
  if (!certificate) return [];
  const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;
  return [
    `The charge meets every limit in ${percent(certificate.passRate)} of ${certificate.samples} draws through the route, so in at least ${percent(certificate.lowerLimit)} of such heats if the assumed spreads are right.`,
  ];
}

function yardRow({ lot, identified, imputed }: DemoLot): YardRow {
  return {
    lot: lot.id,
    mass_kg: lot.mass_g / 1000,
    form: lot.form,
    declared: lot.declaredGrade ?? '',
    identified: identifiedWords(identified),
    status: lot.status,
    why: lot.status === 'hold' ? whyHeld(identified) : '',
    imputed: imputed.length,
    reference: lot.reference ?? '',
  };
}

function identifiedWords({ verdict, candidates }: DemoLot['identified']): string {
  const [first] = candidates;
  if (!first) return 'nothing in the catalogue';
  const share = `${first.gradeId} (${(first.probability * 100).toFixed(1)} %)`;
  return verdict === 'unknown' ? `nothing; nearest ${first.gradeId}` : share;
}

function whyHeld(identified: DemoLot['identified']): string {
  const ask = identified.askFor[0];
  if (identified.verdict === 'unknown')
    return `fits no grade of the catalogue${ask ? `; measure ${ask.element} by ${ask.method}` : ''}`;
  return `${identified.verdict}${ask ? `: measure ${ask.element} by ${ask.method}` : ''}`;
}

function windowRows({ planned, refined, released }: Demo, context: TaskContext): HeatReport['windows'] {
  const specification = specificationOf(findGrade(context.compute.facts().grades, planned.order.gradeId));
  const before = refined.document.melt.composition_ppm ?? {};
  return (Object.entries(specification.limits) as [ElementSymbol, Limit][])
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

function refiningRows({ refined }: Demo, imputed: ReadonlySet<string>): RefiningRow[] {
  const before = refined.document.melt.composition_ppm ?? {};
  return (
    Object.entries(refined.output.final) as [
      ElementSymbol,
      { mean_ppm: number; p05_ppm: number; p95_ppm: number },
    ][]
  )
    .sort(([a], [b]) => byElementOrder(a, b))
    .map(([element, final]) => ({
      element,
      before_ppm: before[element] ?? null,
      after_ppm: final.mean_ppm,
      p05_ppm: final.p05_ppm,
      p95_ppm: final.p95_ppm,
      imputed: imputed.has(element),
    }));
}

/** One row per thing assumed: documents of one heat repeat each other. */
function uniqueAssumptions(all: HeatReport['assumed']): HeatReport['assumed'] {
  const seen = new Set<string>();
  return all.filter(({ what, value }) => {
    const key = `${what}=${value}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

import type { TaskContext } from '../../desk/context.ts';
import { bothWays, heatReport } from '../../desk/heat/heat-report.ts';
import { imputedInCharge } from '../../desk/planning/charge-plan.ts';
import { reasonsInShort } from '../../desk/planning/prediction-sheet.ts';
import { percent, usd, usdPerKg } from '../../foundation/quantity/format.ts';
import type { HeatReport } from '../../pages/blocks/heats/heat-report-data.ts';
import type { YardRow } from '../../pages/blocks/yard/yard-table.ts';
import { storyOf } from './demo-story.ts';
import type { Demo, DemoHeat, DemoLot } from './run-demo.ts';

/** One heat of the demo as the plain data of its report. */
export function reportDemoHeat(made: DemoHeat, demo: Demo, context: TaskContext): HeatReport {
  const { order, planned, refined, released, trace, recorded } = made;
  const judged = recorded?.releases[0]?.released ?? released;
  return heatReport(
    {
      heat: order.heat,
      title: `Heat ${order.heat}: ${order.mass_kg} kg of ${order.gradeId}`,
      specimen: true,
      grade: order.gradeId,
      verdict: judged.output.verdict,
      reasons: reasonsInShort(judged.output),
      first: firstSentences(made),
      yard: demo.lots.map(yardRow),
      charge: (planned.output.heats[0]?.charge ?? []).map(({ id, mass_kg }) => ({
        lot: id,
        mass_kg,
        price_usd_per_kg: planned.offered.get(id)?.material.price_usd_per_kg ?? 0,
        clearedAs: planned.offered.get(id)?.lot.clearedAs ?? '',
      })),
      planned,
      refined,
      predicted: refined.output.final,
      imputed: imputedInCharge(planned),
      footprint: made.footprint,
      foreseen: released.output,
      judged: judged.output,
      measured: recorded !== null,
      trace,
      flows: recorded ? bothWays(recorded) : trace,
      ...(recorded ? { compared: recorded.compared, story: storyOf(recorded) } : {}),
    },
    context,
  );
}

/** What to look at first: what it is, what it costs, how sure, what the verdict is. */
function firstSentences({ order, planned, released, recorded, footprint }: DemoHeat): string[] {
  const { output } = planned;
  const cost = output.cost_usd ?? 0;
  const compare = output.baselines.map(
    ({ name, cost_usd }) =>
      `${name} ${cost_usd === null ? 'is not possible with these lots at this confidence' : usd(cost_usd, 0)}`,
  );
  const perKg = (kg: number): string => (kg / footprint.product_kg).toFixed(1);
  return [
    order.words,
    `The charge costs ${usd(cost, 0)}, ${usdPerKg(cost / order.mass_kg)}; ${compare.join('; ')}.`,
    ...conformance(output),
    `${perKg(footprint.total.value)} kg CO2e per kg, with scrap free of the burden of its first production; ${perKg(footprint.allVirgin.value)} if all of it were virgin metal.`,
    ...(recorded
      ? [
          `Recorded on simulated samples: ${recorded.releases.map(({ object, released: { output: one } }) => `${object} ${one.verdict}`).join(', ')}; ${recorded.shipped.id} shipped with a demonstration certificate.`,
        ]
      : [`Verdict ${released.output.verdict}: ${released.output.reasons[0] ?? 'no reason against it'}.`]),
  ];
}

/** How sure the plan is of its specification, on draws of its own through the real route; nothing when none were made. */
function conformance({ heats }: DemoHeat['planned']['output']): string[] {
  const { certificate, furnace } = heats[0] ?? {};
  if (!certificate) return [];
  return [
    `It meets every limit in ${percent(certificate.passRate)} of ${certificate.samples} simulated heats. If lots and furnaces are as they are assumed, at least ${percent(certificate.lowerLimit)} of such heats will.`,
    ...(furnace?.words ?? []),
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
  if (!first) return 'no grade of the catalogue';
  if (verdict === 'unknown') return `no grade; the nearest is ${first.gradeId}`;
  return `${first.gradeId} (${percent(first.probability)})`;
}

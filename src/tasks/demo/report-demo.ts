import type { DemoReport } from '../../pages/blocks/demo-page.ts';
import { storyOf } from './demo-story.ts';
import { yardRow } from './report-demo-heat.ts';
import type { Demo, DemoHeat } from './run-demo.ts';

/** What the demo made as the plain data of its first page; `files` names what lies beside it. */
export function reportDemo(demo: Demo, files: DemoReport['files']): DemoReport {
  const recorded = demo.heats.find((one) => one.recorded !== null)?.recorded ?? null;
  return {
    lots: demo.lots.map(yardRow),
    heats: demo.heats.map(heatRow),
    story: recorded ? storyOf(recorded) : { words: 'No heat was recorded.', steps: [] },
    files,
  };
}

function heatRow({ order, planned, released, footprint, recorded }: DemoHeat): DemoReport['heats'][number] {
  const { output, offered } = planned;
  const charge = output.heats[0]?.charge ?? [];
  const kg = (lines: typeof charge): number => lines.reduce((sum, { mass_kg }) => sum + mass_kg, 0);
  const returns = charge.filter(({ id }) => offered.get(id)?.lot.originClass !== 'virgin');
  const virgin_usd = output.baselines.find(({ name }) => name === 'all-virgin')?.cost_usd ?? null;
  return {
    heat: order.heat,
    grade: order.gradeId,
    words: order.words,
    mass_kg: order.mass_kg,
    returns: kg(returns) / kg(charge),
    cost_usd_per_kg: (output.cost_usd ?? 0) / order.mass_kg,
    virgin_usd_per_kg: virgin_usd === null ? null : virgin_usd / order.mass_kg,
    kgCO2e_per_kg: footprint.total.value / footprint.product_kg,
    virgin_kgCO2e_per_kg: footprint.allVirgin.value / footprint.product_kg,
    sure: output.heats[0]?.certificate?.lowerLimit ?? null,
    kept: output.heats[0]?.furnace?.probability ?? null,
    verdict: recorded?.releases[0]?.released.output.verdict ?? released.output.verdict,
    href: `${order.heat}/report.html`,
  };
}

import type { PageHead } from '../../../documents/page.ts';
import { kilogramsText, money, readable } from '../../../foundation/quantity/format.ts';
import { isDecisive, worstOf } from '../release/release-head.ts';
import type { HeatReport } from './heat-report-data.ts';

/** What decides a heat: the row that fails or is open, else how many limits are met; its cost, its footprint, how well it was predicted. */
export function heatHead(report: HeatReport): PageHead {
  const { measured, waits } = report;
  const decides = decidesOf(report);
  return {
    basis: measured ? 'recorded' : 'predicted',
    ...(decides ? { decides } : {}),
    figures: [
      ...chargeFigure(report),
      ...costFigure(report),
      ...footprintFigure(report),
      ...predictedFigure(report),
    ],
    ...(waits ? { turn: { who: waits.on, does: waits.for, ...(waits.by ? { by: [waits.by] } : {}) } } : {}),
  };
}

function decidesOf({ verdicts, measured, samples }: HeatReport): PageHead['decides'] {
  const rows = verdicts.filter(isDecisive).map((row) => ({
    ...row,
    name: row.element,
    text: row.text && `${row.text} ${row.unit}`,
    outcome: row.outcome ?? row.contractual,
  }));
  if (rows.length === 0) return measured ? undefined : unmeasuredOf(samples?.samples ?? []);
  const worst = worstOf(rows);
  if (worst) return worst;
  return {
    value: `${rows.length} of ${rows.length}`,
    of: measured ? 'results are inside their limits' : 'limits are met as predicted',
  };
}

/** Nothing decides yet: of a bath that was sampled no final result is booked, of another heat none at all. */
const unmeasuredOf = (sampled: readonly string[]): PageHead['decides'] =>
  sampled.length === 0
    ? { value: 'No result', of: 'was booked of this heat yet' }
    : { value: 'No final result', of: `was booked yet; results of the bath: ${sampled.join(', ')}` };

type Figures = PageHead['figures'][number][];

/** Metal that went in of a heat [kg]; null where nobody knows it. */
const chargedKg = ({ cost }: HeatReport): number | null =>
  cost === undefined
    ? null
    : cost.lines.reduce((sum, { charged_kg, added_kg }) => sum + charged_kg + added_kg, 0);

function chargeFigure(report: HeatReport): Figures {
  const { charge } = report;
  if (charge.length === 0) return [];
  const kg = charge.reduce((sum, { mass_kg }) => sum + mass_kg, 0);
  // what stands in the charge of a heat that is only planned was reserved
  const name = chargedKg(report) === 0 ? 'To charge' : 'Charged';
  return [{ name, value: kilogramsText(kg), unit: 'kg', beside: `from ${charge.length} lots` }];
}

/** Cost of what was charged, of a heat that is only planned what it is to cost; the reader of a page without money sees none. */
function costFigure(report: HeatReport): Figures {
  const { cost, footprint } = report;
  if (!cost) return [];
  const { actual_usd, planned_usd } = cost.variance;
  if (chargedKg(report) === 0)
    return [{ name: 'Planned metal cost', value: money(planned_usd), unit: 'USD' }];
  const product_kg = footprint?.product_kg ?? 0;
  return [
    {
      name: 'Metal cost',
      ...(product_kg > 0
        ? { value: money(actual_usd / product_kg), unit: 'USD/kg' }
        : { value: money(actual_usd), unit: 'USD' }),
      beside: `${money(planned_usd)} USD planned, ${money(actual_usd)} so far`,
    },
  ];
}

function footprintFigure({ footprint }: HeatReport): Figures {
  if (!footprint || footprint.product_kg <= 0) return [];
  const { total, allVirgin, product_kg } = footprint;
  return [
    {
      name: 'Footprint',
      value: readable(total.value / product_kg),
      unit: 'kg CO2e/kg',
      beside: `new metal ${readable(allVirgin.value / product_kg)}`,
    },
  ];
}

function predictedFigure({ recorded }: HeatReport): Figures {
  if (!recorded) return [];
  const inside = recorded.rows.filter((row) => row.inside).length;
  return [
    {
      name: 'Predicted right',
      value: String(inside),
      unit: `of ${recorded.rows.length}`,
      beside: 'results inside their 5 to 95 % band',
    },
  ];
}

import { heldSettings, type KeptCurve, keptCurves } from '../../../calculations/logs/kept-log.ts';
import { furnaceLogOf, knownHeat, plannedRoute } from '../../../desk/heat/known-heat.ts';
import { settingChart } from '../../../desk/heat/setting-chart.ts';
import type { KeptLog } from '../../../documents/heats/kept-log.ts';
import type { Chart } from '../../../documents/page-charts.ts';
import { defineVerb } from '../../task.ts';
import { contract } from './contract.ts';

/** The furnace log that counts of a heat, beside its plan. Throws NotFoundError for an unknown heat. */
export const showLog = defineVerb(contract, async (order, context): Promise<KeptLog> => {
  const heat = await knownHeat(order.heat, context);
  const log = furnaceLogOf(heat);
  if (!log) return { format: 'remelt-kept-log/1', heat: heat.id, log: null };
  const { recorded, samples = [] } = log;
  const facts = context.compute.facts();
  const curves = keptCurves(log, plannedRoute(heat), facts);
  return {
    format: 'remelt-kept-log/1',
    heat: heat.id,
    log: {
      seq: heat.log!.seq,
      furnace: heat.log!.furnace,
      from: recorded?.from ?? null,
      to: recorded?.to ?? null,
      file: recorded?.file ?? null,
      source: recorded?.source ?? null,
      sha256: recorded?.sha256 ?? null,
      samples,
      settings: curves.map(settingOf),
      others: heldSettings(log, facts),
      charts: curves.map((one) => chartOf(one, samples)),
    },
  };
});

function settingOf(one: KeptCurve): NonNullable<KeptLog['log']>['settings'][number] {
  const { operation, setting, what, unit, curve, planned, told } = one;
  return {
    ...{ operation, setting, what, unit },
    tag: told?.tag ?? null,
    readings: told?.readings ?? null,
    lowest: told?.lowest ?? Math.min(...curve.value),
    highest: told?.highest ?? Math.max(...curve.value),
    planned: planned && [Math.min(...planned.value), Math.max(...planned.value)],
    gaps: told?.gaps ?? [],
  };
}

/** Half the height of an axis at the least: this share of the value [1]. */
const FLAT = 0.02;

function chartOf(
  { setting, what, unit, curve, planned, told }: KeptCurve,
  samples: readonly { readonly at_s: number }[],
): Chart {
  const gaps = told?.gaps ?? [];
  return settingChart({
    ...curve,
    ...{ gaps, unit },
    title: `${what[0]!.toUpperCase()}${what.slice(1)}${told ? ` (${told.tag})` : ''}`,
    description: `${what} of the heat over time beside its plan; ${gaps.length} gaps`,
    name: setting.split('_')[0]!,
    end_s: curve.at_s.at(-1)!,
    marks_s: samples.map(({ at_s }) => at_s),
    least: FLAT * Math.max(...curve.value.map(Math.abs)) || 1,
    planned: planned ?? undefined,
  });
}

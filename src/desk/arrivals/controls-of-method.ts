import type { ControlChart, Controls } from '../../documents/results/controls.ts';
import { ownValue } from '../../foundation/quantity/own-value.ts';
import { individualsChartOf } from '../../foundation/statistics/control/individuals-chart.ts';
import { findMethod } from '../../metal/alloy/analysis-method.ts';
import { byElementOrder } from '../../metal/alloy/element.ts';
import type { TaskContext } from '../context.ts';
import {
  type ControlReading,
  type ControlReference,
  controlReadings,
  controlReferences,
  referenceOf,
} from './controls.ts';
import { standingOf, takingRules } from './taking-rules.ts';

/** Control samples of a method: a chart for each sample and element, and the rules that rest on them. Throws InputError for an unknown method. */
export async function controlsOfMethod(name: string, context: TaskContext): Promise<Controls> {
  const method = findMethod(context.compute.facts().analysisMethods, name, 'method').id;
  const references = await controlReferences(context);
  const readings = (await controlReadings(context)).filter((one) => one.method === method);
  const groups = Map.groupBy(readings, ({ control, element }) => `${control}\n${element}`);
  const rules = (await takingRules(context)).filter((one) => one.method === method);
  return {
    format: 'remelt-controls/1',
    method,
    charts: [...groups.values()]
      .map((some) => chartOf(some, references))
      .toSorted((a, b) => a.control.localeCompare(b.control) || byElementOrder(a.element, b.element)),
    rules: await Promise.all(
      rules.map(async (rule) => {
        const { state, words } = await standingOf(rule, context);
        const { name: called, source, k, hours, by } = rule;
        return { name: called, source, k, hours, by, state, words };
      }),
    ),
  };
}

/** Standard deviations between centre and limit of a chart. */
const SIGMAS = 3;
/** Readings that limits of their own rest on at least: fewer moving ranges say too little of the spread. Source: assumption. */
const FEWEST = 8;

function chartOf(readings: readonly ControlReading[], references: readonly ControlReference[]): ControlChart {
  const { control, element } = readings[0]!;
  const known = ownValue(referenceOf(readings[0]!, references)?.contents ?? {}, element);
  const limits = known
    ? {
        from: 'reference' as const,
        centre_wtpct: known.wtpct,
        low_wtpct: known.wtpct - SIGMAS * known.sd_wtpct,
        high_wtpct: known.wtpct + SIGMAS * known.sd_wtpct,
      }
    : limitsOf(readings.map(({ wtpct }) => wtpct));
  return {
    control,
    element,
    limits,
    readings: readings.map(({ wtpct, at, source, file, arrival }) => ({
      ...{ wtpct, at, source, file, arrival },
      isOutside: limits !== null && (wtpct < limits.low_wtpct || wtpct > limits.high_wtpct),
    })),
  };
}

/** Limits of the readings themselves; null while they are few, or never change. */
function limitsOf(values: readonly number[]): ControlChart['limits'] {
  if (values.length < FEWEST || values.every((value) => value === values[0])) return null;
  const { mean, lcl, ucl } = individualsChartOf(values);
  return { from: 'readings', centre_wtpct: mean, low_wtpct: lcl, high_wtpct: ucl };
}

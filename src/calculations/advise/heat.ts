import type { AdviseInput } from '../../documents/heats/advise.ts';
import type { CalibratedParameters } from '../../documents/heats/calibrated-parameters.ts';
import { InputError } from '../../foundation/errors.ts';
import type { AnalysisMethod } from '../../metal/alloy/analysis-method.ts';
import type { ElementSymbol } from '../../metal/alloy/element.ts';
import { heatCorrelation, parameterOfRow } from '../furnace/calibrated-draw.ts';
import { DELTA_MEDIAN } from '../furnace/linear-heat.ts';
import {
  deviationsOf,
  endsOf,
  type ParametricHeat,
  parametersOf,
  parametricHeatOf,
  refuseUnknown,
} from '../furnace/parametric-heat.ts';
import type { SimulateFacts } from '../route/facts.ts';
import { furnaceErrorsOf } from '../route/furnace-errors.ts';
import { readingsOf } from '../sample/bath-readings.ts';
import type { HeatPrior } from './members.ts';

/** A heat under way: its model up to the latest time it may be poured. */
export interface HeatUnderWay {
  readonly heat: ParametricHeat;
  readonly latest_s: number;
}

/**
 * The heat of an advise document, its last operation run on to the latest time. Throws InputError when the last
 * operation holds no melt or has not begun, for samples of the future, and when the latest time has passed.
 */
export function heatUnderWay(
  input: AdviseInput,
  facts: SimulateFacts & { readonly analysisMethods: ReadonlyMap<string, AnalysisMethod> },
): HeatUnderWay {
  const readings = readingsOf(input.samples ?? [], {
    methods: facts.analysisMethods,
    path: 'samples',
    emptyCure: 'list a sample whose result is still to come under pending',
  });
  (input.samples ?? []).forEach(({ id, at_s }, i) => {
    if (at_s <= input.now_s) return;
    throw new InputError(`sample ${id} was taken at ${at_s} s, but now_s is only ${input.now_s} s`, {
      path: `samples[${i}].at_s`,
      value: at_s,
      unit: 's',
      allowed: `up to now_s = ${input.now_s} s`,
      cure: 'correct at_s or now_s: both count from the start of the route',
    });
  });
  const planned = parametricHeatOf(input.heat ?? 'heat', input, { readings, facts });
  refuseUnknown(planned);
  const last = planned.steps.at(-1)!;
  if (!last.operation.holdsStirredBath) {
    throw new InputError(`advice needs a stirred bath, and ${last.operation.name} holds none`, {
      path: `route[${planned.steps.length - 1}]`,
      value: last.operation.name,
      allowed: 'a route that ends with the running operation, and that one holds a stirred bath',
      cure: 'end the route with an operation such as vacuum-induction',
    });
  }
  const ends_s = endsOf(planned);
  const end_s = ends_s.at(-1)!;
  const begin_s = ends_s.at(-2) ?? 0;
  const latest_s = input.latest_s ?? end_s;
  if (latest_s < input.now_s) {
    throw new InputError(`now_s is ${input.now_s} s, but the melt had to be poured by ${latest_s} s`, {
      path: 'now_s',
      value: input.now_s,
      unit: 's',
      allowed: `up to ${latest_s} s, ${input.latest_s === undefined ? 'the end of the route' : 'latest_s'}`,
      cure: 'state in latest_s until when the melt may be held',
    });
  }
  if (input.now_s < begin_s) {
    throw new InputError(
      `now_s is ${input.now_s} s, but ${last.operation.name} begins only at ${begin_s} s: advice needs a running operation`,
      {
        path: 'now_s',
        value: input.now_s,
        unit: 's',
        allowed: `from ${begin_s} s on, counted from the start of the route`,
        cure: 'leave out operations that are still to come, and state in time_s how long the earlier ones really took',
      },
    );
  }
  const time_s = latest_s - begin_s;
  const steps = [...planned.steps.slice(0, -1), { ...last, settings: { ...last.settings, time_s } }];
  const published = furnaceErrorsOf({ calibrated: input.calibrated }, facts);
  return { heat: { ...planned, steps, published }, latest_s };
}

/** What is known of a heat before its samples: the furnace as its own heats left it, else literature. */
export function priorOf(
  heat: ParametricHeat,
  calibrated: CalibratedParameters | undefined,
  elements: readonly ElementSymbol[],
): HeatPrior & {
  /** Elements whose evaporation no heat of the calibrated furnace has told. */
  readonly untold: readonly string[];
  /** True when something of the running operation is calibrated. */
  readonly knowsFurnace: boolean;
} {
  const wanted = new Set([...elements, ...heat.readings.map(({ element }) => element)]);
  const rows = calibrated?.rows ?? [];
  const told = new Set(rows.map(({ name }) => name));
  const declared = [...parametersOf(heat, wanted), ...deviationsOf(heat, { elements: wanted, told })];
  const place = declared.map(({ name }) => rows.findIndex((row) => row.name === name));
  const parameters = declared.map((one, j) =>
    place[j]! < 0 ? one : { ...parameterOfRow(rows[place[j]!]!), what: one.what },
  );
  const width = parameters.length + heat.uncertain.length;
  const correlation = new Float64Array(width * width);
  for (let i = 0; i < width; i++) correlation[i * width + i] = 1 + 1e-9;
  if (calibrated) {
    const own = heatCorrelation(calibrated, 'calibrated');
    for (let i = 0; i < parameters.length; i++) {
      for (let j = 0; j < parameters.length; j++) {
        if (place[i]! < 0 || place[j]! < 0) continue;
        correlation[i * width + j] = own[place[i]! * rows.length + place[j]!]!;
      }
    }
  }
  const running = `${heat.steps.at(-1)!.operation.name}/`;
  return {
    parameters,
    correlation,
    scatter: calibrated?.scatter ?? DELTA_MEDIAN,
    untold: declared
      .filter(({ name }, j) => calibrated !== undefined && place[j]! < 0 && name.startsWith('gamma:'))
      .map(({ name }) => name.slice('gamma:'.length)),
    knowsFurnace: declared.some(({ name }, j) => place[j]! >= 0 && name.startsWith(running)),
  };
}

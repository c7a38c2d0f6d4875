import { meltUnderWay, type TimedPart } from '../../../calculations/heats/melt-under-way.ts';
import { holdsBath, withTime } from '../../../calculations/route/settings.ts';
import type { TaskContext } from '../../../desk/context.ts';
import { roomOfFurnace } from '../../../desk/furnace/furnace-room.ts';
import { withMeasuredLeak } from '../../../desk/furnace/leak-of-route.ts';
import { targetOfHeat } from '../../../desk/heat/heat-target.ts';
import { furnaceLogOf, plannedRoute } from '../../../desk/heat/known-heat.ts';
import { routeOf } from '../../../desk/reference/kept.ts';
import { type BathClock, samplesInTime } from '../../../desk/samples/samples-in-time.ts';
import { isStated, timedPart } from '../../../desk/samples/timed-part.ts';
import type { AdviseInput } from '../../../documents/heats/advise.ts';
import type { SimulateInput } from '../../../documents/heats/simulate.ts';
import type { HeatState } from '../../../evidence/ledger/state.ts';
import { ConflictError, InputError } from '../../../foundation/errors.ts';
import { counted, minutes as minutesText } from '../../../foundation/quantity/format.ts';
import { idOf } from '../../../metal/alloy/words.ts';
import type { AdviseHeatOrder } from './contract.ts';

type Route = SimulateInput['route'];

/** A heat that is in the furnace as an advise document without its calibration, and what of the ledger it rests on. */
export interface HeatUnderWay {
  readonly document: AdviseInput;
  /** Furnace that runs; absent where neither plan nor log names one. */
  readonly furnace: string | undefined;
  readonly moltenAt: string;
  /** Start of the route. */
  readonly zeroAt: string;
  readonly rests: readonly string[];
  readonly missing: readonly { readonly what: string; readonly cure: string }[];
}

interface Clock extends BathClock {
  readonly at: Date;
  readonly latest_s: number;
}

/**
 * The heat as it stands in the ledger: charged lots, route as it ran or is planned, bath samples and when they were taken.
 * Throws ConflictError for a heat whose metal is not in the furnace, or that has no grade; InputError without a route that holds a
 * bath, and for times that do not fit.
 */
export async function heatUnderWay(
  order: AdviseHeatOrder,
  heat: HeatState,
  context: TaskContext,
): Promise<HeatUnderWay> {
  refuseElsewhere(heat);
  const { compute, seed } = context;
  const facts = compute.facts();
  const chosen = await chosenRoute(heat, order, context);
  const { route, log, words: timeWords } = bathRoute(heat, { ...order, chosen }, context);
  const clock = clockOf(order, { heat, route, now: context.clock() });
  const { begin_s, now_s, latest_s } = clock;
  const times = { now_s: now_s - begin_s, latest_s: latest_s - begin_s };
  const stated = log && isStated(log.melt) ? log.melt : undefined;
  const parts = await timedParts(heat, { clock, after: stated ? heat.log!.seq : -1 }, context);
  const { melt, route: withAdditions } = meltUnderWay(parts, route, { facts, times, stated });
  const elements = elementsOf(melt, withAdditions);
  const sampled = await samplesInTime(heat, { clock, log, elements }, context);
  const { samples, pending, words, missing } = sampled;
  const target = await targetOfHeat(heat, context);
  const room = roomOfFurnace(heat, melt.mass_kg, facts.plant);
  const ahead = parts.filter(({ isPlanned }) => isPlanned);
  return {
    document: {
      format: 'remelt-advise/1',
      heat: heat.id,
      melt,
      route: withAdditions,
      target: target!,
      now_s,
      ...(samples.length > 0 ? { samples: [...samples] } : {}),
      ...(pending.length > 0 ? { pending: [...pending] } : {}),
      latest_s,
      ...(room?.room_kg === undefined ? {} : { furnaceRoom_kg: room.room_kg }),
      ...(order.confidence === undefined ? {} : { confidence: order.confidence }),
      seed,
    },
    furnace: heat.log?.furnace ?? heat.furnace,
    moltenAt: clock.molten.toISOString(),
    zeroAt: new Date(clock.molten.getTime() - 1000 * begin_s).toISOString(),
    rests: [
      `${stated ? 'the metal as logged' : counted(heat.charges.length, 'charge')}${ahead.length === 0 ? '' : `; ${counted(ahead.length, 'planned addition')} still to come: ${ahead.map(({ material }) => material.id).join(', ')}`}`,
      log
        ? `settings as logged (record ${heat.log!.seq})`
        : chosen
          ? `settings of ${typeof order.route === 'string' ? `route ${order.route}` : 'the route that is stated'}, chosen for this advice: nobody has logged how it ran`
          : 'settings as planned: nobody has logged how it ran',
      order.minutes === undefined
        ? `molten when its charge was booked, ${minutesText(now_s - begin_s)} ago`
        : `molten ${minutesText(now_s - begin_s)} ago, as stated`,
      ...timeWords,
      ...words,
    ],
    missing,
  };
}

/** Throws ConflictError for a heat whose metal is not in the furnace, or that nobody can judge. */
function refuseElsewhere({ id, status, target }: HeatState): void {
  const path = `heat:${id}`;
  if (target.grade === null)
    throw new ConflictError(`heat ${id} is planned without a grade, so there is nothing to advise towards`, {
      path,
      allowed: 'a heat that was planned for a grade or a specification',
    });
  if (status === 'charged') return;
  throw new ConflictError(
    `heat ${id} is ${status}: ${status === 'planned' ? 'its metal is not in the furnace yet' : 'its metal is no longer in the furnace'}`,
    {
      path,
      value: status,
      allowed: 'a heat that is charged and not poured',
      ...(status === 'planned' ? { cure: 'book its charge first' } : {}),
    },
  );
}

/** The route that the order chooses for the advice; undefined where it chooses none. Throws InputError where the heat has its settings logged. */
async function chosenRoute(
  heat: HeatState,
  { route }: AdviseHeatOrder,
  context: TaskContext,
): Promise<Route | undefined> {
  if (route === undefined) return undefined;
  if (heat.log)
    throw new InputError(
      `the settings of heat ${heat.id} are logged: advice takes those, and no route beside them`,
      {
        path: 'route',
        ...(typeof route === 'string' ? { value: route } : {}),
        allowed: 'no route for a heat with a furnace log',
        cure: 'leave the route out, or correct the log',
      },
    );
  return routeOf(route, context);
}

/** The route up to the operation that the bath is in: as it was logged, else as chosen or planned, with the leak that was measured. */
function bathRoute(
  heat: HeatState,
  { stage, chosen }: Pick<AdviseHeatOrder, 'stage'> & { readonly chosen: Route | undefined },
  { compute }: TaskContext,
): {
  readonly route: Route;
  readonly log: ReturnType<typeof furnaceLogOf>;
  readonly words: readonly string[];
} {
  const facts = compute.facts();
  const log = furnaceLogOf(heat);
  const planned = chosen ?? plannedRoute(heat);
  const route = log?.route ?? (planned && withMeasuredLeak(heat, planned, { facts }).route);
  if (!route)
    throw new InputError(`heat ${heat.id} has no route: its plan names none, and no settings are logged`, {
      path: 'route',
      allowed: 'a heat whose plan or furnace log says how its furnace runs',
      cure: 'choose a kept route for the advice, or record the furnace log of this heat',
      does: [{ verb: 'heats/record-heat' }],
    });
  const baths = route.flatMap(({ operation }, i) => (holdsBath(operation, facts) ? [i] : []));
  const at = stage === undefined ? (log || baths.length === 1 ? baths.at(-1) : undefined) : stage - 1;
  const step = at === undefined ? undefined : route[at];
  if (at === undefined || !step || !baths.includes(at))
    throw new InputError(
      stage === undefined
        ? `heat ${heat.id} has ${baths.length === 0 ? 'no operation that holds a stirred bath' : `${baths.length} operations that hold a bath, and nobody has said which one runs`}`
        : `operation ${stage} of heat ${heat.id} holds no stirred bath`,
      {
        path: 'stage',
        ...(stage === undefined ? {} : { value: stage }),
        allowed: baths.map((i) => `${i + 1} (${route[i]!.operation})`).join(', ') || 'none',
        cure: 'name the operation that the bath is in',
      },
    );
  if (step.fidelity === 'table')
    throw new InputError(
      `the route of heat ${heat.id} tells ${step.operation} by a table of yields: advice needs the model of the furnace`,
      {
        path: `route[${at}]`,
        value: step.operation,
        allowed: 'a route that tells it by its model',
        cure: 'plan the next heat through such a route (Routes)',
      },
    );
  const words =
    typeof step.settings?.time_s === 'number'
      ? []
      : [`held as long as is usual: the route tells no time of ${step.operation}`];
  return { route: [...route.slice(0, at), withTime(step, facts)], log, words };
}

const seconds = (from: Date, to: Date): number => (to.getTime() - from.getTime()) / 1000;

/** Since when the metal is molten, and until when it may be held. Throws InputError for times that do not fit. */
function clockOf(
  { at: stated, minutes, latestMinutes }: AdviseHeatOrder,
  { heat, route, now }: { readonly heat: HeatState; readonly route: Route; readonly now: Date },
): Clock {
  const at = stated === undefined ? now : new Date(stated);
  if (at > now)
    throw new InputError(`${stated} is in the future`, {
      path: 'at',
      value: stated ?? null,
      allowed: `up to ${now.toISOString()}`,
      cure: 'correct the time, or the clock of this device',
    });
  const before = route.slice(0, -1);
  if (before.length > 0 && minutes === undefined)
    throw new InputError(
      `heat ${heat.id} is in operation ${route.length} of its route, and nobody has said since when`,
      {
        path: 'minutes',
        unit: 'min',
        allowed: 'more than 0',
        cure: `say how long the metal has been in ${route.at(-1)!.operation}`,
      },
    );
  const begin_s = before.reduce((sum, { settings }) => sum + Number(settings?.time_s ?? 0), 0);
  const molten =
    minutes === undefined ? new Date(heat.charges[0]!.happenedAt) : new Date(at.getTime() - 60_000 * minutes);
  const held_s = Math.max(0, seconds(molten, at));
  const planned_s = Number(route.at(-1)!.settings!.time_s);
  const most_s = latestMinutes === undefined ? planned_s : 60 * latestMinutes;
  if (most_s < held_s)
    throw new InputError(
      `the metal of heat ${heat.id} has been molten for ${minutesText(held_s)}, and ${latestMinutes === undefined ? `${minutesText(planned_s)} are planned` : `was to be poured by ${minutesText(most_s)}`}`,
      {
        path: 'latestMinutes',
        value: most_s / 60,
        unit: 'min',
        allowed: `from ${minutesText(held_s)} on`,
        cure: 'say until when the melt may be held, counted from when it was molten; or correct since when it is',
      },
    );
  const whole = Math.round(begin_s + held_s);
  return { at, molten, begin_s, now_s: whole, latest_s: Math.max(whole, begin_s + most_s) };
}

/** The lots that went in after a record, each with its time, and the additions of the plan that are still to come. */
async function timedParts(
  heat: HeatState,
  { clock, after }: { readonly clock: Clock; readonly after: number },
  { compute, store }: TaskContext,
): Promise<TimedPart[]> {
  const facts = compute.facts();
  const charged = heat.charges.flatMap(({ seq, happenedAt, portions }, i) =>
    portions
      .filter(({ from }) => seq > after && from.startsWith('lot:'))
      .map(({ from, mass_g }) => ({
        id: idOf(from),
        mass_g,
        at_s: i === 0 ? null : Math.max(0, seconds(clock.molten, new Date(happenedAt))),
        isPlanned: false,
      })),
  );
  const known = new Set(heat.charges.flatMap(({ portions }) => portions.map(({ from }) => idOf(from))));
  const ahead = Object.entries(heat.reserved_g).flatMap(([from, mass_g]) => {
    const id = idOf(from);
    return from.startsWith('lot:') && mass_g > 0 && !known.has(id)
      ? [{ id, mass_g, at_s: null, isPlanned: true }]
      : [];
  });
  const parts = await Promise.all([...charged, ...ahead].map((part) => timedPart(part, { compute, store })));
  // what is left of the cold charge was not weighed in: it does not come any more
  return parts.filter(
    ({ isPlanned, chargeMaterial }) =>
      !isPlanned || (facts.chargeMaterials.get(chargeMaterial ?? '')?.stage ?? 'charge') !== 'charge',
  );
}

/** Elements that the metal can hold: those of the melt and of what is added. */
function elementsOf(melt: SimulateInput['melt'], route: Route): ReadonlySet<string> {
  return new Set([
    ...[melt.composition_ppm, melt.composition_wtpct, melt.below_ppm].flatMap((one) =>
      Object.keys(one ?? {}),
    ),
    ...(melt.balance ? [melt.balance] : []),
    ...route.flatMap(({ additions = [] }) =>
      additions.flatMap((one) => [
        ...Object.keys(one.composition_wtpct ?? {}),
        ...(one.balance ? [one.balance] : []),
      ]),
    ),
  ]);
}

import { ownValue } from '../../foundation/quantity/own-value.ts';

interface Operation {
  readonly operation: string;
  readonly settings?: Readonly<Record<string, unknown>> | undefined;
}

/** A setting that ran far from its plan: its place in the route, and both numbers. */
export interface FarSetting {
  readonly index: number;
  readonly name: string;
  readonly planned: number;
  readonly ran: number;
}

/**
 * Factor to the plan from which on a reading is asked about [1], by the unit in the name of the setting. A temperature in
 * degrees Celsius in place of kelvin is off by a fifth; a pressure may well run at a few times its plan, in mbar it is a hundredth.
 */
const FAR: Readonly<Record<string, number>> = { K: 1.1, Pa: 10 };
/** A time or a power: minutes in place of seconds are a sixtieth. */
const FAR_ELSE = 3;

const factorOf = (name: string): number => ownValue(FAR, name.slice(name.lastIndexOf('_') + 1)) ?? FAR_ELSE;

/** True for a number so far from its plan that it is another unit or a slip, unless somebody says that it is right. */
export const isFarSetting = ({ name, planned, ran }: Omit<FarSetting, 'index'>): boolean =>
  planned > 0 && (ran > factorOf(name) * planned || ran * factorOf(name) < planned);

/** Settings of a route as it ran that are far from the same operation as planned, in the order of the route. */
export const farSettings = (planned: readonly Operation[], ran: readonly Operation[]): FarSetting[] =>
  ran.flatMap(({ operation, settings = {} }, index) => {
    const plan = planned[index];
    if (plan?.operation !== operation) return [];
    return Object.entries(settings).flatMap(([name, value]) => {
      const was = ownValue(plan.settings ?? {}, name);
      if (typeof value !== 'number' || typeof was !== 'number') return [];
      const one = { index, name, planned: was, ran: value };
      return isFarSetting(one) ? [one] : [];
    });
  });

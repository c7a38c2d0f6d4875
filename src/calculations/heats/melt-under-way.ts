import type { SimulateInput } from '../../documents/heats/simulate.ts';
import type { AdditionStage } from '../../metal/alloy/charge-material.ts';
import type { Facts } from '../facts.ts';
import { additionOf, type ChargePart, meltOf, type Route, STAGE_SHARE } from './heat-route.ts';

/** A part of a charge, and when it went into the bath, from the start of the operation that holds it [s]; null: with the first charge, or as planned. */
export interface TimedPart extends ChargePart {
  readonly at_s: number | null;
  /** It is planned, and nobody has charged it yet. */
  readonly isPlanned: boolean;
}

/** When the bath is looked at, since its operation began [s]. */
export interface BathTimes {
  readonly now_s: number;
  /** It is poured by then. */
  readonly latest_s: number;
}

/**
 * Melt and route of a heat that is in the furnace, its last operation the one that runs: what was charged at first makes the
 * melt, what went in later is added when it did, and what the plan still adds goes in when it is planned to, at the
 * earliest now. A `stated` melt is what was charged, and the parts are what came besides. Of the first charge, what is added late by practice counts as added then.
 */
export function meltUnderWay(
  parts: readonly TimedPart[],
  route: Route,
  {
    facts,
    times,
    stated,
  }: {
    readonly facts: Facts;
    readonly times: BathTimes;
    readonly stated?: SimulateInput['melt'] | undefined;
  },
): Pick<SimulateInput, 'melt' | 'route'> {
  const { now_s, latest_s } = times;
  const stageOf = ({ chargeMaterial }: ChargePart): AdditionStage =>
    facts.chargeMaterials.get(chargeMaterial ?? '')?.stage ?? 'charge';
  const planned_s = Number(route.at(-1)?.settings?.time_s ?? latest_s);
  const timeOf = (part: TimedPart): number => {
    const at_s = part.at_s ?? planned_s * STAGE_SHARE[stageOf(part)];
    return Math.min(latest_s, Math.max(at_s, part.isPlanned ? now_s : 0));
  };
  const isInMelt = (part: TimedPart): boolean =>
    stated === undefined && part.at_s === null && !part.isPlanned && stageOf(part) === 'charge';
  const additions = parts
    .filter((part) => !isInMelt(part))
    .map((part) => additionOf(part, timeOf(part), facts));
  const steps = route.map((step, i) =>
    i === route.length - 1 && additions.length > 0
      ? { ...step, additions: [...(step.additions ?? []), ...additions] }
      : step,
  );
  return { melt: stated ?? meltOf(parts.filter(isInMelt)), route: steps };
}

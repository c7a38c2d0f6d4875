import { isAsAsked, recordedAt } from '../../calculations/logs/recorded-at.ts';
import { type NamedSetting, type PointReading, settingsOfPoint } from '../../documents/heats/hold-points.ts';
import type { HeatState, HoldPointState } from '../../evidence/ledger/state.ts';
import { shortNumber, utcMinute } from '../../foundation/quantity/format.ts';
import { furnaceLogOf } from './known-heat.ts';

/**
 * What the furnace log says at a time of the settings that a point names. Empty for a point that names none, and for a heat whose log no
 * recorder told: there the inspector reads the gauge.
 */
export function readingsOfPoint(
  point: Pick<HoldPointState, 'step' | 'look'>,
  heat: Pick<HeatState, 'id' | 'log'>,
  at: Date,
): readonly PointReading[] {
  const named = settingsOfPoint(point);
  const log = named.length > 0 ? furnaceLogOf(heat) : undefined;
  if (!log) return [];
  return named.flatMap((one): PointReading[] => {
    const told = recordedAt(log, one.setting, at.getTime());
    if (!told) return [];
    const asked = one.limit ? { asked: one.limit.words } : {};
    if ('why' in told) return [{ setting: one.setting, ...asked, why: told.why }];
    const { value, at: found, tag } = told;
    const unit = one.setting.slice(one.setting.lastIndexOf('_') + 1);
    const why = notAsAsked(one, value, unit);
    return [
      {
        setting: one.setting,
        ...asked,
        found: { value, unit, at: found, tag },
        ...(why === undefined ? {} : { why }),
      },
    ];
  });
}

function notAsAsked({ limit }: NamedSetting, value: number, unit: string): string | undefined {
  const isRight = limit ? isAsAsked(value, limit, unit) : true;
  if (isRight === true) return undefined;
  return isRight === null ? `${limit!.unit} is another unit than ${unit}` : `it is not ${limit!.words}`;
}

/** "pressure 1.2 Pa in the furnace log at 2026-12-02 11:30 UTC", and what does not hold of it. */
export function readingWords({ setting, found, why }: PointReading): string {
  const name = setting.split('_')[0]!;
  if (!found) return `${name}: ${why ?? 'not recorded'}`;
  return `${name} ${shortNumber(found.value, 4)} ${found.unit} in the furnace log at ${utcMinute(found.at)}${why === undefined ? '' : `; ${why}`}`;
}

import { describe, expect, it } from 'vitest';
import { InputError } from '../../foundation/errors.ts';
import { pressure, temperature } from './common-settings.ts';
import { constant, knotsOf, valueAt } from './schedule.ts';
import { isGiven, resolveSettings } from './settings.ts';

const place = { path: 'settings', operation: 'vacuum-induction' };
const definition = { pressure_Pa: pressure(1, 'test'), temperature_K: temperature } as const;

describe('schedules', () => {
  it('are linear between knots, held outside, and step where two knots share a time', () => {
    const schedule = { at_s: [10, 20, 20, 40], value: [0, 10, 50, 70] };
    expect([0, 10, 15, 19.999, 20, 30, 99].map((t) => valueAt(schedule, t))).toEqual([
      0,
      0,
      5,
      expect.closeTo(9.999),
      50,
      60,
      70,
    ]);
    expect(knotsOf([schedule, constant(3)], 30)).toEqual([10, 20]);
  });
});

describe('resolveSettings', () => {
  it('takes numbers and schedules, and leaves what is worked out later empty', () => {
    const { values, assumed } = resolveSettings(
      definition,
      { pressure_Pa: { at_s: [0, 60], value: [1000, 1] } },
      place,
    );
    expect(valueAt(values.pressure_Pa, 30)).toBeCloseTo(500.5);
    expect(isGiven(values.temperature_K)).toBe(false);
    expect(assumed).toEqual([]);
  });

  it.each([
    [{ pressure_Pa: -1 }, /allowed are 1e-7 to/],
    [{ pressure_Pa: 'low' }, /a number in Pa or a schedule/],
    [{ pressure_Pa: { at_s: [0, 10], value: [1] } }, /as many values as times/],
    [{ pressure_Pa: { at_s: [10, 0], value: [1, 2] } }, /never falling/],
    [{ temperature_K: 1600, temprature_K: 1 }, /no setting "temprature_K"/],
  ])('refuses %o', (given, message) => {
    expect(() => resolveSettings(definition, given, place)).toThrow(InputError);
    expect(() => resolveSettings(definition, given, place)).toThrow(message);
  });
});

import { describe, expect, it } from 'vitest';
import { InputError } from '../../foundation/errors.ts';
import { duration, pressure, temperature } from './common-settings.ts';
import { constant, knotsOf, timeToMelt, valueAt } from './schedule.ts';
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

describe('a melt rate over time', () => {
  it('melts what is under its curve: ramps, steps, and the last rate held', () => {
    expect(timeToMelt(constant(100), 50)).toBeCloseTo(1800, 9);
    const ramp = { at_s: [0, 3600], value: [300, 100] };
    expect(timeToMelt(ramp, 200)).toBeCloseTo(3600, 9);
    expect(timeToMelt(ramp, 250)).toBeCloseTo(3600 + 1800, 9);
    // 300 x - 100 x^2 = 125 at half an hour.
    expect(timeToMelt(ramp, 125)).toBeCloseTo(1800, 9);
    const step = { at_s: [600, 1200, 1200], value: [60, 60, 600] };
    expect(timeToMelt(step, 20)).toBeCloseTo(1200, 9);
    expect(timeToMelt(step, 30)).toBeCloseTo(1260, 9);
  });
});

describe('resolveSettings', () => {
  it('takes a schedule for a fixed number as long as it says one number', () => {
    const fixed = { time_s: duration(60, 'test') } as const;
    const one = resolveSettings(fixed, { time_s: { at_s: [0, 10], value: [600, 600] } }, place);
    expect(one.values.time_s).toEqual(constant(600));
    expect(() => resolveSettings(fixed, { time_s: { at_s: [0, 10], value: [600, 700] } }, place)).toThrow(
      /cannot change/,
    );
  });

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
    [{ pressure_Pa: { at_s: [10, 0], value: [1, 2] } }, /in ascending order/],
    [{ temperature_K: 1600, temprature_K: 1 }, /no setting "temprature_K"/],
  ])('refuses %o', (given, message) => {
    expect(() => resolveSettings(definition, given, place)).toThrow(InputError);
    expect(() => resolveSettings(definition, given, place)).toThrow(message);
  });
});

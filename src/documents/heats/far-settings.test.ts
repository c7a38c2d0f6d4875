import { expect, it } from 'vitest';
import { isFarSetting } from './far-settings.ts';

it.each([
  ['minutes typed for seconds', 'time_s', 1800, 30, true],
  ['two seconds for half an hour', 'time_s', 1800, 2.1, true],
  ['twice the time', 'time_s', 1800, 3600, false],
  ['degrees Celsius for kelvin', 'temperature_K', 1850, 1577, true],
  ['a bath that ran 40 K hotter', 'temperature_K', 1850, 1890, false],
  ['mbar for Pa', 'pressure_Pa', 1, 0.01, true],
  ['a vacuum five times worse', 'pressure_Pa', 1, 5, false],
])('asks about %s: %s planned %d, ran %d: %s', (_, name, planned, ran, isFar) =>
  expect(isFarSetting({ name, planned, ran })).toBe(isFar),
);

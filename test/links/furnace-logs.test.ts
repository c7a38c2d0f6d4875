import { expect, it } from 'vitest';
import { brokerRestarts, dayOfTags } from '../../bench/support/links-logs.ts';

/** The long form is asked for by the campaign: 200 tags of a day, 100 restarts. */
const { REMELT_LOG_TAGS = '6', REMELT_LOG_HOURS = '6', REMELT_RESTARTS = '3' } = process.env;

it('marks every silence of many tags told each second, within their tolerance, in few bytes', () => {
  const day = dayOfTags({ tags: Number(REMELT_LOG_TAGS), hours: Number(REMELT_LOG_HOURS) });
  expect(day.gaps).toBeGreaterThan(day.tags);
  expect(day.unmarked).toBe(0);
  expect(day.error).toBeLessThanOrEqual(1 + 1e-6);
  // a quarter of a byte for each value, of tags that never rest; as a number it has eight
  expect(day.kept_bytes).toBeLessThan(day.values / 4);
}, 600_000);

it('finds a broker again each time that it was restarted, and marks every break', async () => {
  const times = Number(REMELT_RESTARTS);
  const { found, unmarked } = await brokerRestarts(times);
  expect(found).toBeGreaterThanOrEqual(times);
  expect(unmarked).toBe(0);
}, 600_000);

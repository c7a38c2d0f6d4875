import { expect, it } from 'vitest';
import { newMetrics } from '../metrics.ts';
import { paceOf } from './pace.ts';

it('an address may be quick for a moment, and steady for ever; another is not held up', () => {
  const within = paceOf({ perSecond: 2, atOnce: 3 });
  expect([0, 0, 0, 0].map((at) => within('a', at))).toEqual([true, true, true, false]);
  expect(within('b', 0)).toBe(true);
  expect([600, 700, 1200].map((at) => within('a', at))).toEqual([true, false, true]);
});

it('what was counted is told as Prometheus reads it', () => {
  const { count, took, text } = newMetrics();
  count('remelt_requests_total', { method: 'GET', status: '200' });
  count('remelt_requests_total', { method: 'GET', status: '200' });
  took(0.03);
  expect(text({ remelt_ledger_records: 7 })).toMatch(
    /^# TYPE remelt_requests_total counter\nremelt_requests_total\{method="GET",status="200"\} 2\n[\s\S]*le="0.025"\} 0\n[\s\S]*le="0.05"\} 1\n[\s\S]*remelt_answer_seconds_count 1\n# TYPE remelt_ledger_records gauge\nremelt_ledger_records 7\n$/,
  );
});

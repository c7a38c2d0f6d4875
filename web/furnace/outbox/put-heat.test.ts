import { beforeEach, expect, it, vi } from 'vitest';
import { fieldsOf } from '../../../src/documents/contract/fields-of.ts';
import { contract as answerAdvice } from '../../../src/tasks/heats/answer-advice/contract.ts';
import { contract as measureLeak } from '../../../src/tasks/heats/measure-leak/contract.ts';
import { contract as stampHeat } from '../../../src/tasks/heats/stamp-heat/contract.ts';
import { readForm } from '../../forms/typed-form.ts';

const put = vi.hoisted(() => vi.fn());
vi.mock('./outbox.ts', () => ({ outbox: { put, send: async () => undefined } }));
vi.mock('../../api/server-clock.ts', () => ({
  serverClock: { time: () => ({ at: '2026-11-28T14:05:00.000Z', isKnown: false }) },
}));
vi.mock('../../design/settle.ts', () => ({ settle: () => undefined }));

const { putHeat } = await import('./put-heat.ts');
const sent = () => put.mock.lastCall![0];
beforeEach(() => put.mockClear());

it('sends a stamp with its heat and the time that it happened, which may be unsure', () => {
  const order = { point: 'pour', decision: 'called' };
  putHeat('H-1', { contract: stampHeat, words: 'call', order });
  expect(sent()).toMatchObject({
    ...{ path: '/api/heats/stamp-heat', isTimeUnsure: true },
    order: { heat: 'H-1', happenedAt: '2026-11-28T14:05:00.000Z', ...order },
  });
});

it('sends a leak as it was typed, in the unit of the order and without a time', () => {
  const typed = { leak_Pa_m3_per_s: '0,02', 'leak_Pa_m3_per_s:unit': 'mbar l/s' };
  const { order, open } = readForm(fieldsOf(measureLeak.order), { heat: 'H-1', ...typed });
  expect(open).toEqual([]);
  putHeat('H-1', { contract: measureLeak, words: 'leak', order });
  expect(sent().order).toEqual({ heat: 'H-1', leak_Pa_m3_per_s: 0.002 });
  expect(measureLeak.order.safeParse(sent().order).success).toBe(true);
  expect(sent()).not.toHaveProperty('isTimeUnsure');
});

it('sends a record without its certificate, and an answer to advice by its document alone', () => {
  putHeat('H-1', { words: 'pour', order: {} });
  expect(sent()).toMatchObject({ path: '/api/heats/record-heat', order: { heat: 'H-1', asCharged: false } });
  putHeat('H-1', { contract: answerAdvice, words: 'advice', order: { document: {}, decision: 'accepted' } });
  expect(sent().order).not.toHaveProperty('heat');
});

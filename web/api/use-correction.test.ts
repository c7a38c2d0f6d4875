import { expect, it, vi } from 'vitest';
import { type Cells, within } from '../testing/react.ts';
import { reach } from './reach.ts';
import { useCorrection } from './use-correction.ts';

const ANSWER = { done: false, shown: 'abc', effects: [], restsOn: [] };
const asked: { readonly order: { readonly confirm?: string }; readonly signal: AbortSignal }[] = [];
vi.mock('./client.ts', async (original) => ({
  ...(await original<object>()),
  // a network that is gone answers nothing, until the call is given up
  bookVerb: (_: unknown, booking: (typeof asked)[number]) =>
    new Promise((answer, refuse) => {
      asked.push(booking);
      booking.signal.addEventListener('abort', () => refuse(booking.signal.reason));
      if (booking.order.confirm === undefined) answer(ANSWER);
    }),
}));
vi.mock('@tanstack/react-query', () => import('../testing/react-query.ts'));
vi.mock('./use-booking.ts', () => import('../testing/booking.ts'));

it('gives up what was confirmed when the network is lost, and shows again what it does before it is confirmed again', async () => {
  const cells: Cells = { kept: [], at: 0, due: [] };
  const look = () => {
    const found = within(cells, () => useCorrection({ of: 'heat:H-1', reason: 'not needed' }));
    for (const effect of cells.due.splice(0)) effect();
    return found;
  };
  look().go();
  await vi.waitFor(() => expect(look().isPending).toBe(false));
  expect(look().shown).toEqual(ANSWER);
  look().go();
  expect(asked.map(({ order }) => order.confirm)).toEqual([undefined, 'abc']);
  reach.note(false);
  look();
  await vi.waitFor(() => expect(look().isPending).toBe(false));
  expect(look().error).toMatchObject({ status: 0 });
  expect(look().shown).toBeNull();
  look().go();
  expect(asked).toHaveLength(2);
  reach.note(true);
  look().go();
  expect(asked.map(({ order }) => order.confirm)).toEqual([undefined, 'abc', undefined]);
});

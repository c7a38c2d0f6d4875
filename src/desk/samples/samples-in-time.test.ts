import { expect, it } from 'vitest';
import { dataFacts } from '../../calculations/testing/data-facts.ts';
import type { HeatState } from '../../evidence/ledger/state.ts';
import type { TaskContext } from '../context.ts';
import { samplesInTime } from './samples-in-time.ts';

const facts = dataFacts();
const AT = (minute: number): string =>
  new Date(Date.parse('2026-11-28T08:00:00Z') + 60_000 * minute).toISOString();
const analysis = (sample: string, minute: number, results = [['Cr', '18.1', 'wt%']], method = 'OES') => ({
  ...{ analysis: sample, sample, basis: 'measured', place: 'bath', method, happenedAt: AT(minute) },
  results: results.map(([element, text, unit]) => ({ element, text, unit })),
});
const taken = (sample: string, minute: number, place = 'bath') => ({
  record: { kind: 'heat.sampled', at: AT(minute) },
  body: { sample, place },
});
const ask = (
  analyses: readonly object[],
  { booked = [], samples = [], log }: { booked?: readonly object[]; samples?: string[]; log?: object } = {},
) =>
  samplesInTime(
    { id: 'H', subject: 'heat:H', samples, analyses } as unknown as HeatState,
    {
      clock: { molten: new Date(AT(0)), begin_s: 0, now_s: 3600 },
      log: log as Parameters<typeof samplesInTime>[1]['log'],
      elements: new Set(['Cr', 'Ni', 'S']),
    },
    {
      compute: { facts: () => facts },
      store: { history: async () => booked },
    } as unknown as TaskContext,
  );
const timesOf = ({ samples }: Awaited<ReturnType<typeof ask>>) => samples.map(({ id, at_s }) => [id, at_s]);

it('takes the time of a sample from the furnace log, else from when it was booked as taken, else from its results, and says so', async () => {
  const logged = await ask([analysis('B-1', 30)], {
    booked: [taken('B-1', 20)],
    log: { samples: [{ sample: 'B-1', at_s: 900 }] },
  });
  expect([timesOf(logged), logged.missing]).toEqual([[['B-1', 900]], []]);
  const booked = await ask([analysis('B-1', 30)], { booked: [taken('B-1', 20)] });
  expect([timesOf(booked), booked.missing]).toEqual([[['B-1', 1200]], []]);
  for (const unsaid of [
    await ask([analysis('B-1', 30)]),
    await ask([analysis('B-1', 30)], { booked: [taken('B-1', 30)] }),
  ]) {
    expect(timesOf(unsaid)).toEqual([['B-1', 1800]]);
    expect(unsaid.missing).toEqual([
      {
        what: 'when B-1 was taken is not recorded; the time its results were booked counts',
        cure: 'book a sample as taken when it is taken',
      },
    ]);
  }
});

it('leaves out what the bath cannot tell, by name', async () => {
  const early = await ask([analysis('B-0', -10)], { booked: [taken('B-0', -20)] });
  expect(early.samples).toEqual([]);
  expect(early.missing[0]!.what).toBe('B-0 was taken before the metal was molten, so it is left out');
  const strange = await ask(
    [
      analysis('B-1', 30, [
        ['Cr', '18.1', 'wt%'],
        ['Au', '3', 'ppm'],
      ]),
    ],
    {
      booked: [taken('B-1', 20)],
    },
  );
  expect(strange.samples[0]!.composition_ppm).toEqual({ Cr: 181_000 });
  expect(strange.missing[0]!.what).toMatch(/^Au: measured in the bath/);
  expect((await ask([])).missing[0]!.cure).toBe('take a bath sample, and book its results');
});

it('reads a result by an unstated method where its own is not known to measure it', async () => {
  const { samples } = await ask([analysis('B-1', 30, [['Cr', '18.1', 'wt%']], 'eye')], {
    booked: [taken('B-1', 20)],
  });
  expect(samples).toMatchObject([{ id: 'B-1', method: 'laboratory', composition_ppm: { Cr: 181_000 } }]);
});

it('waits for samples of the bath that were booked and have no results, and for no others', async () => {
  const { pending } = await ask([analysis('B-1', 30)], {
    booked: [taken('B-1', 20), taken('B-2', 50), taken('Q-1', 55, 'ladle')],
    samples: ['B-1', 'B-2', 'Q-1'],
  });
  expect(pending).toEqual([{ id: 'B-2', at_s: 3000, due_s: 4200 }]);
});

import { expect, it } from 'vitest';
import type { RecorderPart } from '../../desk/context.ts';
import type { KeptAnswer } from '../../office/open-office.ts';
import { recorderShelf } from './recorder-shelf.ts';

function shelf() {
  const rows = new Map<string, KeptAnswer>();
  const office = async () => ({
    answer: async (key: string) => rows.get(key) ?? null,
    // the first one stays, as in the database
    keep: async (key: string, answer: KeptAnswer) => {
      if (!rows.has(key)) rows.set(key, answer);
    },
  });
  return recorderShelf({ office, clock: () => new Date('2026-12-02T20:00:00Z') });
}
const part = (from: string, to: string, text = from): RecorderPart => ({
  ...{ source: 'rec-1', file: 'f.csv', sha256: text, bytes: Buffer.from(text) },
  from: `2026-12-02T${from}:00.000Z`,
  to: `2026-12-02T${to}:00.000Z`,
});
const at = (time: string) => new Date(`2026-12-02T${time}:00Z`);

it('finds the parts of a time by source, and keeps each once', async () => {
  const { keep, known, between } = shelf();
  const parts = [part('08:00', '08:15'), part('08:15', '08:30'), part('09:10', '11:00')];
  expect(await Promise.all(parts.map(keep))).toEqual([true, true, true]);
  expect(await keep(parts[0]!)).toBe(false);
  expect(await known('rec-1', ['08:15', 'other'])).toEqual(['08:15']);
  expect(await known('rec-2', ['08:15'])).toEqual([]);
  const found = await between('rec-1', at('08:20'), at('10:00'));
  expect(found.map(({ from, bytes }) => [from, Buffer.from(bytes).toString()])).toEqual([
    ['2026-12-02T08:15:00.000Z', '08:15'],
    ['2026-12-02T09:10:00.000Z', '09:10'],
  ]);
  expect(await between('rec-2', at('08:20'), at('10:00'))).toEqual([]);
  expect(await between('rec-1', at('12:00'), at('13:00'))).toEqual([]);
});

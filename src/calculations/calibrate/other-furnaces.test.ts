import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { dataFacts } from '../testing/data-facts.ts';
import { calibrationOn, type OtherFurnace } from '../testing/other-furnace.ts';
import { calibrateDocument } from './calibrate.ts';

/**
 * Furnaces of another physics than that of the models, as `bench/support/other-furnaces.py` makes them: two zones with
 * returning condensate (c), an old furnace whose power is not recorded (d), and one that is slower by 1.5 from heat 9 on.
 */
const FURNACES = JSON.parse(
  readFileSync(new URL('__fixtures__/other-furnaces.json', import.meta.url), 'utf8'),
) as Record<string, OtherFurnace>;

const facts = dataFacts();

async function onFirst(name: string, count: number) {
  const { input, next } = calibrationOn(FURNACES[name]!, count);
  const out = await calibrateDocument(input, facts);
  return { out, next };
}

describe('a furnace of another physics', () => {
  it.each(['c', 'd'])('lies inside its bands after five heats: structure %s', async (name) => {
    const { out, next } = await onFirst(name, 5);
    const rows = out.next.rows.filter(({ element }) => next.true_end_ppm[element] !== undefined);
    expect(rows.map(({ element }) => element).sort()).toEqual(['Bi', 'Mn', 'N', 'O', 'Pb', 'S']);
    const inside = rows.filter(({ element, p05_ppm, p95_ppm }) => {
      const true_ppm = next.true_end_ppm[element]!;
      return p05_ppm <= true_ppm && true_ppm <= p95_ppm;
    });
    expect(inside.length).toBeGreaterThanOrEqual(5);
    // and a band says something: the widest is a factor of some ten
    for (const { p05_ppm, p95_ppm, element } of rows) {
      expect(p95_ppm / p05_ppm, element).toBeLessThan(30);
    }
    // what is given back, and sulfur, are in no model: the heats have shown them
    const shown = (of: string) => out.parameters.find(({ name: one }) => one === `vacuum-induction/${of}`)!;
    expect(shown('givenBack').spreadRatio).toBeLessThan(0.7);
    expect(shown('own:S').spreadRatio).toBeLessThan(0.4);
    // and what differs from heat to heat is never learned away
    expect(out.scales.structure!.mean).toBeGreaterThan(0.05);
    expect(out.drift.alarm).toBe(false);
  });

  it('alarms within eight heats when everything is slower by a half', async () => {
    const { out } = await onFirst('slower', 16);
    const { heats } = FURNACES.slower!;
    const signalled = new Set(out.drift.charts.flatMap(({ signals }) => signals));
    const first = heats.findIndex(({ id }) => signalled.has(id));
    expect(first).toBeGreaterThanOrEqual(8);
    expect(out.drift.charts.find(({ series }) => series === 'readings:all')!.signals).not.toEqual([]);
    expect(out.calibrated.removalCredit).toEqual({});
  });
});

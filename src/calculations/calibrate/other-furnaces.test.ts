import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { CalibrateInput } from '../../documents/heats/calibrate.ts';
import type { ElementSymbol } from '../../metal/alloy/element.ts';
import { dataFacts } from '../testing/data-facts.ts';
import { calibrateDocument } from './calibrate.ts';

/**
 * Furnaces of another physics than that of the models, as `bench/support/other-furnaces.py` makes them: two zones with
 * returning condensate (c), an old furnace whose power is not recorded (d), and one that is slower by 1.5 from heat 9 on.
 */
const FURNACES = JSON.parse(
  readFileSync(new URL('__fixtures__/other-furnaces.json', import.meta.url), 'utf8'),
) as Record<string, { id: string; heats: readonly Heat[] }>;

type Contents = Partial<Record<ElementSymbol, number>>;
interface Heat {
  id: string;
  mass_kg: number;
  charged_ppm: Contents;
  charged_sd_ppm: Contents;
  time_s: number;
  temperature_K: number;
  pressure_Pa: number;
  leak_Pa_m3_per_s: number;
  heatsSinceReline: number;
  samples: readonly { id: string; at_s: number; ppm: Contents; sd_ppm: Contents; below_ppm: Contents }[];
  true_end_ppm: Contents;
}

const recorded = (heat: Heat): CalibrateInput['heats'][number] => ({
  id: heat.id,
  melt: {
    mass_kg: heat.mass_kg,
    composition_wtpct: { Cr: 19, Fe: 18, Nb: 5, Mo: 3, Ti: 0.9, Al: 0.5, C: 0.04 },
    composition_ppm: heat.charged_ppm,
    sd_ppm: heat.charged_sd_ppm,
    balance: 'Ni',
  },
  route: [
    {
      operation: 'vacuum-induction',
      settings: {
        time_s: heat.time_s,
        temperature_K: heat.temperature_K,
        pressure_Pa: heat.pressure_Pa,
        leak_Pa_m3_per_s: heat.leak_Pa_m3_per_s,
        lining: { material: 'MgO', heatsSinceReline: heat.heatsSinceReline },
      },
    },
  ],
  samples: heat.samples.map(({ ppm, ...sample }) => ({ ...sample, composition_ppm: ppm })),
});

const facts = dataFacts();

async function onFirst(name: string, count: number) {
  const { heats } = FURNACES[name]!;
  const next = heats[count] ?? heats.at(-1)!;
  const { melt, route } = recorded(next);
  const out = await calibrateDocument(
    { furnace: name, heats: heats.slice(0, count).map(recorded), next: { melt, route } },
    facts,
  );
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

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Command } from '../src/evidence/ledger/commands.ts';
import { openStore } from '../src/evidence/ledger/open-store.ts';
import {
  charge,
  from,
  lotOf,
  plan,
  receive,
  showGood,
  storeByTrade,
} from '../src/evidence/ledger/testing/example-commands.ts';
import { tickingLog } from '../src/evidence/ledger/testing/ticking-log.ts';
import { makeYard } from './fuzz/yard.ts';
import { freshFolder, type Ran, remelt } from './testing/remelt.ts';

let folder: ReturnType<typeof freshFolder>;
beforeAll(async () => {
  folder = freshFolder();
  // the command lines go by the clock of the computer, which may not be a month after the last record
  const clock = () => new Date();
  await makeYard(folder.path, clock);
  const store = storeByTrade(
    await openStore({ dataFolder: join(folder.path, 'remelt-data'), demonstration: true, clock }),
  );
  await store.execute({ ...plan('H-R', from('A', 10_000)), route: JSON.stringify(LOG.route) } as Command);
  await store.close();
});
afterAll(() => folder.remove());

const LOG = {
  furnace: 'VIM-25',
  melt: { mass_kg: 10, composition_wtpct: { Cr: 22 }, balance: 'Ni' },
  route: [{ operation: 'vacuum-induction', settings: { time_s: 3600, temperature_K: 1850 } }],
};
const step = (change: object) => ({ route: [{ ...LOG.route[0], ...change }] });

function record(log: object, heat = 'H-1'): Promise<Ran> {
  const document = { heat, by: 'p-melt', charge: [{ lot: 'A', actual_g: 10_000 }], log };
  writeFileSync(join(folder.path, 'heat.json'), JSON.stringify(document));
  return remelt(folder.path, ['record', 'heat.json']);
}

describe('a furnace log is held against the plant and the charge', () => {
  it.each<[string, object, RegExp]>([
    [
      'a furnace that the plant does not have',
      { furnace: 'VIM-99' },
      /there is no furnace "VIM-99"[\s\S]*log\.furnace/,
    ],
    ['a furnace for another operation', { furnace: 'EB-300' }, /EB-300 is a furnace for electron-beam/],
    ['a furnace too large for the metal', { furnace: 'VIM-6000' }, /VIM-6000 does not hold a heat of 10 kg/],
    [
      'an operation that does not exist',
      step({ operation: 'microwave' }),
      /microwave[\s\S]*log\.route\[0\]\.operation/,
    ],
    [
      'an operation by a name of the language',
      step({ operation: 'constructor' }),
      /constructor[\s\S]*log\.route\[0\]\.operation/,
    ],
    [
      'a bath colder than metal melts',
      step({ settings: { time_s: 60, temperature_K: 10 } }),
      /temperature \[K\] is 10 K; allowed are 1000 to 3000 K/,
    ],
    [
      'a bath hotter than the sun',
      step({ settings: { time_s: 60, temperature_K: 99_999 } }),
      /temperature \[K\], line 1 = 99999 K/,
    ],
    [
      'more metal than was charged',
      { melt: { ...LOG.melt, mass_kg: 20 } },
      /the log is of 20 kg, but 10 kg were charged/,
    ],
    ['kilograms given as tonnes', { furnace: 'VIM-25', melt: { ...LOG.melt, mass_kg: 0.01 } }, /0\.01 kg/],
  ])('%s is refused', async (_what, change, words) => {
    const ran = await record({ ...LOG, ...change });
    expect(ran.err).toMatch(words);
    expect(ran.code).toBe(2);
  });

  it('asks about a setting far from the plan, and takes it when the record says that it was read so', async () => {
    const slip = step({ settings: { time_s: 2.1, temperature_K: 1577 } });
    const asked = await record({ ...LOG, ...slip }, 'H-R');
    expect(asked.code).toBe(2);
    expect(asked.err).toMatch(
      /time \[s\] of vacuum-induction is 2\.1, but 3600 was planned; is the unit right\?/,
    );
    expect(asked.err).toMatch(/temperature \[K\], line 1 = 1577[\s\S]*near 1850[\s\S]*"asRead": true/);
    expect((await remelt(folder.path, ['heat', 'show', 'H-R'])).out).toContain('planned: 0 kg charged');
    expect(await record({ ...LOG, ...slip, asRead: true }, 'H-R')).toMatchObject({ code: 0 });
  });

  it('nothing of it was booked, and one that fits is', async () => {
    expect((await remelt(folder.path, ['heat', 'show', 'H-1'])).out).toContain('planned: 0 kg charged');
    expect(await record(LOG)).toMatchObject({ code: 0 });
  });
});

it('E7: the library refuses a log of more metal than was charged', () => {
  const ledger = tickingLog();
  ledger.execute(receive(lotOf('A', 900_000)));
  ledger.execute(showGood('A'));
  ledger.execute(plan('H-1', from('A', 100_000)));
  ledger.execute(charge('H-1', from('A', 100_000)));
  const log = (mass_kg: number) => () =>
    ledger.execute({
      type: 'logHeat',
      heat: 'H-1',
      furnace: 'VIM-500',
      log: JSON.stringify({ melt: { mass_kg } }),
    });
  expect(log(200)).toThrow('the log is of 200 kg, but 100 kg were charged into heat H-1');
  expect(log(-1)).toThrow('the log is of -1 kg');
  expect(log(100)()).toMatchObject([{ kind: 'heat.logged' }]);
});

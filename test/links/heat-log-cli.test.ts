import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { makeYard } from '../fuzz/yard.ts';
import { freshFolder, remelt } from '../testing/remelt.ts';

/** The furnace ran from 50 minutes ago until now. */
const START = Math.floor(Date.now() / 1000) * 1000 - 3_000_000;
let folder: ReturnType<typeof freshFolder>;
beforeAll(async () => {
  folder = freshFolder();
  await makeYard(folder.path, () => new Date());
  const charge = [{ lot: 'A', actual_g: 10_000 }];
  write('heat.json', JSON.stringify({ heat: 'H-1', by: 'p-melt', charge, happenedAt: iso(0) }));
  expect(await remelt(folder.path, ['record', 'heat.json'])).toMatchObject({ code: 0 });
  const of = { furnace: 'VIM-25' };
  const tags = [
    { tag: 'TC1', ...of, setting: 'temperature_K', unit: 'degC' },
    { tag: 'P1', ...of, setting: 'pressure_Pa', unit: 'mbar' },
  ];
  write('tags.json', JSON.stringify({ format: 'remelt-tag-map/1', zone: 'UTC', tags }));
});
afterAll(() => folder.remove());

const iso = (second: number) => new Date(START + 1000 * second).toISOString();
const write = (name: string, text: string | Buffer) => writeFileSync(join(folder.path, name), text);

/** A file as a German recorder writes it: Windows-1252, decimal commas, two columns of time, ten minutes without a row. */
function german(): Buffer {
  const rows = ['Schreiber 7;Ofen 1', 'Datum;Uhrzeit;TC1 [°C];P1 [mbar]'];
  for (let second = -300; second <= 3000; second += 5) {
    if (second > 600 && second < 1200) continue;
    const [year, month, day, time] = iso(second).slice(0, 19).split(/[-T]/);
    const values = second < 0 ? '25,1;1013,2' : '1550,5;1,2E-2';
    rows.push(`${day}.${month}.${year};${time};${values}`);
  }
  return Buffer.from(`${rows.join('\r\n')}\r\n`, 'latin1');
}

it('cuts a file, shows its gaps, takes it after a yes, and predicts with it', async () => {
  write('rec.csv', german());
  const log = [
    'heat',
    'log',
    'H-1',
    'rec.csv',
    '--tags',
    'tags.json',
    '--furnace',
    'VIM-25',
    '--by',
    'p-melt',
  ];
  const shown = await remelt(folder.path, log);
  expect(shown.err).toMatch(/not taken yet/i);
  expect(shown.err).toMatch(/temperature_K\s+10\.0\s+20\.0\s+silence/);
  expect(shown.err).toContain('read as Windows-1252');
  const taken = await remelt(folder.path, [...log, '--take', '--html', 'log.html']);
  expect(taken).toMatchObject({ code: 0 });
  expect(taken.out).toMatch(/log of the heat now \(record \d+\)/);
  expect(readFileSync(join(folder.path, 'log.html'), 'utf8')).toContain('not recorded');
  if (process.env.REMELT_KEEP) copyFileSync(join(folder.path, 'log.html'), process.env.REMELT_KEEP);
}, 60_000);

it('asks with the option that answers, and refuses what cannot be read in words', async () => {
  write('us.csv', 'Time,TC1\n01/02/2026 10:00:00,1550\n');
  const log = [
    'heat',
    'log',
    'H-1',
    'us.csv',
    '--tags',
    'tags.json',
    '--furnace',
    'VIM-25',
    '--by',
    'p-melt',
  ];
  const refused = await remelt(folder.path, log);
  expect(refused.code).toBe(4);
  expect(refused.err).toMatch(
    /the recorder holds no value of the heat: it ran from .* the file from 2026-02-01/,
  );
  write('noise.csv', Buffer.from([1, 2, 0, 255, 254]));
  const noise = await remelt(
    folder.path,
    log.map((word) => (word === 'us.csv' ? 'noise.csv' : word)),
  );
  expect(noise.code).toBe(2);
  expect(noise.err).toContain('is not a text');
}, 60_000);

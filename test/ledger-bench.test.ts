import { expect, it } from 'vitest';
import { run as runGrowth } from '../bench/growth.ts';
import { run } from '../bench/ledger.ts';
import { run as runToday } from '../bench/today.ts';

/** The short version of `npm run bench -- ledger`: every part of it is measured on both stores. */
it('the bench of the ledger runs to its end', async () => {
  const lines: string[] = [];
  await run(['48', 'both', 'short'], (line) => lines.push(line));
  for (const store of ['PGlite', 'PostgreSQL']) {
    const told = lines.filter((line) => line.startsWith(`${store}: `)).join('\n');
    expect(told).toMatch(/single bookings: \d+ a second/);
    expect(told).toMatch(/2 heats, written in/);
    expect(told).toMatch(/proof of one record: processor min \d+/);
    expect(told).toMatch(/verify \d+\.\d s/);
    expect(told).toMatch(/rebuild \d+\.\d s/);
  }
  expect(lines.at(-1)).toMatch(/^PostgreSQL: rebuild/);
});

/** A plant of twelve heats: what `npm run bench -- today` prints of any size. */
it('the bench of the day grows a plant and prints what it waits for', async () => {
  const lines: string[] = [];
  await runToday(['40x12'], (line) => lines.push(line));
  expect(lines[1]).toMatch(/^40 x 12 +\d{3}(?: +\d+\.\d{3} s){5} {2}\d+ MB$/);
});

/** Forty heats: what `npm run bench -- growth years` prints of a year. */
it('the bench of growth grows a plant on both stores and says what breaks first', async () => {
  const lines: string[] = [];
  await runGrowth(['years', '--small'], (line) => lines.push(line));
  for (const store of ['embedded', 'PostgreSQL']) {
    const rows = lines.filter((line) => line.startsWith(`| ${store}: `)).join('\n');
    for (const what of [
      'opened',
      'list of lots',
      'today',
      'plan: its reading',
      'recall',
      'verified',
      'backed up',
    ])
      expect(rows).toMatch(
        new RegExp(`${what}.* \\| 20 -> 40 heats \\| [0-9.]+, [0-9.]+ s \\| .*; group [0-9.]+ \\|`),
      );
    expect(lines.find((line) => line.startsWith(`${store}: `))).toMatch(/after 20 years breaks first: \w/);
  }
});

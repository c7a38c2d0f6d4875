import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { freshFolder, remelt } from './testing/remelt.ts';

const folder = freshFolder();
afterAll(() => folder.remove());
const ask = (...argv: string[]) => remelt(folder.path, argv);

it('keeps a specification of the command line, and compares it with a table', async () => {
  const words = ['Cr=17.0..21.0', 'C=..0.08', 'S=..20ppm', 'Nb+Ta=4.75..5.50', '--residual', '0.05'];
  const entered = await ask(
    'spec',
    'enter',
    'C-718',
    '3',
    ...words,
    '--customer',
    'Customer C',
    '--by',
    'p-plan',
  );
  expect(entered.err).not.toContain('remelt:');
  expect(entered).toMatchObject({ code: 0 });
  expect(entered.out).toContain('not to be used yet');
  expect(entered.out).toMatch(/Nb\+Ta\s+4\.75 to 5\.50 wt%/);
  const table = join(folder.path, 'limits.csv');
  const rows = ['element;min;max;unit', 'Cr;17,0;21,0;%', 'C;;0,08;', 'S;;20;ppm', 'Nb + Ta;4,75;5,5;'];
  writeFileSync(table, rows.join('\n'));
  const compare = ['spec', 'compare', 'C-718', '3', '--from', table, '--residual', '0.05', '--by', 'p-qual'];
  const differs = await ask(...compare);
  expect(differs.code).toBe(1);
  expect(differs.out).toContain('1 of 5 lines differ');
  expect(differs.out).toMatch(/Nb\+Ta\s+4\.75 to 5\.50 wt%\s+4\.75 to 5\.5 wt%/);
  writeFileSync(table, rows.join('\n').replace('5,5;', '5,50;'));
  expect(await ask(...compare)).toMatchObject({ code: 0 });
  expect((await ask('spec', 'list')).out).toMatch(/C-718 rev 3\s+Customer C\s+compared\s+p-plan\s+p-qual/);
  const near = await ask('spec', 'show', 'C-718 rev 4');
  expect(near.code).toBe(2);
  expect(near.err).toContain('C-718 rev 3');
}, 60_000);

it.each([
  [['enter', 'X', '1', 'Cr=17', '--customer', 'C', '--by', 'p-plan'], '"Cr=17" is no limit'],
  [
    ['enter', 'X', '1', 'Cr=21..17', '--customer', 'C', '--by', 'p-plan'],
    'remelt: limits [wt%], Cr: min 21 is above max 17 wt%\n  <limits> = 21 wt%: allowed: at most 17',
  ],
  [['enter', 'X', '1', '--grade', 'IN71', '--customer', 'C', '--by', 'p-plan'], 'unknown grade "IN71"'],
  [['enter', 'X', '1', '--customer', 'C', '--by', 'p-plan'], 'states no limits'],
  [['enter', 'X', '1', 'Cr=..1', '--customer', 'C', '--by', 'p-goods'], 'may not enter a specification'],
  [['enter', 'X', '1', 'Cr=..1', '--retest', 'nope', '--customer', 'C', '--by', 'p-plan'], 'nope'],
])(
  'refuses %j',
  async (words, said) => {
    const { code, err } = await ask('spec', ...words);
    expect(err).toContain(said);
    expect([2, 3, 4]).toContain(code);
  },
  60_000,
);

it('shows of a specification and a route who changed it, when and why, and what differs from the one before', async () => {
  const enter = (revision: string, limits: string, ...more: string[]) =>
    ask('spec', 'enter', 'C-720', revision, limits, '--customer', 'C', '--by', 'p-plan', ...more);
  expect(await enter('1', 'Cr=17.0..21.0')).toMatchObject({ code: 0 });
  // entered once, it stands for nothing
  expect((await ask('spec', 'show', 'C-720 rev 1')).out).not.toContain('Who changed it');
  const again = await enter('2', 'Cr=17.0..20.0', '--reason', 'the customer sent revision 2');
  expect(again.out).toMatch(/Who changed it, and why[\s\S]*p-plan +entered +the customer sent revision 2/);
  const { out } = await ask('spec', 'show', 'C-720 rev 2');
  expect(out).toMatch(/What differs from C-720 rev 1\n[\s\S]*Cr +17\.0 to 21\.0 wt% +17\.0 to 20\.0 wt%/);
  // another document has other revisions
  expect(out).not.toContain('C-718');

  const keep = async (duration_s: number, ...more: string[]) => {
    const file = join(folder.path, 'route.json');
    writeFileSync(file, JSON.stringify([{ operation: 'vacuum-induction', settings: { duration_s } }]));
    return ask('route', 'enter', 'vim', '--from', file, '--by', 'p-plan', ...more);
  };
  expect((await keep(3600)).out).not.toContain('Who changed it');
  expect(await keep(5400, '--reason', 'holds longer')).toMatchObject({ code: 0 });
  const route = (await ask('route', 'show', 'vim')).out;
  expect(route).toMatch(/p-plan +changed +holds longer[\s\S]*p-plan +entered +no reason was given/);
  expect(route).toMatch(/As it was until [\s\S]*duration_s 3600/);
}, 60_000);

it('asks for one specification', async () => {
  expect((await ask('release')).err).toContain('the argument <file> is missing');
  expect((await ask('release', '--spec', 'C-718 rev 3')).err).toContain('--of');
});

it('refuses typed limits that bear the name of a stored specification which nobody compared', async () => {
  const entered = await ask('spec', 'enter', 'C-719', '1', 'Cr=..1', '--customer', 'C', '--by', 'p-plan');
  expect(entered.code).toBe(0);
  const typed = join(folder.path, 'typed.json');
  const controlled = {
    number: 'C-719',
    revision: '1',
    customer: 'C',
    enteredBy: 'p-plan',
    checkedBy: 'p-qual',
  };
  writeFileSync(typed, JSON.stringify({ limits_wtpct: { Cr: { max: '99' } }, controlled }));
  const release = ['--of', 'heat:H-9', '--by', 'p-cert'];
  const byName = await ask('release', '--spec', 'C-719 rev 1', ...release);
  const byFile = await ask('release', typed, ...release);
  for (const { code, err } of [byName, byFile]) {
    expect(code).toBe(byName.code);
    expect(err).toMatch(/C-719 rev 1 was entered by p-plan and compared by nobody[\s\S]*remelt spec compare/);
  }
}, 60_000);

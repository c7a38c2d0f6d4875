import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freshYard, remelt, remeltInShell } from './testing/remelt.ts';

const VERBS = [
  'demo',
  'template',
  'import',
  'lots',
  'lot',
  'heat',
  'identify',
  'plan',
  'trim',
  'simulate',
  'release',
  'trace',
  'ledger',
  'data',
  'stats',
  'calculate',
];
const LOTS =
  'lot_id;mass_kg;form;origin_class;method;balance;Cr_wtpct;W_wtpct;S_ppm\nA;10,5;turnings;virgin;OES;Ni;21,4;14;<5\n';

describe('the command line', () => {
  let folder: Awaited<ReturnType<typeof freshYard>>;
  beforeAll(async () => {
    folder = await freshYard();
    writeFileSync(join(folder.path, 'lots.csv'), LOTS);
  });
  afterAll(() => folder.remove());

  it('lists every verb, and each verb shows an example', async () => {
    const help = await remelt(folder.path, ['--help']);
    expect(help.code).toBe(0);
    for (const verb of VERBS) expect(help.out).toMatch(new RegExp(`^  ${verb}\\b`, 'm'));
    const pages = await Promise.all(
      VERBS.filter((verb) => verb !== 'ledger' && verb !== 'data').map((verb) =>
        remelt(folder.path, [verb, '--help']),
      ),
    );
    for (const page of pages) expect(page.out).toMatch(/Examples?:\n {2}.*remelt /);
  });

  it.each(['constructor', '__proto__', 'toString'])('knows no verb "%s"', async (word) => {
    const done = await remelt(folder.path, [word]);
    expect(done.code).toBe(2);
    expect(done.err).toMatch(/remelt --help/);
  });

  it('runs any calculation by its name, and names them all', async () => {
    writeFileSync(join(folder.path, 'order.json'), '{"operation":"electroslag"}');
    const listed = (await remelt(folder.path, ['calculate', '--json'])).json() as { name: string }[];
    expect(listed.map(({ name }) => name)).toContain('routeSettings');
    const run = await remelt(folder.path, ['calculate', 'routeSettings', 'order.json', '--json']);
    expect(run.json()).toMatchObject({ operations: [{ operation: 'electroslag' }] });
    const unknown = await remelt(folder.path, ['calculate', 'nothing', '--json']);
    expect(unknown.json()).toMatchObject({
      error: { details: [{ value: 'nothing', allowed: expect.stringContaining('routeSettings') }] },
    });
    expect(unknown.code).toBe(2);
  });

  it('books a semicolon table with decimal commas, once, on hold, and keeps the texts', async () => {
    const booked = await remelt(folder.path, ['import', 'lots.csv', '--json']);
    expect(booked.json()).toMatchObject({
      repeated: false,
      mass_g: 10500,
      lots: [{ id: 'A', status: 'hold' }],
    });
    const again = await remelt(folder.path, ['import', 'lots.csv', '--json']);
    expect(again.json()).toMatchObject({ repeated: true });
    const yard = (await remelt(folder.path, ['lots', '--status', 'hold', '--json'])).json() as {
      lots: { analyses: { results: { text: string }[] }[] }[];
    };
    expect(yard.lots).toHaveLength(1);
    expect(yard.lots[0]!.analyses[0]!.results.map(({ text }) => text)).toEqual(['21.4', '14', '<5']);
    expect((await remelt(folder.path, ['lots', '--status', 'cleared'])).out).toMatch(
      /^The yard on .*\n\nAll lots\nNo lots match status cleared\. .*: remelt lots\n/,
    );
  }, 60_000);

  it('refuses a lot id that is taken by other content with its row, and books nothing of the table', async () => {
    writeFileSync(
      join(folder.path, 'other.csv'),
      `${LOTS.replace('10,5', '11')}B;1;turnings;virgin;OES;Ni;20;14;<5\n`,
    );
    const refused = await remelt(folder.path, ['import', 'other.csv', '--json']);
    expect(refused.json()).toMatchObject({
      error: {
        message: 'row 2: lot A already exists; nothing was imported',
        details: [{ where: 'row 2', path: 'lot_id', value: 'lot:A' }],
      },
    });
    expect(refused.code).toBe(2);
    expect((await remelt(folder.path, ['lots', '--json'])).json()).toMatchObject({ lots: [{ id: 'A' }] });
  }, 60_000);

  it('trims a melt: exit 0 with the additions, 1 when nothing helps, 3 when a limit cannot be judged', async () => {
    const melt = (results: readonly object[]) => ({
      target: { limits_wtpct: { Al: { min: 5, max: 6 }, Bi: { max: 0.00005 } } },
      melt: { mass_kg: 100 },
      sample: { results },
      additions: [{ id: 'Al', composition_wtpct: { Al: 100 }, price_usd_per_kg: 4 }],
    });
    const low = { element: 'Al', text: '4.5', unit: 'wt%', sd: 0.01 };
    const bismuth = (text: string) => ({ element: 'Bi', text, unit: 'ppm', sd: 0.01 });
    const trim = (name: string, results: readonly object[]) => {
      writeFileSync(join(folder.path, `${name}.json`), JSON.stringify(melt(results)));
      return remelt(folder.path, ['trim', `${name}.json`]);
    };
    const [good, bad, unknown] = await Promise.all([
      trim('good', [low, bismuth('0.2')]),
      trim('bad', [low, bismuth('0.9')]),
      trim('unknown', [low]),
    ]);
    expect([good.code, bad.code, unknown.code]).toEqual([0, 1, 3]);
    expect(good.out).toMatch(/^Trim after the bath sample: needed\nadd 0\.5\d+ kg Al: /);
    expect(bad.out).toMatch(/scrap: pour it as revert/);
    expect(unknown.out).toMatch(/not judged: Bi has a limit/);
  }, 60_000);

  it.skipIf(process.platform !== 'linux')(
    'output that cannot be written is exit 5',
    async () => {
      const full = await remeltInShell(folder.path, 'data check > /dev/full');
      expect(full.code).toBe(5);
      expect(full.err).toMatch(/standard output cannot be written: ENOSPC/);
    },
    60_000,
  );

  it('waits for the program before it in a pipe, however late it writes', async () => {
    const ran = await remeltInShell(folder.path, 'plan - < <(sleep 1; echo "{}")');
    expect([ran.code, ran.err]).toEqual([2, expect.stringMatching(/^remelt: plan: /)]);
  }, 60_000);

  it('a reader that stops early does not turn a FAIL into a 0', async () => {
    const results = Array.from({ length: 3000 }, (_, i) => ({
      element: 'Cr',
      text: '25',
      unit: 'wt%',
      method: 'OES',
      place: `place ${i}`,
    }));
    const document = {
      object: { id: 'H', kind: 'heat', predicted: false },
      specification: { limits_wtpct: { Cr: { max: 20 } } },
      results,
    };
    writeFileSync(join(folder.path, 'fails.json'), JSON.stringify(document));
    const ran = await remeltInShell(folder.path, 'release fails.json | head -c 10; exit $PIPESTATUS');
    expect(ran.out).toHaveLength(10);
    expect(ran.code).toBe(1);
  }, 60_000);

  it('prints no control characters of a document to the terminal', async () => {
    const input = JSON.stringify({
      object: { id: 'H\u001b[2J', kind: 'heat', predicted: false },
      specification: { limits_wtpct: { Cr: { max: 20 } } },
      results: [{ element: 'Cr', text: '18', unit: 'wt%', method: 'OES' }],
    });
    const ran = await remelt(folder.path, ['release', '-'], { input });
    expect(ran.out).toMatch(/^heat H\ufffd\[2J: HOLD\n/m);
    expect((await remelt(folder.path, ['trace', 'x\u001b[31m'])).err).not.toContain('\u001b');
  }, 60_000);

  it('names the subcommands of a verb that was typed alone', async () => {
    for (const verb of ['lot', 'heat', 'ledger', 'data']) {
      const ran = await remelt(folder.path, [verb]);
      expect(ran.code).toBe(2);
      expect(ran.err).toMatch(
        new RegExp(`^remelt: ${verb} needs a subcommand: \\w.*\\n  cure: see "remelt ${verb} --help"\\n$`),
      );
    }
  }, 60_000);

  it('with --json standard output is one document, also for an error', async () => {
    const missing = await remelt(folder.path, ['trace', 'lot:NOWHERE', '--json']);
    expect(missing.code).toBe(2);
    expect(missing.json()).toMatchObject({ error: { code: 'not-found' } });
    const words = await remelt(folder.path, ['trace', 'lot:NOWHERE']);
    expect(words.out).toBe('');
    expect(words.err).toMatch(/^remelt: /m);
  }, 60_000);

  it('says what the facts are and finds no problem in them', async () => {
    const checked = await remelt(folder.path, ['data', 'check', '--json']);
    expect(checked.code).toBe(0);
    expect(checked.json()).toMatchObject({ problems: [] });
  });
});

import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freshFolder, remelt } from './testing/remelt.ts';

const HEAD = 'lot_id,mass_kg,form,origin_class,method,balance,Cr_wtpct,S_ppm\n';
const ROW = 'A,10,turnings,virgin,OES,Ni,18.4,5\n';
let folder: ReturnType<typeof freshFolder>;
beforeAll(() => {
  folder = freshFolder();
});
afterAll(() => folder.remove());

interface Refusal {
  readonly error: {
    readonly code: string;
    readonly message: string;
    readonly details: readonly { readonly cure?: string; readonly allowed?: string }[];
  };
}

async function refused(argv: readonly string[], input?: unknown): Promise<Refusal['error']> {
  const ran = await remelt(
    folder.path,
    [...argv, '--json'],
    input === undefined ? {} : { input: JSON.stringify(input) },
  );
  expect(ran.code).toBe(2);
  expect(ran.err).not.toMatch(/\n\s+at /);
  return (ran.json() as Refusal).error;
}

const file = (name: string, content: string | Buffer): string => {
  const path = join(folder.path, name);
  writeFileSync(path, content);
  return path;
};

describe('a table that is wrong is refused with place and cure, and nothing is booked', () => {
  const cases: readonly (readonly [string, string | Buffer, RegExp])[] = [
    ['twice.csv', HEAD.replace('S_ppm', 'Cr_wtpct') + ROW, /column "Cr_wtpct" appears twice/],
    ['over-100.csv', HEAD + ROW.replace('18.4', '130'), /G2: Cr 130 wt% is impossible/],
    ['unit.csv', HEAD + ROW.replace(',5\n', ',0.0005\n'), /S 0.0005 ppm is unusual; is the unit wt%/],
    ['negative.csv', HEAD + ROW.replace(',10,', ',-10,'), /B2: mass_kg "-10"/],
    ['duplicate.csv', HEAD + ROW + ROW, /row 3: lot_id "A" is already used in row 2/],
    ['empty.csv', '', /empty/],
    ['rows.csv', HEAD + ROW.repeat(1_000_000), /1000001 rows/],
    ['binary.csv', Buffer.from([0x69, 0x64, 0x0a, 0x81, 0x00, 0x0a]), /is no text: line 2/],
  ];
  it.each(cases)(
    '%s',
    async (name, content, message) => {
      const error = await refused(['import', file(name, content)]);
      expect(error.message).toMatch(message);
      expect(error.details[0]?.cure ?? error.details[0]?.allowed).toBeTruthy();
    },
    30_000,
  );
  it('leaves no ledger behind', () => {
    expect(existsSync(join(folder.path, 'remelt-data'))).toBe(false);
  });
});

it('books nothing of a template with a cell beyond its columns until somebody looked at it', async () => {
  const ran = await remelt(folder.path, ['import', file('beyond.csv', `${HEAD}${ROW.trim()},9\n`)]);
  expect([ran.code, ran.out]).toEqual([3, expect.stringMatching(/I +not imported +9 +no heading/)]);
  expect(existsSync(join(folder.path, 'remelt-data'))).toBe(false);
}, 30_000);

describe('documents that are wrong are refused with path and cure', () => {
  const melt = { mass_kg: 100, composition_wtpct: { Cr: 20 }, balance: 'Ni' };
  const plan = (change: object): object => ({
    heats: [{ id: 'H', target: { gradeId: 'H230', mass_kg: 100, ...change } }],
    materials: [{ id: 'M', composition_wtpct: { Ni: 100 }, price_usd_per_kg: 10 }],
  });
  const cases: readonly (readonly [string, string, unknown, RegExp])[] = [
    ['unknown grade', 'plan', plan({ gradeId: 'H23O' }), /H230/],
    ['negative mass', 'plan', plan({ mass_kg: -1 }), /mass_kg/],
    ['wrong element', 'identify', { analyses: [{ id: 'a', composition_wtpct: { CR: 20 } }] }, /CR/],
    ['130 %', 'identify', { analyses: [{ id: 'a', composition_wtpct: { Cr: 130 } }] }, /at most 100/],
    [
      'unknown setting',
      'simulate',
      { melt, route: [{ operation: 'vacuum-induction', settings: { presure_Pa: 1 } }] },
      /presure_Pa/,
    ],
    ['unknown operation', 'simulate', { melt, route: [{ operation: 'cupola', settings: {} }] }, /cupola/],
    ['no document', 'release', 'x', /^standard input: must be an object$/],
  ];
  it.each(cases)('%s', async (_what, verb, document, message) => {
    const error = await refused([verb, '-'], document);
    expect(error.message).toMatch(message);
    expect(error.details.length).toBeGreaterThan(0);
  });
  it('duplicate material ids, a missing file, a folder, no argument, an unknown verb', async () => {
    const twice = plan({}) as { materials: unknown[] };
    expect(
      (await refused(['plan', '-'], { ...twice, materials: [...twice.materials, ...twice.materials] }))
        .message,
    ).toMatch(/M/);
    expect((await refused(['plan', 'nowhere.json'])).message).toMatch(/no file/);
    expect((await refused(['plan', folder.path])).message).toMatch(/folder/);
    expect((await refused(['plan'])).message).toMatch(/argument/);
    expect((await refused(['melt-everything'])).message).toMatch(/unknown command/);
  });
});

it('a key that stands twice in a document is refused by its place: readers differ in which of the two they take', async () => {
  const text = '{"analyses":[{"id":"A","composition_wtpct":{"Cr":20,"Cr":2},"balance":"Ni"}]}';
  const ran = await remelt(folder.path, ['identify', file('twice.json', text)]);
  expect([ran.code, ran.err]).toEqual([
    2,
    expect.stringMatching(/twice.json contains analyses\[0\].composition_wtpct.Cr twice/),
  ]);
});

import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freshFolder, type Ran, remelt } from '../testing/remelt.ts';

const HEAD = 'Charge;Gewicht kg;Form;Herkunft;Cr XRF;Cr ICP;Fe ICP\n';
let folder: ReturnType<typeof freshFolder>;
beforeAll(() => {
  folder = freshFolder();
});
afterAll(() => folder.remove());

const run = (...argv: string[]): Promise<Ran> => remelt(folder.path, argv);
const write = (name: string, rows: string): void => writeFileSync(join(folder.path, name), HEAD + rows);

describe('columns that were guessed', () => {
  it('are shown and booked only when somebody confirms them; no ledger is made before', async () => {
    write('one.csv', 'B-1;812,5;Späne;Fremdschrott;18,4;18,2;18,9\n');
    const asked = await run('import', 'one.csv');
    expect([asked.code, asked.out]).toEqual([
      3,
      expect.stringMatching(
        /B +Gewicht kg +mass_kg \[kg\] +812,5 +812.5 kg[\s\S]*next: remelt import one.csv --yes|next: remelt import one.csv --yes[\s\S]*812.5 kg/,
      ),
    ]);
    expect(existsSync(join(folder.path, 'remelt-data'))).toBe(false);
    const booked = await run('import', 'one.csv', '--yes', '--json');
    expect([booked.code, booked.json()]).toEqual([
      0,
      expect.objectContaining({
        analyses: 2,
        lots: [expect.objectContaining({ id: 'B-1', mass_g: 812_500 })],
      }),
    ]);
    const shown = (await run('lot', 'show', 'B-1', '--json')).json() as {
      lot: { analyses: { analysis: string; method: string }[] };
    };
    expect(shown.lot.analyses.map(({ analysis, method }) => [analysis, method])).toEqual([
      ['A1', 'pXRF'],
      ['A2', 'ICP-OES'],
    ]);
  }, 60_000);

  it('are remembered for sheets with the same headings, until they are forgotten', async () => {
    write('two.csv', 'B-2;10;Späne;Kreislauf;18,4;18,2;18,9\n');
    const booked = await run('import', 'two.csv');
    expect([booked.code, booked.err]).toEqual([
      0,
      expect.stringMatching(/columns as confirmed on \d{4}-\d{2}-\d{2}/),
    ]);
    writeFileSync(
      join(folder.path, 'wide.csv'),
      `${HEAD.trim()};Bemerkung\nB-11;10;Späne;Kreislauf;18,4;18,2;18,9;\n`,
    );
    expect((await run('import', 'wide.csv', '--yes')).code).toBe(0);
    writeFileSync(
      join(folder.path, 'filled.csv'),
      `${HEAD.trim()};Bemerkung\nB-12;10;Späne;Kreislauf;18,4;18,2;18,9;nass\n`,
    );
    expect((await run('import', 'filled.csv')).code).toBe(3);
    write('three.csv', 'B-3;10;Späne;Kreislauf;18,4;18,2;18,9\n');
    const forgotten = await run('import', 'three.csv', '--forget');
    expect([forgotten.code, forgotten.err]).toEqual([3, expect.stringMatching(/is forgotten/)]);
    expect((await run('import', 'three.csv')).code).toBe(3);
  }, 60_000);

  it('tell an element from the letter of a column', async () => {
    const head = 'Charge;Gewicht kg;Form;Herkunft;C;B;Fe';
    const sheet = (lot: string): string => `${head}\n${lot};10;Späne;Kreislauf;0,05;0,003;18,9\n`;
    for (const [name, lot] of [
      ['carbon.csv', 'B-21'],
      ['carbon2.csv', 'B-22'],
    ] as const)
      writeFileSync(join(folder.path, name), sheet(lot));
    expect((await run('import', 'carbon.csv', '--yes')).code).toBe(0);
    const again = await run('import', 'carbon2.csv', '--dry-run', '--map', 'C=-', '--map', '#B=mass[g]');
    expect([again.code, again.out]).toEqual([
      0,
      expect.stringMatching(/B +Gewicht kg +mass_kg \[g\][\s\S]*E +C +not imported[\s\S]*F +B +B \[wt%\]/),
    ]);
    expect((await run('import', 'carbon2.csv')).code).toBe(0);
  }, 60_000);

  it('may be said otherwise, and a word of the shop gets its meaning; both are remembered', async () => {
    write('four.csv', 'B-4;10;Krätze;Kreislauf;18,4;18,2;18,9\n');
    const unknown = await run('import', 'four.csv', '--yes');
    expect([unknown.code, unknown.err]).toEqual([
      2,
      expect.stringMatching(
        /cell C2 \(Form\): form "Krätze" is not one of the known values[\s\S]*cure: --word 'Krätze=/,
      ),
    ]);
    expect(
      (await run('import', 'four.csv', '--yes', '--word', 'Krätze=grindings', '--map', 'Cr XRF=-')).code,
    ).toBe(0);
    const shown = (await run('lot', 'show', 'B-4', '--json')).json() as {
      lot: { form: string; analyses: unknown[] };
    };
    expect(shown.lot).toMatchObject({ form: 'grindings', analyses: [{ method: 'ICP-OES' }] });
    write('five.csv', 'B-5;10;Krätze;Kreislauf;18,4;18,2;18,9\n');
    expect((await run('import', 'five.csv')).code).toBe(0);
  }, 60_000);

  it('books nothing of a sheet with faults, and names all of them once, with their cells', async () => {
    write(
      'bad.csv',
      [
        'B-6;10;Späne;Kreislauf;18,4;18,2;18,9',
        'B-7;zehn;Späne;Kreislauf;18,4;18,2;120',
        'B-8;10;Murks;Kreislauf;a;18,2;18,9',
        'B-9;10;Murks;Kreislauf;18,4;18,2;18,9',
        '=1+1;1;Späne;Kreislauf;18;;',
      ].join('\n'),
    );
    const refused = await run('import', 'bad.csv', '--yes', '--map', 'Cr XRF=Cr[wt%]@pXRF', '--json');
    const { error } = refused.json() as { error: { details: { where: string; message: string }[] } };
    expect(refused.code).toBe(2);
    expect(error.details.map(({ where, message }) => `${where}: ${message}`)).toEqual([
      'bad.csv, cell B3 (Gewicht kg): the mass "zehn" is not a mass',
      'bad.csv, cell E4 (Cr XRF): the Cr content "a" is not a number',
      'bad.csv, cell G3 (Fe ICP): Fe 120 wt% is impossible',
      'bad.csv, cells C4 to C5 (Form): form "Murks" is not one of the known values',
      'bad.csv, cell A6 (Charge): "=1+1" is not a valid id: 1 to 64 letters, digits and . _ - of one alphabet, the first a letter or digit',
    ]);
    const dry = await run('import', 'bad.csv', '--dry-run', '--map', 'Cr XRF=Cr[wt%]@pXRF');
    expect(dry.code).toBe(1);
    expect(dry.out).toMatch(
      /^.*bad\.csv: 5 faults; [^\n]*nothing booked\n[\s\S]*What cannot be booked\n[\s\S]*cell B3[\s\S]*What the columns are taken for/,
    );
    expect(dry.out).toMatch(/More with --all: What each cell became/);
    const yard = (await run('lots', '--json')).json() as { lots: { id: string }[] };
    expect(yard.lots.map(({ id }) => id)).toEqual(['B-1', 'B-2', 'B-11', 'B-21', 'B-22', 'B-4', 'B-5']);
  }, 60_000);

  it('says of a sheet that has grown which of its lots are booked already, all of them', async () => {
    const row = (lot: string) => `${lot};10;Späne;Kreislauf;18,4;18,2;18,9\n`;
    write('first.csv', `${row('G-1')}${row('G-2')}`);
    expect((await run('import', 'first.csv', '--yes')).code).toBe(0);
    write('grown.csv', `${row('G-0')}${row('G-1')}${row('G-2')}`);
    const grown = await run('import', 'grown.csv', '--yes');
    expect([grown.code, grown.err]).toEqual([
      2,
      expect.stringMatching(
        /remelt: 2 of 3 lots already exist: G-1, G-2; nothing was imported\n {2}row 3, lot_id = lot:G-1: [^\n]*cure: leave out[^\n]*\n {2}row 4, lot_id = lot:G-2/,
      ),
    ]);
    expect((await run('lots', 'G-0')).code).not.toBe(0);
  }, 60_000);

  it('ask what the sheet cannot say, all at once, each with the option that says it', async () => {
    writeFileSync(
      join(folder.path, 'open.csv'),
      'Lot;Tons;Date;Cr;Sn\nQ1;1,234;03/11/2026;18,4;0,2\nQ2;1,2;04/11/2026;18,4;0,3\n',
    );
    const ran = await run('import', 'open.csv', '--yes', '--json');
    const { questions } = ran.json() as { questions: { message: string; cure: string }[] };
    expect(ran.code).toBe(3);
    expect(questions.map(({ cure }) => cure)).toEqual([
      "--map 'Sn=Sn[wt%]' or 'Sn=Sn[ppm]'",
      "--map 'Tons=mass[t]' for 1000 kg; else write kg into the sheet",
      '--dates dmy or --dates mdy',
      expect.stringMatching(/^--set form=turnings/),
      expect.stringMatching(/^--set origin=/),
    ]);
    const answered = await run(
      'import',
      'open.csv',
      '--dry-run',
      '--json',
      '--map',
      'Sn=Sn[ppm]',
      'Tons=mass[t]',
      '--dates',
      'dmy',
      '--set',
      'form=turnings',
      'origin=virgin',
      '--as-typed',
    );
    expect([answered.code, answered.json()]).toEqual([
      0,
      expect.objectContaining({
        lots: [expect.objectContaining({ mass_g: 1_234_000, receivedOn: '2026-11-03' }), expect.anything()],
      }),
    ]);
  }, 60_000);

  it('says what each cell became on a page, too', async () => {
    write('page.csv', 'B-10;10;Späne;Kreislauf;<0,5;n.d.;18,9\n');
    expect((await run('import', 'page.csv', '--dry-run', '--forget', '--html', 'page.html')).code).toBe(0);
    const page = readFileSync(join(folder.path, 'page.html'), 'utf8');
    expect(page).toMatch(/E2[\s\S]*&lt;0,5[\s\S]*Cr &lt;0\.5 wt%/);
    expect(page).toContain('no result: not determined');
  }, 60_000);
});

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { freshFolder, remelt } from './testing/remelt.ts';

/** A heat from charge to ingots by verbs alone, without a document. */
const folder = freshFolder();
const ask = (...argv: string[]) => remelt(folder.path, argv);
afterAll(() => folder.remove());

it('books charge, bath sample, melt and cast of two heats', async () => {
  for (const material of [
    'Ni-electrolytic',
    'Cr-electrolytic-degassed',
    'Fe-electrolytic',
    'Mn-electrolytic',
  ])
    await ask('lot', 'buy', material, '5000');
  const grade = ['--grade', 'IN600', '--mass', '200', '--by', 'p-plan'];
  const point = ['--hold-point', 'pour=mould dry'];
  for (const [heat, more] of [
    ['H-1', point],
    ['H-2', []],
  ] as const)
    expect(await ask('heat', 'plan', heat, ...grade, ...more)).toMatchObject({ code: 0 });
  const none = await ask('heat', 'charge', 'H-1', '--by', 'p-melt');
  expect([none.code, none.err]).toEqual([2, expect.stringContaining('weights from one source')]);
  const asked = await ask('heat', 'charge', 'H-1', '--as-planned', '--by', 'p-melt');
  expect([asked.code, asked.err]).toEqual([3, expect.stringContaining('nothing was booked')]);
  expect((await ask('heat', 'list', '--json')).out).not.toContain('"charged"');
  const charged = await ask('heat', 'charge', 'H-1', '--as-planned', '--yes', '--by', 'p-melt', '--json');
  expect(charged).toMatchObject({ code: 0 });
  const shown = (await ask('heat', 'show', 'H-1')).out;
  expect(shown).toMatch(/4 portions, [\d.]+ kg; [\d.]+ kg of it as planned, not\s+weighed/);
  expect(shown).toContain('hold point "pour" (mould dry) is open on heat H-1.');
  expect((await ask('history', 'heat:H-1')).out).toContain('charged as planned, not weighed:');
  const { heat } = charged.json() as {
    heat: { charges: { portions: { from: string; mass_g: number }[] }[] };
  };
  const portions = heat.charges[0]!.portions;

  // the other heat by a table of the same weights, without a lot that is not there
  const weights = join(folder.path, 'weights.csv');
  const rows = portions.map(({ from, mass_g }, i) => `${from.slice(4)},${i === 0 ? '' : mass_g / 1000}`);
  writeFileSync(weights, ['lot_id,actual_kg', ...rows].join('\n'));
  const gone = portions[0]!.from.slice(4);
  const filled = ['heat', 'charge', 'H-2', '--from', weights, '--by', 'p-melt'];
  expect((await ask(...filled)).err).toMatch(/row 2: actual_kg of .* is ""[\s\S]*--not-there LOT=REASON/);
  expect((await ask(...filled, '--not-there', gone)).err).toContain('does not say why the lot is not there');
  const loaded = await ask(...filled, '--not-there', `${gone}=sold by mistake`);
  expect(loaded).toMatchObject({ code: 0 });
  expect(loaded.out).toMatch(new RegExp(`lot:${gone} was not there: sold by mistake`));
  expect(loaded.out).toMatch(/the charge as weighed meets the grade in [\d.]+ % of draws/);
  const other = await ask('heat', 'show', 'H-2');
  expect(other.out).not.toContain('not weighed');
  expect(other.out).toMatch(
    new RegExp(`charged without ${gone} \\([\\d.]+ kg planned\\): it was not there:\\s+sold by mistake`),
  );
  expect((await ask('lots', '--status', 'hold')).out).toContain(gone);

  const bath = [
    'heat',
    'sample',
    'H-1',
    'Cr=15.6',
    'S=12ppm',
    '--method',
    'OES',
    '--id',
    'B-1',
    '--by',
    'p-melt',
  ];
  // a unit and a digit that slipped are asked about, and nothing is booked
  const slips = await ask(...bath.with(3, 'Cr=0.156').with(4, 'S=12'));
  expect([slips.code, slips.err]).toEqual([
    2,
    expect.stringMatching(
      /Cr 0\.156 wt% \(IN600: 14 to 17 wt%\), S 12 wt% \(IN600: at most 150 ppm\): is it right\?[\s\S]*--as-typed/,
    ),
  ]);
  expect((await ask('heat', 'show', 'H-1')).out).not.toContain('B-1');
  expect(await ask(...bath)).toMatchObject({ code: 0 });
  expect(await ask(...bath.with(3, 'Cr=12').with(8, 'B-0'), '--as-typed')).toMatchObject({ code: 0 });
  expect(
    await ask('undo', 'heat:H-1', 'analysis:B-0', '--reason', 'wrong sample', '--yes', '--by', 'p-melt'),
  ).toMatchObject({ code: 0 });
  expect((await ask(...bath.with(8, 'B-2').with(3, 'Cr=15,6'))).err).toContain('is not a content');

  // a printout in a file, as the instrument wrote it: with commas
  const printout = join(folder.path, 'spark.txt');
  writeFileSync(printout, 'Cr 15,61\nFe\t8,05 %\nS 11 ppm\n');
  const printed = [
    'heat',
    'sample',
    'H-1',
    '--from',
    printout,
    '--method',
    'OES',
    '--id',
    'B-3',
    '--by',
    'p-melt',
  ];
  expect((await ask(...printed)).out).toContain(
    'analysis B-3 by OES, taken at bath: Fe 8.05 wt%, Cr 15.61 wt%, S 11 ppm',
  );
  writeFileSync(printout, 'Cr 15,61\nZz 8');
  expect((await ask(...printed.with(8, 'B-4'))).err).toContain('"Zz" is not an element');

  const input_kg = portions.reduce((sum, { mass_g }) => sum + mass_g, 0) / 1000;
  const poured = (input_kg - 2).toFixed(3);
  const melt = ['heat', 'melt', 'H-1', '--kg', poured, '--loss', 'fume=2', '--by', 'p-melt'];
  // more metal missing than the scales may be off by is asked about first
  const tenth = await ask(...melt.with(4, ((input_kg - 2) / 10).toFixed(3)), '--yes');
  expect([tenth.code, tenth.err]).toEqual([
    2,
    expect.stringMatching(/poured [\d.]+ kg \([\d.]+ kg are left for it\): is it right\?[\s\S]*--as-typed/),
  ]);
  const short = await ask(...melt.with(4, (input_kg - 12).toFixed(3)));
  expect([short.code, short.err]).toEqual([
    3,
    expect.stringMatching(
      /10 kg of [\d.]+ kg charged are unaccounted for[\s\S]*nothing was booked[\s\S]*--yes/,
    ),
  ]);
  const held = await ask(...melt);
  expect([held.code, held.err]).toEqual([
    2,
    expect.stringMatching(
      /is not poured: hold point "pour" \(mould dry\) is open[\s\S]*heat stamp H-1 pour --accept/,
    ),
  ]);
  const stamp = (...said: string[]) => ask('heat', 'stamp', 'H-1', 'pour', ...said);
  expect((await stamp('--by', 'p-qual')).err).toContain('--accept, --reject, --called');
  expect((await stamp('--accept', '--by', 'p-melt')).err).toContain('may not stamp a hold point');
  expect((await stamp('--reject', 'mould wet', '--by', 'p-qual')).out).toMatch(
    /rejected: point pour; mould wet \(record \d+\)[\s\S]*work waits for the stamp of p-qual/,
  );
  expect((await ask(...melt)).err).toContain('was rejected: mould wet');
  expect(await stamp('--accept', '--by', 'p-qual')).toMatchObject({ code: 0 });
  expect(await ask(...melt)).toMatchObject({ code: 0 });
  const twice = await ask(...melt.with(4, (input_kg - 3).toFixed(3)));
  expect([twice.code, twice.err]).toEqual([4, expect.stringContaining('remelt undo heat:H-1 melting')]);
  const meter = await ask('heat', 'use', 'H-1', '--energy', '99999999kWh', '--by', 'p-melt');
  expect([meter.code, meter.err]).toEqual([2, expect.stringContaining('--energy = 99999999 kWh')]);
  const ingot = (input_kg - 5).toFixed(3);
  const cast = [
    'heat',
    'cast',
    'H-1',
    '--object',
    `I-1=${ingot}`,
    '--revert',
    'H-1-S:skull=3',
    '--by',
    'p-melt',
  ];
  const done = await ask(...cast, '--json');
  const state = (done.json() as { heat: Record<string, unknown> }).heat;
  expect(state).toMatchObject({ status: 'cast', unbalanced_g: 0, losses_g: { fume: 2000 } });
  expect((state.analyses as object[]).slice(0, 1)).toMatchObject([
    {
      analysis: 'B-1',
      place: 'bath',
      results: [{ element: 'Cr', text: '15.6', unit: 'wt%' }, { unit: 'ppm' }],
    },
  ]);
  expect((await ask('lots', '--status', 'hold')).out).toContain('H-1-S');

  // what a sample is for is said when it is taken; another purpose needs a reason and a second person
  const taken = ['heat', 'sample', 'H-1', '--object', 'I-1', '--specimen', 'K-1', '--place', 'top'];
  const control = [...taken, '--purpose', 'control', '--by', 'p-goods'];
  expect((await ask(...control.toSpliced(5, 2))).err).toMatch(/it needs --specimen/);
  expect((await ask(...control.toSpliced(7, 2))).err).toMatch(/it needs --place/);
  expect((await ask(...control)).out).toMatch(/sample K-1 taken at top for control/);
  const again = await ask(...control.with(10, 'check'));
  expect(again.err).toMatch(
    /was taken for control, not check[\s\S]*amend object:I-1 sample:K-1 --purpose check/,
  );
  const read = await ask(...taken, 'Cr=15.5', '--method', 'OES', '--by', 'p-lab');
  expect(read.out).toMatch(/analysis K-1 by OES, taken at top, for control: Cr 15.5 wt%/);
  expect((await ask(...taken.with(6, 'K-2'), '--purpose', 'product', '--by', 'p-goods')).code).toBe(0);
  const spare = ['amend', 'object:I-1', 'sample:K-2', '--purpose', 'control', '--reason', 'spare', '--yes'];
  expect((await ask(...spare, '--by', 'p-goods')).err).toMatch(/may not change the purpose|p-goods/);
  expect((await ask(...spare, '--by', 'p-qual')).out).toMatch(/sample K-2 of object:I-1 is for control/);

  // a loss that was declared wrongly goes back without its step, and the right one is declared
  const undo = (record: string) =>
    ask('undo', 'heat:H-1', record, '--reason', 'it was slag', '--yes', '--by', 'p-melt');
  expect((await undo('loss:skull')).err).toMatch(/heat H-1 declares no loss "skull"[\s\S]*loss:fume/);
  const back = await undo('loss:fume');
  expect([back.code, back.out]).toEqual([
    0,
    expect.stringMatching(/2 kg of heat H-1 were not lost to fume at the melting/),
  ]);
  expect((await ask('heat', 'show', 'H-1')).out).toMatch(/2 kg unaccounted for|too little, within/);
  const slag = ['amend', 'heat:H-1', 'melting', '--loss', 'slag=2', '--reason', 'weighed', '--yes'];
  const declared = await ask(...slag, '--by', 'p-melt');
  expect(declared.out + declared.err).toMatch(/2 kg of heat H-1 were lost to slag at the melting/);
  const history = (await ask('history', 'heat:H-1')).out;
  expect(history).toContain('2 kg not lost to fume');

  // the ingot is cut: what does not add up is refused, and a slip goes back as long as nothing was done with the pieces
  const ingot_kg = Number(ingot);
  const pieces = (last_kg: number) => [
    ...['cut', 'I-1', '--piece', 'I-1-A:bar=100', `I-1-B:bar=${last_kg.toFixed(3)}`],
    ...['--revert', 'I-1-C:crop=6', '--loss', 'kerf=0.8', '--by', 'p-melt'],
  ];
  const rest_kg = ingot_kg - 106.8;
  for (const [off, words] of [
    [-5, '5 kg are missing'],
    [5, '5 kg are too much'],
  ] as const) {
    const wrong = await ask(...pieces(rest_kg + off));
    expect([wrong.code, wrong.err]).toEqual([2, expect.stringContaining(words)]);
    expect(wrong.err).toMatch(/--piece = [\d.]+ kg/);
  }
  expect((await ask(...pieces(rest_kg).with(8, 'saw=0.8'))).err).toContain('is no loss of a heat');
  const cut = await ask(...pieces(rest_kg));
  expect([cut.code, cut.out]).toEqual([
    0,
    expect.stringMatching(
      /cut into I-1-A \(bar, 100 kg\), I-1-B \(bar, .*\ncrops: lot I-1-C \(crop, 6 kg, on hold\)\nlost: 0\.8 kg to kerf\n/,
    ),
  ]);
  expect(await ask(...pieces(rest_kg))).toMatchObject({ code: 4 });
  expect((await ask('history', 'object:I-1')).out).toContain('cut into');
  expect((await ask('trace', 'lot:V-Ni-electrolytic', '--down')).out).toMatch(/I-1-B/);
  const undone = ['undo', 'object:I-1', '--reason', 'the other ingot', '--yes', '--by', 'p-qual'];
  expect((await ask(...undone)).out).toMatch(/object I-1 is whole again/);
  expect((await ask('heat', 'show', 'H-1')).out).toMatch(/I-1: not judged, /);
  expect(await ask(...pieces(rest_kg))).toMatchObject({ code: 0 });
  expect((await ask('heat', 'show', 'H-1')).out).toMatch(/I-1: cut into I-1-A, I-1-B, I-1-C/);
  const tested = ['heat', 'sample', 'H-1', 'Cr=15.5', '--object', 'I-1-A', '--id', 'P-1', '--by', 'p-lab'];
  const measured = [...tested, '--method', 'OES', '--place', 'end', '--laboratory', 'WORKS'];
  // a laboratory that is written otherwise already is asked about, and booked as it is known
  const otherwise = await ask(...measured);
  expect([otherwise.code, otherwise.err]).toEqual([
    4,
    expect.stringMatching(/laboratory "WORKS" is written "works" in plant\.json[\s\S]*--same-names = WORKS/),
  ]);
  expect(await ask(...measured, '--same-names', 'join')).toMatchObject({ code: 0 });
  const begun = (await ask('recall', 'laboratory:works', '--json')).out;
  expect(begun).toContain('object:I-1-A');
  expect((await ask('recall', 'laboratory:WORKS')).err).toContain('works');
  expect(await ask(...undone)).toMatchObject({
    code: 4,
    err: expect.stringContaining('it was analysed (P-1)'),
  });
}, 120_000);

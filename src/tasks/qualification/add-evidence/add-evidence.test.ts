import { expect, it } from 'vitest';
import { runTask } from '../../task.ts';
import { BEFORE, bars, LOCKED_ON, lockedProgramme, PROGRAMME, tensile } from '../testing/programme.ts';
import { addEvidence } from './add-evidence.ts';

const [FIRST, SECOND] = bars('H1', LOCKED_ON) as [object, object];
const PLACES = ['a.csv, row 2', 'a.csv, row 3'];

it('adds a report whole, and once; a dry run shows the same board', async () => {
  const { context, by } = await lockedProgramme();
  const rows = [...bars('H1', LOCKED_ON), ...bars('H4', BEFORE)];
  const order = { programme: PROGRAMME, document: tensile('T-1', rows) };
  const { size } = await context.store.head();
  const shown = await runTask(addEvidence, { ...order, dryRun: true }, by('p-lab'));
  expect((await context.store.head()).size).toBe(size);
  await expect(runTask(addEvidence, order, by('p-melt'))).rejects.toThrow(/may not add evidence/);
  const board = await runTask(addEvidence, order, by('p-lab'));
  expect(board).toEqual(shown);
  expect(board.added).toMatchObject({
    ...{ rows: 12, exploratory: 6 },
    notes: [expect.stringMatching(/^6 of 12 rows are dated before 2026-03-10/)],
  });
  expect(board.rows[0]).toMatchObject({ counting: 6, exploratory: 6, heats: 1 });
  await expect(runTask(addEvidence, order, by('p-lab'))).rejects.toMatchObject({
    message: expect.stringMatching(/^report T-1 is in programme bar-718 already, as record \d+$/),
  });
});

it('takes the heat of an object that is named alone', async () => {
  const { by } = await lockedProgramme();
  const document = tensile('T-1', [{ ...FIRST, heat: undefined, object: 'I-H3' }]);
  const plain = JSON.parse(JSON.stringify(document));
  const board = await runTask(addEvidence, { programme: PROGRAMME, document: plain }, by('p-lab'));
  expect(board.heats.map(({ heat }) => heat)).toEqual(['H3']);
});

it.each<[string, readonly object[], RegExp, string]>([
  ['a heat that is not there', [{ ...FIRST, heat: 'H9' }], /holds no heat H9/, 'row 2, heat'],
  [
    'an object that is not there',
    [{ ...FIRST, heat: undefined, object: 'I-9' }],
    /no object I-9/,
    'row 2, object',
  ],
  ['a stress without unit', [{ ...FIRST, unit: undefined }], /MPa or ksi\? 995 of strength/, 'row 2, unit'],
  ['a stress in ksi', [{ ...FIRST, value: '145.2', unit: 'ksi' }], /this value is in ksi/, 'row 2, unit'],
  [
    'a property that is not asked',
    [{ ...FIRST, item: 'hardness' }],
    /"hardness" is no property/,
    'row 2, item',
  ],
  [
    'bars of two kinds',
    [
      { ...FIRST, bar: 'part' },
      { ...SECOND, bar: 'separate' },
    ],
    /mixes bars/,
    'row 3, bar',
  ],
  ['a bar told twice', [FIRST, FIRST], /specimen H1-1 gave strength already/, 'row 3, specimen'],
])('refuses %s by its row, and books nothing, in a dry run too', async (_, rows, words, where) => {
  const { context, by } = await lockedProgramme();
  const before = await context.store.head();
  const document = JSON.parse(JSON.stringify(tensile('T-0', rows)));
  const places = PLACES.slice(0, rows.length);
  for (const dryRun of [true, false])
    await expect(
      runTask(addEvidence, { programme: PROGRAMME, document, places, dryRun }, by('p-lab')),
    ).rejects.toMatchObject({
      message: expect.stringMatching(words),
      details: expect.arrayContaining([expect.objectContaining({ where: `a.csv, ${where}` })]),
    });
  expect(await context.store.head()).toEqual(before);
});

it('says how a stress in the other unit reads, and that a spin test has no life', async () => {
  const { by } = await lockedProgramme();
  const add = (document: object) => runTask(addEvidence, { programme: PROGRAMME, document }, by('p-lab'));
  await expect(add(tensile('T-0', [{ ...FIRST, value: '145.2', unit: 'ksi' }]))).rejects.toMatchObject({
    details: [{ cure: 'convert it: 145.2 ksi is 1001.1 MPa' }],
  });
  const spin = { item: 'spin', heat: 'H1', serial: '1', failed: false, life: 10, on: LOCKED_ON };
  await expect(add({ report: 'S', type: 'spin-burst', rows: [spin] })).rejects.toThrow(
    'spin asks for pass or fail, not for a life',
  );
});

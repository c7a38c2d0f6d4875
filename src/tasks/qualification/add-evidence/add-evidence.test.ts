import { expect, it } from 'vitest';
import { runTask } from '../../task.ts';
import { lockProgramme } from '../lock-programme/lock-programme.ts';
import { BEFORE, bars, LOCKED_ON, lockedProgramme, PROGRAMME, plan, tensile } from '../testing/programme.ts';
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

/** A programme in another unit that asks for lives, a rate and no service. */
async function asking(unit: string) {
  const { context, by } = await lockedProgramme();
  const document = plan(
    { id: 'asks', properties: [{ id: 'strength', unit, side: 'lower', designMinimum: 100 }] as never },
    {
      cleanliness: [{ id: 'oxides', limit_per_t: 1 }] as never,
      component: { passFail: [{ id: 'spin', reliability: 0.4 }] },
    },
  );
  const locked = await runTask(lockProgramme, { document }, by('p-plan')).catch(
    (error: unknown) => error as Error,
  );
  if (locked instanceof Error) throw locked;
  const add = (evidence: object) =>
    runTask(addEvidence, { programme: 'asks', document: evidence, dryRun: true } as never, by('p-lab'));
  return { context, add };
}

it('converts a stress between the two units that look alike, and no other unit', async () => {
  const { add } = await asking('ksi');
  await expect(add(tensile('T', [{ ...FIRST, value: '1000', unit: 'MPa' }]))).rejects.toMatchObject({
    details: [
      { path: 'rows[0].unit', value: 'MPa', allowed: 'ksi', cure: 'convert it: 1000 MPa is 145.0 ksi' },
    ],
  });
  await expect(add(tensile('T', [{ ...FIRST, value: '1000', unit: 'N' }]))).rejects.toMatchObject({
    details: [{ cure: 'convert it' }],
  });
  const { unit: _, ...bare } = FIRST as { unit?: string };
  await expect(add(tensile('T', [bare]))).rejects.toMatchObject({
    details: [{ path: 'rows[0].unit', allowed: 'ksi', message: expect.stringMatching(/^MPa or ksi\?/) }],
  });
  const hours = await asking('h');
  await expect(hours.add(tensile('T', [{ ...FIRST, value: '1000', unit: 'MPa' }]))).rejects.toMatchObject({
    details: [{ cure: 'convert it' }],
  });
  // what is no stress has one unit only
  expect(await hours.add(tensile('T', [bare]))).toHaveProperty('added.rows', 1);
});

it('names the object that the ledger does not hold, and a row without a heat', async () => {
  const { by } = await lockedProgramme();
  const add = (row: object) =>
    runTask(
      addEvidence,
      { programme: PROGRAMME, document: JSON.parse(JSON.stringify(tensile('T', [row]))) },
      by('p-lab'),
    );
  await expect(add({ ...FIRST, heat: undefined, object: 'I-9' })).rejects.toMatchObject({
    details: [{ path: 'rows[0].object', value: 'I-9', message: 'the ledger holds no object I-9' }],
  });
  await expect(add({ ...FIRST, heat: undefined })).rejects.toMatchObject({
    details: [expect.objectContaining({ path: 'rows[0].heat', value: null, message: 'names no heat' })],
  });
});

it('refuses findings, trials and service that the plan does not ask for', async () => {
  const { by } = await lockedProgramme();
  const add = (document: object) =>
    runTask(addEvidence, { programme: PROGRAMME, document } as never, by('p-lab'));
  const spin = { item: 'creep rig', heat: 'H1', serial: '1', failed: false, on: LOCKED_ON };
  await expect(add({ report: 'S', type: 'spin-burst', rows: [spin] })).rejects.toMatchObject({
    details: [{ path: 'rows[0].item', value: 'creep rig', allowed: 'spin' }],
  });
  expect(await add({ report: 'S', type: 'spin-burst', rows: [{ ...spin, item: 'spin' }] })).toMatchObject({
    added: { rows: 1, exploratory: 0, notes: [] },
  });
  await expect(
    add({ report: 'S', type: 'spin-burst', rows: [{ ...spin, item: 'spin' }] }),
  ).rejects.toMatchObject({
    code: 'conflict',
  });
});

it('tells one row that is dated before the lock as one', async () => {
  const { by } = await lockedProgramme();
  const [early] = bars('H4', BEFORE);
  const board = await runTask(
    addEvidence,
    { programme: PROGRAMME, document: tensile('T', [FIRST, early!]), dryRun: true },
    by('p-lab'),
  );
  expect(board.added!.notes).toEqual([
    '1 of 2 rows is dated before 2026-03-10, the day of the lock: it is exploratory and will never count.',
  ]);
});

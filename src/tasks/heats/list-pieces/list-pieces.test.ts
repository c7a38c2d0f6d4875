import { expect, it } from 'vitest';
import { judge } from '../../../evidence/ledger/testing/example-commands.ts';
import { renderTerminal } from '../../../pages/render/terminal.ts';
import { runTask } from '../../task.ts';
import { castMetal } from '../../testing/cast-heat.ts';
import { memoryContext } from '../../testing/memory-context.ts';
import { listPieces } from './list-pieces.ts';
import { page } from './page.ts';

it('lists the pieces of a heat or one of them, with what became of each', async () => {
  const context = memoryContext();
  await castMetal('P-1', context);
  await context.store.execute({
    ...{ type: 'cutObject', object: 'P-1-a', losses: [{ to: 'kerf', mass_g: 2_000 }], by: 'p-melt' },
    pieces: [{ object: 'P-1-a1', form: 'bar', mass_g: 248_000 }],
    reverts: [],
  });
  await context.store.execute({
    ...{ type: 'dispose', of: 'object:P-1-b', disposition: 'remelt', reason: 'sulphur', by: 'p-qual' },
  });
  const all = await runTask(listPieces, { of: 'P-1' }, context);
  expect(all).toEqual(await runTask(listPieces, { of: 'heat:P-1' }, context));
  expect(all.pieces.map(({ id }) => id)).toEqual(['P-1-a', 'P-1-b', 'P-1-a1']);
  expect(all.pieces[0]!.cut).toMatchObject({
    ...{ by: 'p-melt', into: [{ of: 'object:P-1-a1', mass_g: 248_000 }] },
    losses: [{ to: 'kerf', mass_g: 2_000 }],
  });
  expect(all.pieces[1]).toMatchObject({
    disposition: 'remelt',
    decision: { words: 'to be remelted: sulphur' },
  });
  const text = renderTerminal(page(all), { columns: 160 });
  expect(text).toMatch(/^P-1-a +ingot +250 kg +cut +cut into P-1-a1 248 kg; 2 kg lost to kerf$/m);
  const one = await runTask(listPieces, { of: 'object:P-1-a1' }, context);
  expect(one).toMatchObject({ heat: 'P-1', pieces: [{ id: 'P-1-a1', free_g: 248_000 }] });
  expect(one.pieces).toHaveLength(1);
});

it('says that nothing is cast yet, and refuses what is not metal of the ledger', async () => {
  const context = memoryContext();
  await context.store.execute({ type: 'planHeat', heat: 'H-1', target: {}, reservations: [], by: 'p-plan' });
  const none = await runTask(listPieces, { of: 'H-1' }, context);
  expect(renderTerminal(page(none))).toContain('nothing is cast of it yet');
  await expect(runTask(listPieces, { of: 'H-2' }, context)).rejects.toMatchObject({ code: 'not-found' });
  await expect(runTask(listPieces, { of: 'lot:A' }, context)).rejects.toThrow(/heat:ID or object:ID/);
});

it('tells what was shipped, is held or failed, and that no point can be set any more', async () => {
  const context = memoryContext();
  const { execute } = context.store;
  await castMetal('P-2', context);
  const judged = (object: string, verdict: 'PASS' | 'FAIL') =>
    execute(judge(`object:${object}`, verdict, { reasons: verdict === 'FAIL' ? ['S high'] : [] }));
  await judged('P-2-a', 'PASS');
  await execute({ type: 'ship', object: 'P-2-a', to: 'Huber', by: 'p-cert' });
  await judged('P-2-b', 'FAIL');
  await execute({ type: 'holdObject', object: 'P-2-b', reason: 'a crack', by: 'p-qual' });
  const { pieces, ...listed } = await runTask(listPieces, { of: 'P-2' }, context);
  const [shipped, held] = pieces;
  expect(shipped).toMatchObject({ id: 'P-2-a', shipment: { to: 'Huber' } });
  for (const key of ['held', 'failed', 'decision', 'cut', 'suspended', 'recalled'])
    expect(shipped, key).not.toHaveProperty(key);
  expect(held).toMatchObject({ held: 'a crack', failed: expect.anything(), melted: [] });
  expect(listed.pointSteps).toEqual(['release']);
  expect(listed).not.toHaveProperty('noPoint');
  const shown = renderTerminal(page({ ...listed, pieces }), { columns: 200 });
  expect(shown).toMatch(/^P-2-a +ingot +250 kg +shipped +shipped to Huber$/m);
  expect(shown).toMatch(/^P-2-b .* failed +FAIL by record 18 on object P-2-b; on hold: a crack$/m);
  await execute({ type: 'dispose', of: 'object:P-2-b', disposition: 'scrap', reason: 'S', by: 'p-qual' });
  const gone = await runTask(listPieces, { of: 'P-2' }, context);
  expect(gone.pointSteps).toEqual([]);
  expect(renderTerminal(page(gone))).toMatch(/^no hold point can be set any more: /m);
});

import { expect, it } from 'vitest';
import type { SourceReader, TaskContext } from '../../../desk/context.ts';
import type { SourceSaid } from '../../../documents/links/sources.ts';
import { pageSchema } from '../../../documents/page.ts';
import { runTask } from '../../task.ts';
import { founded } from '../../testing/founded.ts';
import { enterSource } from '../enter-source/enter-source.ts';
import { showSource } from '../show-source/show-source.ts';
import { trySource } from '../try-source/try-source.ts';
import { listSources } from './list-sources.ts';
import { page, sourcePage } from './page.ts';

const OES = { source: 'oes-1', driver: 'folder', address: '/mnt/oes', method: 'OES', quietAfter_s: 600 };

/** A plant with a source that was read by a server, `s` seconds after it was entered. */
async function read(said: Partial<SourceSaid> | null) {
  const plant = await founded();
  await runTask(enterSource, OES, plant.by('p-qual'));
  const begun = plant.clock();
  const at = (s: number) => new Date(begun.getTime() + 1000 * s);
  const state = {
    id: 'oes-1',
    condition: 'works',
    words: 'all is read',
    raw: null,
    heardAt: null,
    saidAt: at(0).toISOString(),
    ...said,
  };
  const sources: SourceReader = {
    states: async () => (said === null ? [] : [state]),
    tryOut: async () => ({ heard: true, words: 'it is there', raw: 'a.csv' }),
    heard: async () => undefined,
  };
  const after = (s: number): TaskContext => ({ ...plant.by('p-qual'), sources, clock: () => at(s) });
  return { plant, after, at };
}

it('says how a source is, and that it is silent once its rule is broken, not before', async () => {
  const { after } = await read({ raw: 'Cr;22' });
  const early = await runTask(listSources, {}, after(590));
  expect(early.sources).toMatchObject([
    { state: 'works', words: 'all is read', raw: 'Cr;22', silentFor_s: null },
  ]);
  const late = await runTask(listSources, {}, after(611));
  expect(late.sources[0]).toMatchObject({ state: 'silent' });
  expect(late.sources[0]!.words).toContain('10 min is its longest usual silence');
});

it('counts silence from the last word', async () => {
  const heard = await read(null);
  const { after } = await read({ raw: 'x', heardAt: heard.at(500).toISOString() });
  expect((await runTask(listSources, {}, after(1090))).sources[0]!.state).toBe('works');
  expect((await runTask(listSources, {}, after(1120))).sources[0]!.state).toBe('silent');
});

it('says a fault before a silence, and what no server has read', async () => {
  const fault = await read({ condition: 'fault', words: 'there is no folder /mnt/oes' });
  expect((await runTask(listSources, {}, fault.after(900))).sources[0]).toMatchObject({
    state: 'fault',
    words: 'there is no folder /mnt/oes',
    silentFor_s: expect.any(Number),
  });
  const { after } = await read(null);
  expect((await runTask(listSources, {}, after(1))).sources[0]!.state).toBe('unknown');
  const { order } = (await runTask(listSources, {}, after(1))).sources[0]!;
  expect(order).toEqual(OES);
});

it('is shown with those first that somebody has to see to, and one with its last word', async () => {
  const { plant, after } = await read({
    condition: 'fault',
    words: 'there is no folder /mnt/oes',
    raw: 'a\r\nb',
  });
  await runTask(enterSource, { source: 'pc', driver: 'upload' }, plant.by('p-qual'));
  const shown = pageSchema.parse(page(await runTask(listSources, {}, after(1))));
  expect(JSON.stringify(shown)).toContain('there is no folder /mnt/oes');
  const one = JSON.stringify(sourcePage(await runTask(showSource, { source: 'oes-1' }, after(1))));
  expect(one).toContain('"a"');
  expect(one).not.toContain('"pc"');
});

it('is tried through the server, and says so where there is none', async () => {
  const { plant, after } = await read(null);
  expect(await runTask(trySource, { source: 'oes-1' }, after(1))).toMatchObject({
    heard: true,
    raw: 'a.csv',
  });
  await expect(runTask(trySource, { source: 'oes-1' }, plant.by('p-qual'))).rejects.toThrow(
    'no server is there',
  );
});

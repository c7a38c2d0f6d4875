import { expect, it } from 'vitest';
import { runTask } from '../../task.ts';
import { founded } from '../../testing/founded.ts';
import { enterSource } from '../enter-source/enter-source.ts';
import { page } from './page.ts';
import { trySource } from './try-source.ts';

it('listens for at most 5 s to the source that is named', async () => {
  const plant = await founded();
  const by = plant.by('p-qual');
  await runTask(enterSource, { source: 'line', driver: 'tcp-line', address: 'tcp://10.0.0.9:9001' }, by);
  const asked: unknown[] = [];
  const sources = {
    states: async () => [],
    heard: async () => undefined,
    tryOut: async ({ id }: { readonly id: string }, within_ms: number) => {
      asked.push([id, within_ms]);
      return { heard: false, words: 'the line is connected; it said nothing within 5 s', raw: null };
    },
  };
  const tried = await runTask(trySource, { source: 'line' }, { ...by, sources });
  expect(asked).toEqual([['line', 5000]]);
  expect(JSON.stringify(page(tried))).toContain('it said nothing within 5 s');
});

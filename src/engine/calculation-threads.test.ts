import { readFileSync } from 'node:fs';
import { afterAll, expect, it } from 'vitest';
import { CancelledError, InputError } from '../foundation/errors.ts';
import { createCompute } from './compute.ts';

const PLAN: unknown = JSON.parse(readFileSync('docs/formats/plan.example.json', 'utf8'));
const here = createCompute();
const threads = createCompute({ threads: 1 });
afterAll(async () => {
  await Promise.all([here.close(), threads.close()]);
});

it('a thread answers to the last byte what this one answers, and says how far it is', async () => {
  const said: string[] = [];
  const answer = await threads.plan(PLAN, { onProgress: (_, words) => void said.push(words) });
  expect(JSON.stringify(answer)).toBe(JSON.stringify(await here.plan(PLAN)));
  expect(said.length).toBeGreaterThan(0);
});

it('a refusal comes with its place and cure', async () => {
  const refused = threads.plan({ heats: [], materials: [] });
  await expect(refused).rejects.toThrow(InputError);
  await expect(refused).rejects.toMatchObject({ details: [{ path: 'heats' }, { path: 'materials' }] });
});

it('whoever stops is told soon, and the next is answered', async () => {
  const stopper = new AbortController();
  const stopped = threads.plan(PLAN, { signal: stopper.signal });
  stopper.abort();
  await expect(stopped).rejects.toThrow(CancelledError);
  expect((await threads.plan(PLAN)).status).toBe('optimal');
});

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { freshFolder, remelt } from './testing/remelt.ts';

/** Routes, prices and the choices of a plan, as words of the command line. */
const folder = freshFolder();
const ask = (...argv: string[]) => remelt(folder.path, argv);
beforeAll(async () => {
  for (const material of [
    'Ni-electrolytic',
    'Cr-electrolytic-degassed',
    'Fe-electrolytic',
    'Mn-electrolytic',
  ])
    expect(await ask('lot', 'buy', material, '5000')).toMatchObject({ code: 0 });
}, 120_000);
afterAll(() => folder.remove());

it('keeps a route of a document under a name', async () => {
  const file = join(folder.path, 'furnaces.json');
  writeFileSync(file, '{"route": [{"operation": "vacuum-induction", "fidelity": "table"}]}');
  expect((await ask('route', 'enter', 'single', '--from', file, '--by', 'p-plan')).out).toContain('single');
  expect((await ask('route', 'list')).out).toMatch(/single\s+vacuum-induction\s+p-plan/);
  expect((await ask('route', 'show', 'single')).out).toMatch(/1\s+vacuum-induction/);
  const near = await ask('route', 'show', 'singel');
  expect([near.code, near.err]).toEqual([2, expect.stringMatching(/allowed: single;.*remelt route list/)]);
}, 60_000);

it('sets a price and lists what plans reckon with', async () => {
  const set = ['price', 'set', 'Ni', '15.40', '--source', 'LME', '--on', '2026-11-20', '--by', 'p-plan'];
  expect((await ask(...set)).out).toMatch(/Ni\s+15\.40\s+[\d.]+\s+2026-11-20\s+\d+\s+LME/);
  expect((await ask('price', 'list')).out).toMatch(/Co\s+[\d.]+/);
  expect((await ask('price', 'set', 'Ni', '15,40', '--source', 'LME', '--by', 'p-plan')).code).toBe(2);
}, 60_000);

it('plans by these names and books nothing in a dry run', async () => {
  const plan = ['heat', 'plan', 'H-1', '--grade', 'IN600', '--mass', '200', '--route', 'single', '--dry-run'];
  const dry = await ask(...plan, '--at-most', 'V-Mn-electrolytic=1', '--min-piece', '0.2', '--by', 'p-plan');
  expect(dry.err).not.toContain('remelt:');
  expect(dry.code).toBe(0);
  expect(dry.out).toMatch(/dry run of \d{4}-\d\d-\d\d, nothing is reserved/);
  expect(dry.out).toMatch(/route +single/);
  expect((await ask('heat', 'list')).out).toContain('No heats.');
  const wrong = await ask(...plan, '--without', 'V-Nickel', '--by', 'p-plan');
  expect(wrong.err).toMatch(/"V-Nickel" is no cleared lot.*nearest are V-Ni-electrolytic/s);
  expect((await ask(...plan, '--at-most', 'V-Mn-electrolytic', '--by', 'p-plan')).err).toContain(
    'is not a name and its mass',
  );
  expect((await ask(...plan.with(8, 'singel'), '--by', 'p-plan')).err).toContain(
    'there is no route "singel"',
  );
}, 60_000);

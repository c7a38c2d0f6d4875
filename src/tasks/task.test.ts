import { expect, test } from 'vitest';
import { z } from 'zod';
import { InputError } from '../foundation/errors.ts';
import { actorNamed, signatureOf } from './actor.ts';
import type { TaskContext } from './context.ts';
import { defineTask, runTask } from './task.ts';

const weigh = defineTask({
  name: 'weigh-lot',
  title: 'Weigh a lot',
  order: z.strictObject({ lot: z.string(), mass_g: z.int().positive() }),
  answer: z.object({ words: z.string() }),
  act: 'receive lot',
  run: async ({ lot, mass_g }) => ({ words: `${lot}: ${mass_g} g` }),
});
const context = {} as TaskContext;

test('a task gets its order read, and a wrong one is refused by field before it runs', async () => {
  expect(await runTask(weigh, { lot: 'R-1', mass_g: 5 }, context)).toEqual({ words: 'R-1: 5 g' });
  const refused = (await runTask(weigh, { lot: 'R-1', mass_g: -5 }, context).catch((e) => e)) as InputError;
  expect(refused).toBeInstanceOf(InputError);
  expect(refused.details[0]).toMatchObject({ path: 'mass_g', value: -5 });
});

test('a typed name is an actor only where the plant lists it', () => {
  const people = [{ id: 'p-melt', name: 'Melter', roles: ['melter'] }] as const;
  expect(signatureOf(actorNamed('p-melt', { people, user: 'root' }))).toEqual({ by: 'p-melt' });
  expect(() => actorNamed('p-nobody', { people, user: 'root' })).toThrow(/no person of this plant/);
  expect(actorNamed('anna', { people: [], user: 'root' })).toEqual({
    kind: 'machine',
    user: 'root',
    saying: 'anna',
  });
  expect(signatureOf(actorNamed(undefined, { people, user: 'root' }))).toEqual({});
});

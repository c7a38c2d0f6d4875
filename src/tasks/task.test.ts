import { expect, test } from 'vitest';
import { z } from 'zod';
import { actorNamed, signatureOf } from '../desk/actor.ts';
import { actingAs, type TaskContext } from '../desk/context.ts';
import { defineContract } from '../documents/contract/contract.ts';
import { type ForbiddenError, InputError } from '../foundation/errors.ts';
import type { Person } from '../metal/plant/person.ts';
import { defineVerb, rolesIn, runTask } from './task.ts';

const weigh = defineVerb(
  defineContract({
    group: 'yard',
    name: 'weigh-lot',
    title: 'Weigh a lot',
    order: z.strictObject({ lot: z.string(), mass_g: z.int().positive() }),
    answer: z.object({ words: z.string() }),
    act: 'receive lot',
    examples: [],
  }),
  async ({ lot, mass_g }, { actor }) => ({
    words: `${lot}: ${mass_g} g by ${signatureOf(actor).by ?? 'nobody'}`,
  }),
);
const people: readonly Person[] = [
  { id: 'p-melt', name: 'Melter', roles: ['melter'] },
  { id: 'p-goods', name: 'Receiver', roles: ['receiver'], validUntil: '2026-12-31' },
];
const contextOf = (persons: readonly Person[], day = '2026-11-27', demonstration = false) =>
  ({
    compute: { facts: () => ({ plant: { persons, sites: [{ demonstration }] } }) },
    clock: () => new Date(`${day}T12:00:00Z`),
    store: { roster: async () => ({ plant: null, persons, demonstration }), subjects: async () => [] },
    actor: actorNamed(undefined, { people: persons, user: 'root' }),
  }) as unknown as TaskContext;
const order = { lot: 'R-1', mass_g: 5 };

test('a task gets its order read, and a wrong one is refused by field before it runs', async () => {
  expect(await runTask(weigh, order, contextOf([]))).toEqual({ words: 'R-1: 5 g by nobody' });
  const refused = await runTask(weigh, { ...order, mass_g: -5 }, contextOf([])).catch((e) => e as InputError);
  expect(refused).toBeInstanceOf(InputError);
  expect(refused).toMatchObject({ details: [{ path: 'mass_g', value: -5 }] });
});

test('runs as a person with a role for the act, and refuses every other name of such a plant, saying who may', async () => {
  const as = (name: string, day?: string) => runTask(weigh, order, actingAs(name, contextOf(people, day)));
  expect(await as('p-goods')).toEqual({ words: 'R-1: 5 g by p-goods' });
  const refusals: readonly (readonly [Promise<unknown>, RegExp])[] = [
    [as('p-melt'), /Melter may not receive a lot/],
    [as('p-nobody'), /"p-nobody" is not a person of this plant/],
    [as('p-goods', '2027-01-01'), /Receiver may not receive a lot/],
  ];
  for (const [refusal, words] of refusals) await expect(refusal).rejects.toThrow(words);
  const stranger = await as('p-nobody').catch((error) => error as ForbiddenError);
  expect(stranger).toMatchObject({ code: 'forbidden', details: [{ path: 'by', allowed: 'p-goods' }] });
});

test('needs a person where the plant lists them; an invented one stands in for what nobody must sign', async () => {
  await expect(runTask(weigh, order, contextOf(people))).rejects.toThrow(
    '"receive lot" needs the name of the person who does it',
  );
  const said: string[] = [];
  const invented = { ...contextOf(people, undefined, true), onProgress: (words: string) => said.push(words) };
  expect(await runTask(weigh, order, invented)).toEqual({ words: 'R-1: 5 g by p-goods' });
  expect(said).toEqual(['receive lot: as p-goods of the demonstration plant (--by names another)']);
  await expect(runTask({ ...weigh, act: 'release heat' }, order, invented)).rejects.toThrow(
    '"release heat" needs the name of the person who does it',
  );
});

test('a typed name is an actor only where the plant lists it; where it lists nobody, it is what the user says', async () => {
  expect(actorNamed('p-melt', { people, user: 'root' })).toEqual({ kind: 'person', person: people[0] });
  expect(actorNamed('anna', { people: [], user: 'root' })).toEqual({
    kind: 'machine',
    user: 'root',
    saying: 'anna',
  });
  expect(actorNamed(undefined, { people, user: 'root' })).toEqual({ kind: 'machine', user: 'root' });
  expect(await runTask(weigh, order, actingAs('anna', contextOf([])))).toEqual({ words: 'R-1: 5 g by anna' });
});

test('says the roles of an act as the one table has them', () => {
  expect([rolesIn('receive lot'), rolesIn('prepare lot'), rolesIn('check lot')]).toEqual([
    'receiver',
    'receiver or melter',
    'receiver, sampler or analyst',
  ]);
});

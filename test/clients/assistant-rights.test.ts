import { afterAll, beforeAll, expect, it } from 'vitest';
import type { TaskContext } from '../../src/desk/context.ts';
import { signedStore } from '../../src/desk/signed-store.ts';
import { assistantOf } from '../../src/faces/cli/assistant/tools.ts';
import { runTask } from '../../src/tasks/task.ts';
import { buyMaterial } from '../../src/tasks/yard/buy-material/buy-material.ts';
import { type PersonId, type Service, servedPlant, tokenOf } from '../server/founded.ts';

const BUY = { material: 'Ni-electrolytic', mass_g: 500_000, lot: 'V-1', supplier: 'S AG' };

let service: Service;
let context: TaskContext;
beforeAll(async () => {
  service = await servedPlant();
  context = await service.plant.open();
  await runTask(buyMaterial, BUY, await loggedIn('gus'));
});
afterAll(() => service.close());

/** The context of the terminal of somebody who has logged in. */
async function loggedIn(person: PersonId): Promise<TaskContext> {
  const signer = await context.store.signIn({ token: tokenOf(person) });
  return { ...context, store: signedStore(context.store, signer) };
}

async function ask(over: TaskContext, tool: string, input: object) {
  const assistant = await assistantOf(async () => over);
  return assistant.call(tool, input, new AbortController().signal);
}

it('answers nobody who is not logged in', async () => {
  const said = await ask(context, 'find', { what: 'list-lots' });
  expect(said).toMatchObject({ isError: true, text: expect.stringContaining('nobody is signed in') });
  expect(said.text).not.toContain('V-1');
});

it('tells a visitor what visitors read, and nothing of lots or parties', async () => {
  const rita = await loggedIn('rita');
  const lots = await ask(rita, 'find', { what: 'list-lots' });
  expect(lots).toMatchObject({ isError: true, text: expect.stringContaining('rita has no role for this') });
  const history = { what: 'show-history', order: { about: 'lot:V-1' } };
  const hidden = await ask(rita, 'show', history);
  expect(hidden).toMatchObject({ isError: true, text: expect.stringContaining('the history of a lot') });
  expect((await ask(await loggedIn('paul'), 'show', history)).text).toContain('S AG');
  expect(await ask(rita, 'verify', { what: 'ledger-head' })).toMatchObject({ isError: false });
});

it('tries a proposal with the rights of the person', async () => {
  const buy = { verb: 'lot buy', order: { ...BUY, lot: 'V-2' } };
  const refused = await ask(await loggedIn('paul'), 'propose', buy);
  expect(refused).toMatchObject({ isError: true, text: expect.stringContaining('receiver') });
  const told = await ask(await loggedIn('gus'), 'propose', buy);
  expect(told).toMatchObject({
    isError: false,
    text: expect.stringContaining('the ledger takes its first record'),
  });
  await expect(context.store.lot('V-2')).rejects.toMatchObject({ code: 'not-found' });
});

import { expect, test } from 'vitest';
import { actingAs } from '../src/desk/context.ts';
import { confirmPerson } from '../src/tasks/persons/confirm-person/confirm-person.ts';
import { proposePerson } from '../src/tasks/persons/propose-person/propose-person.ts';
import { provePerson } from '../src/tasks/persons/prove-person/prove-person.ts';
import { initLedger } from '../src/tasks/proof/init-ledger/init-ledger.ts';
import { runTask } from '../src/tasks/task.ts';
import { bookedTwice } from '../src/tasks/testing/booked-twice.ts';
import { memoryContext } from '../src/tasks/testing/memory-context.ts';

test('S3: what is proposed, confirmed and proved of persons is booked once, however often the request comes', async () => {
  const context = memoryContext();
  await runTask(initLedger, {}, context);
  const by = (person: string) => actingAs(person, context);
  const carl = { person: 'carl', name: 'Carl Holm', roles: ['melter'] as const };
  const token = (of: string) => `remelt_token-of-${of}-long-enough-to-be-one`;
  await bookedTwice(proposePerson, { ...carl, token: token('carl') }, by('p-qual'));
  await bookedTwice(confirmPerson, { person: 'carl' }, by('p-cert'));
  await bookedTwice(provePerson, { token: token('melter') }, by('p-melt'));
  await bookedTwice(proposePerson, { person: 'carl', ended: true }, by('p-qual'));
  const { persons } = await bookedTwice(confirmPerson, { person: 'carl' }, by('p-cert'));
  expect(persons.map(({ id }) => id)).not.toContain('carl');
  await context.store.close();
});

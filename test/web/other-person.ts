import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { charge, from, plan } from '../../src/evidence/ledger/testing/example-commands.ts';
import { type ServedWeb, signIn, tabOf } from './served-web.ts';

/**
 * Two persons in two tabs of one browser: a tab hears at once who is signed in in the other, nothing is booked in the name of somebody whom
 * its page does not show, and what one booked without a network waits for that person.
 */
export async function otherPerson(web: ServedWeb): Promise<void> {
  const { page: first, tab } = await tabOf(web);
  const { store } = web.context;
  for (const command of [plan, charge]) await store.execute(command('T-9', from('V-Ni-electrolytic', 5_000)));
  await first.goto('/furnace/T-9');
  await signIn(first, 'p-melt');
  const number = first.getByLabel('Number of the sample');
  await number.waitFor();
  const second = await tab.newPage();
  await second.goto('/heats');
  const melter = await nameIn(second);

  await tab.setOffline(true);
  await number.fill('B-1');
  await first.getByRole('button', { name: 'Book B-1 as taken' }).click();
  await first.getByText('1 unsent').first().waitFor();
  await first.close();
  const third = await tab.newPage();
  // a page of another tab writes with the cookie of whoever is there: the server knows whom it shows
  await tab.clearCookies();
  await tab.setOffline(false);
  await third.goto('/sign-in');
  await signIn(third, 'p-goods');
  const receiver = await nameIn(third);
  expect(receiver).not.toBe(melter);
  await expect.poll(() => nameIn(second)).toBe(receiver);
  await third.getByText('1 unsent').first().waitFor();
  const refused = await second.evaluate(async () => {
    const answer = await fetch('/api/yard/hold-lot', {
      method: 'POST',
      body: JSON.stringify({ lot: 'R-1000', reason: 'x' }),
      headers: {
        'Content-Type': 'application/json',
        'Idempotency-Key': crypto.randomUUID(),
        'Remelt-Person': 'p-melt',
      },
    });
    return { status: answer.status, text: await answer.text() };
  });
  expect(refused).toMatchObject({ status: 409, text: expect.stringContaining('is signed in here now') });
  const samples = async () => (await store.heat('T-9')).samples;
  expect(await samples()).toEqual([]);

  // a sign-in by the form without scripts tells no tab: it hears by the end of its stream
  await tab.request.post('/login', { form: { person: 'p-melt' } });
  for (const page of [second, third]) await expect.poll(() => nameIn(page), { timeout: 25_000 }).toBe(melter);

  // signed out in one tab, nothing of the person stays in the other
  await third.getByRole('button', { name: 'Sign out' }).click();
  await second.getByRole('button', { name: 'Sign in', exact: true }).waitFor();
  await signIn(second, 'p-melt');
  await expect.poll(samples).toEqual(['B-1']);
  const [taken] = (await store.history('heat:T-9')).filter(({ record }) => record.kind === 'heat.sampled');
  expect(taken!.body.by).toBe('p-melt');
  await tab.close();
}

/** Who a page shows as signed in. */
const nameIn = async (page: Page): Promise<string> => (await page.locator('.who .name').textContent()) ?? '';

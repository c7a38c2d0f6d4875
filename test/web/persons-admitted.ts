import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import type { TaskContext } from '../../src/desk/context.ts';
import { openStore } from '../../src/evidence/ledger/open-store.ts';
import { startPostgres } from '../../src/evidence/ledger/testing/postgres-server.ts';
import { listen } from '../../src/faces/server/serve.ts';
import { servedPlant, serviceOf, tokenOf } from '../server/founded.ts';
import { type ServedWeb, SIZES, type Tab, tabOf } from './served-web.ts';

const PASSWORD = 'four words of no sort';

/**
 * In a real plant on PostgreSQL, served by two processes: bert makes a passkey and enters with it at the one, anna proposes carl at the
 * other; bert sees it at once and confirms by passkey, and carl enters by his link. At carl's terminal bert stamps by passkey. `findings` says what is wrong with a page.
 */
export async function personsAdmitted(
  { browser, built }: ServedWeb,
  findings: (page: Page, path: string) => Promise<string[]>,
): Promise<void> {
  const postgres = await startPostgres();
  const databaseUrl = await postgres.freshDatabase();
  const opened = () => openStore({ databaseUrl, demonstration: false, clock: () => new Date() });
  const first = await servedPlant({ databaseUrl }, await opened());
  const context = await first.plant.open();
  const second = serviceOf({ ...context, store: await opened() }, { databaseUrl });
  const listening = await Promise.all(
    [first, second].map(({ plant }) => listen({ ...plant, web: built }, { port: 0 })),
  );
  const tabs: Tab[] = [];
  const open = async (at: 0 | 1): Promise<Page> => {
    // passkeys are bound to a name
    const address = listening[at]!.address.replace('127.0.0.1', 'localhost');
    const one = await tabOf({ browser, address });
    tabs.push(one);
    return one.page;
  };
  const found: string[] = [];
  const warned: string[] = [];
  const hear = ({ message }: Error) => warned.push(message);
  process.on('warning', hear);
  const checked = async (page: Page, path: string): Promise<void> => {
    await page.goto(path);
    found.push(...(await findings(page, path)));
    await page.setViewportSize(SIZES.phone);
    const over = await page.evaluate('document.documentElement.scrollWidth - window.innerWidth');
    if (Number(over) > 0) found.push(`${path} is ${over} px wider than a phone`);
    await page.setViewportSize(SIZES.desk);
  };
  try {
    const bert = await open(1);
    await withAuthenticator(bert);
    await enrolled(bert, tokenOf('bert'));
    await bert.goto('/account');
    await bert.getByLabel('Where the passkey lies').fill('phone of Bert');
    const make = bert.locator('form').filter({ hasText: 'Make a passkey' });
    await make.getByLabel('Password', { exact: true }).fill(PASSWORD);
    await bert.getByRole('button', { name: 'Make a passkey' }).click();
    await bert.getByRole('row', { name: /^phone of Bert/ }).waitFor();
    await bert.getByRole('button', { name: 'Sign out' }).click();
    await bert.getByRole('button', { name: 'Sign in with a passkey' }).click();
    await bert.getByRole('heading', { name: 'Today' }).waitFor();
    await bert.goto('/plant');
    await bert.getByRole('row', { name: /ANNA/ }).waitFor();

    const anna = await open(0);
    await enrolled(anna, tokenOf('anna'));
    await anna.goto('/plant');
    await anna.getByRole('button', { name: 'Propose a person' }).click();
    await anna.getByLabel('Short name').fill('carl');
    await anna.getByLabel('Name', { exact: true }).fill('Carl Holm');
    await anna.getByLabel('melter').check();
    // the session ends in the middle of the form: who was here signs in again, and what was typed is sent
    await anna.context().clearCookies();
    await anna.getByRole('button', { name: 'Propose', exact: true }).click();
    const again = anna.getByRole('dialog', { name: 'Your session has ended' });
    await again.getByLabel('Password').fill(PASSWORD);
    await again.getByRole('button', { name: 'Sign in', exact: true }).click();
    await anna.getByRole('img', { name: /QR code/ }).waitFor();
    const link = (await anna.locator('.once code').textContent())!;
    await anna.getByRole('button', { name: 'Done' }).click();
    // nobody confirms what they proposed themselves: the server says so before it asks for a signature
    await anna.getByRole('button', { name: 'Confirm carl' }).click();
    await anna.getByText(/cannot do "admit person"/).waitFor();

    // bert's page was never loaded again, and another process of the server told it
    await bert.getByRole('button', { name: 'Confirm carl' }).click();
    await bert.getByText(/I, BERT, confirm what was proposed of carl/).waitFor();
    await bert.getByRole('button', { name: 'Sign with a passkey' }).click();
    await bert.getByRole('row', { name: /Carl Holm/ }).waitFor();

    const carl = await open(0);
    await enrolled(carl, link.split('#')[1]!);
    expect((await context.store.roster()).persons.find(({ id }) => id === 'carl')).toMatchObject({
      roles: ['melter'],
    });
    await stampsByPasskey(bert, context);
    await checked(anna, '/plant');
    await checked(anna, '/plant?view=access');
    await checked(carl, '/account');
    expect(found).toEqual([]);
    // who looks at the log of a server is not told of what is no fault
    expect(warned).toEqual([]);
    expect(tabs.flatMap(({ faults }) => faults)).toEqual([]);
  } finally {
    process.off('warning', hear);
    for (const { tab } of tabs) await tab.close();
    for (const { close } of listening) await close();
    await second.close();
    await first.close();
    await postgres.stop();
  }
}

/** The terminal of carl, where bert's authenticator is at hand: bert stamps a hold point, and carl stays signed in. */
async function stampsByPasskey(page: Page, { store }: TaskContext): Promise<void> {
  const point = { step: 'charge', kind: 'hold', look: 'crucible', role: 'certifier' } as const;
  const signer = await store.signIn({ token: tokenOf('paul') });
  await store.execute(
    { type: 'planHeat', heat: 'H-7', target: {}, reservations: [], holdPoints: [point] },
    { signer },
  );
  await page.getByRole('button', { name: 'Sign out' }).click();
  await page.getByLabel('Your short name').fill('carl');
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await page.getByRole('link', { name: 'Carl Holm' }).waitFor();
  await page.goto('/furnace/H-7');
  await page.getByRole('button', { name: "Inspector's stamp" }).click();
  await page.getByLabel('Who stamps').selectOption('bert');
  await page.getByRole('button', { name: 'Go on to the signature' }).click();
  await page.getByText(/^I, BERT, accept hold point "charge" of heat H-7/).waitFor();
  await page.getByRole('button', { name: 'Sign with a passkey' }).click();
  await page.getByText(/^Accepted: bert/).waitFor();
  expect((await store.heat('H-7')).holdPoints).toMatchObject([
    { stamps: [{ decision: 'accepted', by: 'bert' }] },
  ]);
  await page.getByRole('link', { name: 'Carl Holm' }).waitFor();
}

/** Opens the link of a token, and makes the password. */
async function enrolled(page: Page, token: string): Promise<void> {
  // a link that was made in the browser names its person
  const [secret, person = 'them'] = token.split('/');
  await page.goto(`/enrol#${secret}/${person}`);
  await page.getByText(`Make the password of ${person}`).waitFor();
  await page.getByText('not a password that many use').waitFor();
  await page.getByLabel('New password').fill('short');
  await page.getByText('At least 12 characters: 7 more are needed.').waitFor();
  const sent = async (password: string): Promise<void> => {
    await page.getByLabel('New password').fill(password);
    await page.getByLabel('The same password again').fill(password);
    await page.getByRole('button', { name: 'Make my account' }).click();
  };
  // the token does not stand in the address, after a refusal neither
  await sent('aaaaaaaaaaaaaaaa');
  await page.getByText(/this password is guessed soon/i).waitFor();
  expect(new URL(page.url()).hash).toBe('');
  await sent(PASSWORD);
  await page.getByText('Your account is made').waitFor();
  expect(new URL(page.url()).hash).toBe('');
}

/** An authenticator that answers by itself, as one with a finger on it. */
async function withAuthenticator(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send('WebAuthn.enable');
  await session.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
}

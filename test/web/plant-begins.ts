import { randomBytes } from 'node:crypto';
import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator } from 'playwright-core';
import { expect } from 'vitest';
import { openMemoryStore } from '../../src/evidence/ledger/testing/memory-store.ts';
import { copiesOf } from '../../src/faces/cli/kept/backup-files.ts';
import { newFoundingWord } from '../../src/faces/server/identity/founding.ts';
import { listen } from '../../src/faces/server/serve.ts';
import { memoryContext } from '../../src/tasks/testing/memory-context.ts';
import { serviceOf } from '../server/founded.ts';
import { memoryKeys } from '../testing/memory-keys.ts';
import { freshFolder } from '../testing/remelt.ts';
import { type Findings, type Looked, SIZES, tabOf } from './served-web.ts';

const PASSWORD = 'granite-window-lemon-otter';

/** From an empty ledger to a plant with its first furnace, the key of its log and a copy on another disk, all in the browser. */
export async function plantBegins(looked: Looked, findings: Findings): Promise<void> {
  const folder = freshFolder();
  const copies = join(folder.path, 'copies');
  mkdirSync(copies);
  const context = memoryContext();
  const store = openMemoryStore({
    clock: context.clock,
    salts: (bytes) => randomBytes(bytes),
    people: context.compute.facts().plant.persons,
    demonstration: true,
  });
  const keys = memoryKeys();
  const service = serviceOf({ ...context, store, logKeys: keys });
  const foundingWord = newFoundingWord();
  const kept = {
    databaseUrl: undefined,
    ledgerFolder: join(folder.path, 'ledger'),
    clock: context.clock,
  };
  const { plant } = service;
  const served = {
    ...plant,
    web: looked.built,
    foundingWord: async () => foundingWord,
    copies: copiesOf(kept, plant.office),
  };
  const { address, close } = await listen(served, { port: 0 });
  const { page, tab, faults } = await tabOf({ browser: looked.browser, address }, { viewport: SIZES.phone });
  const press = (name: string) => page.getByRole('button', { name, exact: true }).click();
  try {
    await page.goto('/');
    await page.waitForURL(/first-run/);
    expect(await findings(page, '/first-run')).toEqual([]);
    await page.getByLabel('Word of the terminal').fill(foundingWord);
    await press('Start my plant');
    await page.getByLabel('Name of the plant').fill('Alloy Works');
    const [you, second] = ['You', 'The second person'].map((name) =>
      page.getByRole('region', { name, exact: true }),
    ) as [Locator, Locator];
    await you.getByLabel('Name', { exact: true }).fill('Anna Berg');
    await second.getByLabel('Name', { exact: true }).fill('Anna Carl');
    const plantName = page.getByRole('region', { name: 'Your plant' }).getByLabel('Short name');
    expect(
      await Promise.all(
        [plantName, ...[you, second].map((one) => one.getByLabel('Short name'))].map((one) =>
          one.inputValue(),
        ),
      ),
    ).toEqual(['alloy-works', 'anna', 'anna-carl']);
    // a short name is refused where it is typed; accents are taken, however the keyboard writes them
    await second.getByLabel('Short name').fill('bert carl');
    await second.getByText(/"bert carl" is not a valid id: 1 to 64 letters/).waitFor();
    await second.getByLabel('Short name').fill('bju\u0308rn');
    await you.getByLabel('Password').fill(PASSWORD);
    await second.getByLabel('Password').fill('short');
    expect(await findings(page, 'first run, persons')).toEqual([]);
    // what is refused of a password stands at the field of its person
    await press('Begin the plant');
    await second.getByText(/12/).and(second.locator('.wrong')).waitFor();
    expect(await you.locator('.wrong').count()).toBe(0);
    await second.getByLabel('Password').fill('');
    await press('Begin the plant');
    // who has no password yet gets a link, this once
    await page.getByText('/enrol#').waitFor();
    await press('Go on');
    await page.waitForURL(/step=site/);
    expect(await findings(page, '/set-up')).toEqual([]);
    const assumed = page.getByRole('region', { name: 'What plans still assume of ours' });
    await assumed.getByText(/^Prices: (\d+) of \1 still ours$/).waitFor();
    await page
      .getByRole('navigation', { name: 'Steps' })
      .getByRole('link', { name: 'Furnaces', exact: true })
      .click();
    await page.getByText('which we invented').waitFor();
    await press('Add a furnace');
    const form = page.getByRole('dialog');
    await form.getByLabel('Furnace').fill('VIM-1');
    await form.getByLabel('Kind').selectOption('vacuum-induction');
    await form.getByLabel('Largest heat').fill('800');
    await form.getByLabel('Smallest heat').fill('200');
    await form.getByRole('button', { name: 'Keep the furnace' }).click();
    await form.waitFor({ state: 'detached' });
    await page.getByText('Assumed of ours').waitFor();
    expect(await page.getByText('VIM-500').count()).toBe(0);
    await assumed.getByText(/^Furnaces: 1 of your own has a value that is still ours$/).waitFor();
    await page.getByRole('link', { name: 'Key of the log' }).click();
    await press('Make the key of the log');
    await page.getByRole('dialog').getByLabel('Password').fill(PASSWORD);
    await page.getByRole('dialog').locator('button.go').click();
    await page.getByText('The key of the log is made.').waitFor();
    await page.getByRole('link', { name: 'Backup', exact: true }).click();
    await page.getByLabel('Folder for copies').fill(copies);
    await press('Keep this place');
    await press('Back up now');
    await page.getByText('It holds everything.').waitFor();
    expect(readdirSync(copies)).toHaveLength(1);
    await page.getByRole('link', { name: 'To today' }).click();
    await page.getByRole('link', { name: 'Import your returns' }).waitFor();
    // site, scales and laboratories are still ours, no source is entered, and both are said
    await page.getByText('Still open, or assumed of ours: Site, Scales, Laboratories, Sources.').waitFor();
    expect(await page.getByText('DEMONSTRATION').count()).toBe(0);
    expect(await findings(page, '/today')).toEqual([]);
    expect(faults.filter((fault) => !fault.includes('401'))).toEqual([]);
  } finally {
    await tab.close();
    await close();
    await service.close();
    folder.remove();
  }
}

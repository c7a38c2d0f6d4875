import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { actingAs } from '../../src/desk/context.ts';
import type { RouteState } from '../../src/evidence/ledger/subjects/route.ts';
import { runTask } from '../../src/tasks/task.ts';
import { checkGate } from '../../src/tasks/yard/check-gate/check-gate.ts';
import { type ServedWeb, signIn, tabOf } from './served-web.ts';

/** What a planner keeps for plans: the next revision of a specification, a price with its source, a route of two operations. */
export async function plannerKeeps(web: ServedWeb): Promise<void> {
  const { store } = web.context;
  const { page, tab, faults } = await tabOf(web);
  await page.goto('/plant?view=specifications');
  await signIn(page, 'p-plan');
  // a number that exists is another revision, said while it is typed, and asked why; one that is in use is not entered again
  await page.getByText('Enter a specification', { exact: true }).click();
  await page.getByLabel('Number of the document').fill('CUST-71');
  expect(await page.getByLabel('Why it changes').count()).toBe(0);
  await page.getByLabel('Number of the document').fill('cust-718');
  await page.getByText(/^cust-718 exists: revision A \(compared, in use\)/).waitFor();
  await page.getByLabel('Why it changes').waitFor();
  await page.getByLabel('Revision', { exact: true }).fill('A');
  await page.getByText('CUST-718 rev A is in use: enter the change as a new revision').waitFor();
  await page.getByRole('link', { name: 'CUST-718 rev A' }).click();
  await page.getByText('Enter the next revision').click();
  // what revision A states stands there, to be typed over
  expect(await page.getByLabel('Number of the document').inputValue()).toBe('CUST-718');
  await page.getByLabel('Revision', { exact: true }).fill('B');
  // a rule that nobody has compared with its document is not offered as if it decided
  await page
    .getByText(/^Such as ams-5383f; .* Not compared with a document yet, .*: three-each, two-average\./)
    .waitFor();
  await page.getByLabel('Retest rule').fill('two-average');
  await page
    .getByText(/^retest rule "two-average" is recalled, .* stays on HOLD\. Compare the rule/)
    .waitFor();
  await page.getByLabel('Retest rule').fill('ams-5383f');
  expect(await page.getByText(/is recalled/).count()).toBe(0);
  expect(await page.getByRole('button', { name: 'Enter it' }).isDisabled()).toBe(true);
  await page.getByLabel('Why it changes').fill('the customer sent revision B');
  await page.getByRole('button', { name: 'Enter it' }).click();
  await page.getByText(/^You entered it\. Another person/).waitFor();
  // who changed it, when and why stands on its page, with what differs from the revision before
  const changes = page.locator('#changes');
  await changes.getByRole('row', { name: /p-plan entered the customer sent revision B/ }).waitFor();
  const differs = page.locator('#before');
  await differs.getByRole('row', { name: /^retest .*ams-5383f/ }).waitFor();
  const entered = (await store.history('specification:CUST-718 rev B')).at(-1);
  expect(entered?.body).toMatchObject({ reason: 'the customer sent revision B' });

  await page.goto('/plant?view=prices');
  await page.getByRole('button', { name: 'Set a price' }).click();
  await page.getByLabel('Element or charge material').fill('Ni');
  await page.getByLabel('Price [USD/kg]').fill('15,40');
  await page.getByRole('textbox', { name: 'Source', exact: true }).fill('weekly list');
  await page.getByRole('button', { name: 'Set the price' }).click();
  await page.getByText('The price is set.').waitFor();
  const [price] = await store.subjects('price');
  expect(price?.state).toMatchObject({ id: 'Ni', usdPerKg: '15.40', source: 'weekly list' });

  await page.goto('/plant?view=routes');
  await page.getByText('Enter a route').click();
  await page.getByLabel('Name of the route').fill('vim-var');
  await page.getByLabel('Next operation').selectOption('vacuum-induction');
  await page.getByRole('button', { name: 'Add it to the route' }).click();
  // what is added to the bath is typed as fields; what is not whole is marked, and nothing is kept
  await page.getByRole('button', { name: /^Begin with an example: 1\.2 kg Al-ingot/ }).click();
  await page.getByRole('button', { name: 'Another addition' }).click();
  await page.getByLabel('Next operation').selectOption('vacuum-arc');
  await page.getByRole('button', { name: 'Add it to the route' }).click();
  await page.getByRole('button', { name: 'Keep the route' }).click();
  await page.getByText(/^Addition 2 needs its material/).waitFor();
  await page.getByLabel('Material of addition 2').selectOption('NiMg');
  await page.getByLabel('Amount of addition 2').fill('0,05');
  await page.getByLabel('Unit of addition 2').selectOption('wt%');
  await page.getByLabel('Added after [min], addition 2').fill('0');
  await page.getByRole('button', { name: 'Keep the route' }).click();
  await page.getByRole('heading', { name: /vim-var/i }).waitFor();
  const [route] = await store.subjects('route');
  expect(route?.state).toMatchObject({ id: 'vim-var', by: 'p-plan' });
  expect(JSON.parse((route!.state as RouteState).route)[0].additions).toEqual([
    { material: 'Al-ingot', mass_kg: 1.2, at_s: 3600 },
    { material: 'NiMg', wtpct: 0.05, at_s: 0 },
  ]);
  // changed, the page says why, and how it was before
  await page.getByText(/^Change it, or copy it/).click();
  await page.getByRole('button', { name: 'Take out 2. vacuum-arc' }).click();
  await page.getByLabel('Why it changes').fill('the VAR is relined');
  await page.getByRole('button', { name: 'Keep the route' }).click();
  await page.getByRole('row', { name: /p-plan changed the VAR is relined/ }).waitFor();
  await page
    .locator('#before')
    .getByRole('row', { name: /^2 vacuum-arc/ })
    .waitFor();
  // a name that exists is asked why it changes, where it is typed as a new route too
  await page.goto('/plant?view=routes');
  await page.getByText('Enter a route').click();
  await page.getByLabel('Name of the route').fill('vim-var');
  await page.getByText('The route "vim-var" exists: what you keep replaces it.').waitFor();
  await page.getByLabel('Why it changes').waitFor();
  expect(faults).toEqual([]);
  await tab.close();
}

/** Another person types the specification in again; metal fails by it, and the laboratory books the retest that it allows. */
export async function failIsRetested(web: ServedWeb): Promise<void> {
  const quality = await tabOf(web);
  const { page } = quality;
  await page.goto('/plant?view=specifications&name=CUST-718%20rev%20B');
  await signIn(page, 'p-qual');
  // what another entered does not stand beside the form that compares it
  await page.getByText(/^Compare it: type it in again/).waitFor();
  expect(await page.getByText('ams-5383f', { exact: true }).count()).toBe(0);
  await page.getByText('Paste a table instead').click();
  const paste = async (chromium: string): Promise<void> => {
    await page.getByLabel('Limits from a table').fill(`Ni 50.0 55.0\nCr 17.0 ${chromium}\nS - 10 ppm`);
    await page.getByRole('button', { name: 'Take these limits' }).click();
    await page.getByRole('button', { name: 'Compare', exact: true }).click();
  };
  await page.getByLabel('Element found by difference').fill('Fe');
  await page.getByLabel(/^Largest content of an element/).fill('open');
  await page.getByLabel('Retest rule').fill('ams-5383f');
  await paste('21.5');
  // what differs stands in the row of its element
  await page
    .getByRole('region', { name: 'Limits' })
    .getByText('entered: 17.0 to 21.0 wt%; typed here: 17.0 to 21.5 wt%')
    .waitFor();
  await paste('21.0');
  await page.getByText(/compared, in use/i).waitFor();
  expect(quality.faults).toEqual([]);
  await quality.tab.close();

  const certifier = await tabOf(web);
  await certifier.page.goto('/release/object:Q-1-b');
  await signIn(certifier.page, 'p-cert');
  await certifier.page.getByLabel('Judged by').selectOption('CUST-718 rev B');
  await certifier.page.getByRole('button', { name: 'Sign FAIL' }).click();
  await certifier.page.getByRole('button', { name: 'Sign', exact: true }).click();
  await certifier.page.getByText(/^This FAIL is signed/).waitFor();
  expect(await certifier.page.getByRole('button', { name: /^Sign (PASS|FAIL|HOLD)/ }).count()).toBe(0);
  await certifier.page.getByText(/^Dispose of metal: waits for the quality, /).waitFor();
  await certifier.tab.close();

  const laboratory = await tabOf(web);
  await laboratory.page.goto('/release/object:Q-1-b');
  await signIn(laboratory.page, 'p-lab');
  await laboratory.page.getByText('Open a retest', { exact: true }).click();
  await laboratory.page.getByText('S 14 ppm, limit').waitFor();
  await laboratory.page.getByLabel('Cause of the failure').fill('burnt spot');
  // as many specimens as the rule asks for stand there, and fewer are not booked
  await laboratory.page.getByText(/^By the rule ams-5383f .*: 2 further specimens, named before/).waitFor();
  expect(await laboratory.page.getByLabel(/^Name of specimen/).count()).toBe(2);
  // names that none of its specimens has stand there
  expect(await laboratory.page.getByLabel('Name of specimen 2').inputValue()).toBe('Q-1-b-top-2');
  for (const count of [1, 2]) {
    await laboratory.page.getByLabel(`Name of specimen ${count}`).fill(`Q-1-b-R${count}`);
  }
  await laboratory.page.getByRole('button', { name: 'Open the retest' }).click();
  // the results of each named specimen follow, by their own method and laboratory
  for (const count of [1, 2]) {
    const form = laboratory.page
      .locator('details')
      .filter({ hasText: `Results of the retest: Q-1-b-R${count}` });
    // where and by what the first was measured stands there for the second
    if (count === 2) expect(await form.getByLabel('Method').inputValue()).toBe('combustion');
    else await form.getByLabel('Laboratory').fill('Works laboratory');
    await form.getByLabel(/^S( |$)/).fill('5');
    if (count === 1) {
      await form.getByLabel('Method').fill('ICP-OES');
      await form.getByRole('button', { name: 'Book these results' }).click();
      await form.getByText(/ICP-OES cannot decide S/).waitFor();
      await form.getByLabel('Method').fill('combustion');
    }
    await form.getByRole('button', { name: 'Book these results' }).click();
  }
  await laboratory.page.getByRole('heading', { name: /PASS/ }).waitFor();
  // it is the turn of who signs, not of who decides on metal that failed
  await laboratory.page.getByText('a new verdict: results came after the FAIL').waitFor();
  const { analyses } = await web.context.store.object('Q-1-b');
  expect(analyses.flatMap(({ retest }) => (retest ? [retest] : []))).toMatchObject([
    { rule: 'ams-5383f', cause: 'burnt spot' },
    { rule: 'ams-5383f', cause: 'burnt spot' },
  ]);
  expect([...certifier.faults, ...laboratory.faults]).toEqual([]);
  await laboratory.tab.close();
}

/** An oily lot is washed and analysed; what it is found to be is not what its paper says, and that is asked before it is cleared. */
export async function oilyLotWashed(web: ServedWeb): Promise<void> {
  const lot = 'R-1010';
  const looked = {
    ...{ closedCavities: 'none', mutilation: 'not-parts', exportClass: 'free', declared: 'fits' },
    ...{ radiation: { rate_per_s: 10, background_per_s: 10, counted_s: 60 }, coating: 'none', oil: 0.1 },
  };
  await runTask(checkGate, { lot, ...looked }, actingAs('p-goods', web.context));
  const { page, tab, faults } = await tabOf(web);
  await page.goto(`/yard/${lot}`);
  await signIn(page, 'p-goods');
  await page.getByRole('button', { name: 'Book a treatment' }).click();
  await page.getByRole('combobox', { name: /^Treatment/ }).selectOption('washing');
  await page.getByLabel('Mass after [kg]').fill('70,5');
  await page.getByLabel('Moisture and oil afterwards', { exact: true }).fill('0,1');
  await page.getByRole('dialog').getByRole('button', { name: 'Book the treatment' }).click();
  await page.getByText(/^washing: .* kg wet, 70.5 kg clean/).waitFor();
  expect((await web.context.store.lot(lot)).processed).toMatchObject({ clean_g: 70_500 });

  await page.getByRole('button', { name: 'Book an analysis' }).click();
  await page.getByLabel('Laboratory', { exact: true }).fill('WORKS');
  await page.getByLabel('Method', { exact: true }).fill('OES');
  for (const [element, content] of Object.entries({
    Cr: '19,5',
    Co: '13,5',
    Mo: '4,3',
    Ti: '3,0',
    Al: '1,3',
  }))
    await page.getByLabel(`${element} [wt%]`).fill(content);
  await page.getByLabel('Element found by difference').fill('Ni');
  await page.getByRole('dialog').getByRole('button', { name: 'Book the analysis' }).click();
  // a laboratory that is written otherwise already is asked about
  await page.getByText(/laboratory "WORKS" is written "works" in/).waitFor();
  await page.getByRole('button', { name: 'The same: book as it is written already' }).click();
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  expect((await web.context.store.lot(lot)).analyses.at(-1)).toMatchObject({ laboratory: 'works' });
  await page.getByRole('button', { name: 'Identify', exact: true }).click();
  await page.getByRole('button', { name: 'Book', exact: true }).click();
  await page.getByRole('button', { name: 'Done' }).click();
  await page.getByText(/^Lot R-1010 was identified as .* but declared as IN718/).waitFor();
  expect(faults).toEqual([]);
  await tab.close();

  const quality = await tabOf(web);
  await quality.page.goto(`/yard/${lot}`);
  await signIn(quality.page, 'p-qual');
  // a code that holds the loopback address opens nothing on a phone: said before the label is printed
  await quality.page.getByRole('button', { name: 'Label', exact: true }).click();
  const unopened = quality.page.getByRole('dialog', { name: 'Label' });
  await unopened.getByText(/only this computer reaches http:\/\/127\.0\.0\.1:\d+, .*"domain"/).waitFor();
  const saved = quality.page.waitForEvent('download');
  await unopened.getByRole('button', { name: 'Save as PDF' }).click();
  expect((await saved).suggestedFilename()).toBe(`label-${lot}.pdf`);
  await unopened.waitFor({ state: 'detached' });
  // a second label of the same lot says why
  await quality.page.getByRole('button', { name: 'Label', exact: true }).click();
  await unopened.getByText(`Printed before: ${lot}. Why is another label needed?`).waitFor();
  await unopened.getByRole('button', { name: 'Save as PDF' }).click();
  await unopened
    .getByRole('alert')
    .getByText(/a second one needs a reason/)
    .waitFor();
  await unopened.getByLabel('Why another one').fill('torn');
  const again = quality.page.waitForEvent('download');
  await unopened.getByRole('button', { name: 'Save as PDF' }).click();
  await again;
  expect(await web.context.store.subject(`label:lot/${lot}`)).toMatchObject({
    times: 2,
    last: { by: 'p-qual', reason: 'torn' },
  });
  await unopened.waitFor({ state: 'detached' });
  await quality.page.getByRole('button', { name: 'Clear for charging' }).click();
  const asked = quality.page.getByRole('dialog', { name: 'Clear 1 lot' });
  await asked.getByText(/^R-1010: identified as .* but declared as IN718/).waitFor();
  expect(await asked.getByRole('button', { name: 'Book', exact: true }).isDisabled()).toBe(true);
  await asked.getByRole('button', { name: 'Cancel' }).click();
  await clearedInBulk(quality.page);
  expect(await web.context.store.lot(lot)).toMatchObject({ status: 'cleared', declaredGrade: 'IN718' });
  expect(quality.faults).toEqual([]);
  await quality.tab.close();
}

/** In bulk a lot whose paper says something else is named with why, and left out until somebody says why it is cleared all the same. */
async function clearedInBulk(page: Page): Promise<void> {
  await page.goto('/yard?find=R-101');
  const ask = page.getByRole('button', { name: 'Clear 10 lots' });
  await ask.click();
  const against = page.getByRole('region', { name: 'Another grade than declared, or in doubt' });
  await against.getByText(/^R-1010: identified as .*, but declared as IN718/).waitFor();
  expect(await against.getByRole('listitem').count()).toBe(1);
  await page.getByRole('button', { name: 'Book', exact: true }).click();
  await page.getByRole('heading', { name: 'Cleared: 0 lots of 10' }).waitFor();
  await page.getByRole('button', { name: 'Done' }).click();
  await ask.click();
  await page.getByLabel('Why it is cleared all the same').fill('the supplier mixed up two papers');
  await page.getByRole('button', { name: 'Clear as identified' }).click();
  await page.getByRole('heading', { name: 'Cleared: 1 lot of 10' }).waitFor();
}

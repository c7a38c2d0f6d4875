import type { BrowserContext, Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import { actingAs } from '../../src/desk/context.ts';
import { judgeMeasured } from '../../src/tasks/release/judge-measured/judge-measured.ts';
import { runTask } from '../../src/tasks/task.ts';
import { SPEC } from '../../src/tasks/testing/cast-heat.ts';
import { opens } from './folds.ts';
import { keepsRoute, melterIsAdvised, stepIsCovered } from './melter-is-advised.ts';
import { newBuild, signedOut } from './offline-files.ts';
import { type Findings, type ServedWeb, SIZES, signIn, tabOf } from './served-web.ts';
import { tapTwice } from './twice.ts';

/** A bath of IN718 with too little chromium, as a spectrometer in Germany prints it. */
const PRINTOUT = [
  ...['Ni\t53,40', 'Cr\t17,05', 'Nb\t5,10', 'Mo\t3,02', 'Ti\t0,97', 'Al\t0,52', 'Co\t0,02', 'C\t0,030'],
  ...['Mn\t0,02', 'Si\t0,03', 'Cu\t0,01', 'B\t0,003', 'P\t0,003', 'Ta\t0,01', 'S\t<5 ppm'],
].join('\n');

/** The clock of a phone that is a day behind. */
const YESTERDAY = `Date = class extends Date {
  constructor(...told) { told.length === 0 ? super(Date.now()) : super(...told); }
  static now() { return Math.round(performance.timeOrigin + performance.now()) - 86_400_000; }
}`;

/** A heat from its sheet to its ingots on a phone, the network cut while it is weighed; nothing is left that keeps it from PASS. */
export async function melterFinishes(web: ServedWeb, findings: Findings): Promise<void> {
  const { page, tab, faults } = await tabOf(web, { viewport: SIZES.phone, serviceWorkers: 'allow' });
  const { store } = web.context;
  const other = await anotherWeighs(web);
  await keepsRoute(web);
  await page.addInitScript(YESTERDAY);
  await page.goto('/furnace/W-1');
  await signIn(page, 'p-melt');
  const scale = page.getByLabel('On the scale [kg]');
  await page.getByText(/The clock of this device is 1 day behind the server/).waitFor();
  await page.evaluate('navigator.serviceWorker.ready');
  // what the other phone weighed is weighed here too; its weight was wrong, and the line is weighed again
  await page.getByText(/^Weighed by the shift before and not charged: \S+ 0\.5 kg\./).waitFor();
  // nothing is weighed past the note, which is ticked first
  expect(await scale.count()).toBe(0);
  const takeOver = page.getByRole('button', { name: 'Take over', exact: true });
  await page.getByLabel('I have read the note').check();
  expect(await takeOver.isDisabled()).toBe(true);
  await page.getByLabel('I do not weigh these lots again').check();
  await takeOver.click();
  await page.getByText(/^Handed over by (?!p-)/).waitFor({ state: 'detached' });
  await other.isTakenOver();
  await page.getByText('weighed by p-melt2, handed over').waitFor();
  await page.getByText(/^Line 2 of/).waitFor();
  await page.waitForTimeout(650);
  await page.getByRole('button', { name: 'Undo', exact: true }).click();
  await page.getByText(/^Line 1 of/).waitFor();
  await page.waitForTimeout(650);
  const readHere = await readsScale(page, web);
  await tab.setOffline(true);
  // the line that comes next is in view whole, with the focus in its field
  const [lot, take] = [
    page.locator('form.card b').first(),
    page.getByRole('button', { name: 'Take the weight' }),
  ];
  for (const one of [lot, page.locator('.big'), take]) await isInView(one);
  await isForGloves(page);
  await hasFocus(scale);
  // a comma in the wrong place is asked about
  await scale.fill('0,5');
  await page.getByRole('button', { name: 'Take the weight' }).click();
  await page.getByText(/Does the scale show 0.5 kg/).waitFor();
  // the scale is behind the server: the button says so, and the weight is typed
  await page.getByRole('button', { name: /^Read platform/ }).click();
  await page.getByText('The server cannot be reached. Type the weight.').waitFor();
  await page.getByRole('button', { name: /^platform cannot be read without a connection/ }).waitFor();
  await page.getByText('typed by hand').first().waitFor();
  await weigh(page);
  // the second tap of a double one skips no line
  const second = await page.locator('.big').textContent();
  await tapTwice(page.getByRole('button', { name: 'Take the weight' }));
  await expect.poll(() => page.locator('.big').textContent()).not.toBe(second);
  const next = await page.locator('.big').textContent();
  // the browser throws the page away in a pocket: the heat is here again, as it was last known
  await page.reload();
  await page.getByText(/As the server said at .* It does not answer now/).waitFor();
  await page.getByText('no connection').waitFor();
  const chip = (await page.getByText('no connection').boundingBox())!;
  expect(chip.x).toBeGreaterThanOrEqual(0);
  expect(chip.x + chip.width).toBeLessThanOrEqual(SIZES.phone.width);
  await page.getByText(/On this device, not yet recorded: 2$/).waitFor();
  await page.getByText(/read from platform, gross .* kg, tare 0.250 kg/).waitFor();
  let gone: string | undefined;
  expect(await page.locator('.big').textContent()).toBe(next);
  while (await scale.isVisible()) {
    const lot = (await page.locator('form.card b').first().textContent())!;
    if (gone === undefined && lot === 'V-Mo-briquette') gone = await leavesOut(page, lot);
    else {
      await weigh(page);
      await page.getByRole('button', { name: 'Take the weight' }).click();
    }
  }
  // the plan names no furnace: who charges it does
  await page.getByLabel('Furnace that it goes into').selectOption('VIM-500');
  const charged_ms = Date.now();
  await tapTwice(page.getByRole('button', { name: 'Book the charge' }));
  await page.getByRole('link', { name: '1 unsent' }).waitFor();
  // the melter goes on while the network is gone; nothing is to be weighed twice
  await page.getByRole('heading', { name: 'Pour', exact: true }).waitFor();
  expect(await page.getByRole('button', { name: 'Book the charge' }).count()).toBe(0);
  expect(await store.heat('W-1')).toMatchObject({ status: 'planned' });
  await page.reload();
  await page.getByRole('link', { name: '1 unsent' }).waitFor();
  const later = await isRefused(page, web, tab);
  await other.ends();
  // one weight was read, in a tared pan; the others of the charge were typed
  const [booked] = (await store.history('heat:W-1')).filter(({ record }) => record.kind === 'heat.charged');
  expect(booked?.body.weighings).toMatchObject([
    { of: `lot:${readHere}`, scale: 'platform', tare: '0.250', unit: 'kg' },
  ]);
  const charged = await store.heat('W-1');
  // the corrected charge went before what waited behind it
  expect(charged.charges).toMatchObject([
    { missing: [{ from: `lot:${gone}`, reason: 'sold by mistake' }] },
    { addition: 'unplanned', portions: [{ from: `lot:${later}`, mass_g: 100 }] },
  ]);
  expect(charged.inputs.map(({ from }) => from)).not.toContain(`lot:${gone}`);
  expect(await store.lot(gone!)).toMatchObject({ status: 'hold' });
  expect(charged.furnace).toBe('VIM-500');
  // what was booked without a network has the time of the server
  expect(Math.abs(Date.parse(charged.charges[0]!.happenedAt) - charged_ms)).toBeLessThan(60_000);
  // what was left out shows at once, and stays for whoever comes to the page
  const asWeighed = page.getByRole('region', { name: 'The charge as weighed' });
  await asWeighed.getByText(/^Mo .* below its minimum/).waitFor();
  await opens(page, 'The charge as weighed');
  await asWeighed
    .getByRole('listitem')
    .filter({ hasText: /^Mo.*below$/ })
    .waitFor();
  await substitutes(page, web);
  await stepIsCovered(page, web);
  expect(await page.getByRole('link', { name: /unsent/ }).count()).toBe(0);
  // what the plan adds to the bath goes in on its own
  const ofPlan = page.getByRole('region', { name: 'Additions of the plan' });
  await opens(page, 'Additions of the plan');
  for (const now = page.getByRole('button', { name: 'Weigh it now' }); (await now.count()) > 0; ) {
    const left = await now.count();
    await now.first().click();
    await weigh(page);
    await ofPlan.getByRole('button', { name: 'Book the addition' }).click();
    await expect.poll(() => now.count()).toBe(left - 1);
  }
  await unfold(page, 'Hand over to the next shift');
  await page.getByLabel('Note').fill('Al and Ti are in');
  await page.getByRole('button', { name: 'Hand over', exact: true }).click();
  await page.getByText(/^Handed over by (?!p-)/).waitFor();
  // who handed it over does not take it over
  expect(await page.getByRole('button', { name: 'Take over' }).count()).toBe(0);
  await takesOver(web);
  await melterIsAdvised(page, web, findings);
  await samples(page, web);
  await trims(page, web);
  await pours(page, web, { tab, findings });
  await page.getByRole('link', { name: 'Results and release of W-1-1' }).click();
  await page.waitForURL(/\/release\/object(:|%3A)W-1-1$/);
  await page.goBack();
  await isShort(web);
  await newBuild(web, page);
  await signedOut(page);
  expect(faults).toEqual([]);
  await tab.close();
  await judges(web);
}

/** Another phone has weighed a line and handed it over: once this one takes it over nothing of it is weighed there. */
async function anotherWeighs(web: ServedWeb): Promise<Record<'isTakenOver' | 'ends', () => Promise<void>>> {
  const { page, tab, faults } = await tabOf(web, { viewport: SIZES.phone });
  await page.goto('/furnace/W-1');
  await signIn(page, 'p-melt2');
  await page.getByLabel('On the scale [kg]').fill('0,5');
  await page.getByRole('button', { name: 'Take the weight' }).click();
  await page.getByRole('button', { name: 'Take 0.5 kg' }).click();
  await page.getByText(/On this device, not yet recorded: 1$/).waitFor();
  await unfold(page, 'Hand over to the next shift');
  await page.getByText(/^Weighed and not charged, goes with the hand-over: \S+ 0\.5 kg$/).waitFor();
  await page.getByLabel('Note').fill('one line is weighed');
  await page.getByRole('button', { name: 'Hand over', exact: true }).click();
  await page.getByText(/^Handed over by (?!p-)/).waitFor();
  return {
    isTakenOver: async () => {
      await page
        .getByText(/^p-melt took over what was weighed here: \S+ 0\.5 kg\. Do not weigh it again\.$/)
        .waitFor();
      expect(await page.getByText(/^On this device, not yet recorded/).count()).toBe(0);
    },
    ends: async () => {
      await page.getByText(/was not used|took over what was weighed/).waitFor({ state: 'detached' });
      expect(faults).toEqual([]);
      await tab.close();
    },
  };
}

/** The first line is read from the scale, in a pan that was tared; what is typed into it instead is typed. The lot. */
async function readsScale(page: Page, { scale }: ServedWeb): Promise<string> {
  const wanted = await toWeigh(page);
  scale.load('0.25');
  await page.getByRole('button', { name: 'Set tare with the empty pan' }).click();
  await page.getByText('Tare 0.250 kg').waitFor();
  scale.load(String(Number(wanted) + 0.25));
  const read = page.getByRole('button', { name: 'Read platform', exact: true });
  await read.click();
  await page.getByText(new RegExp(`Understood: ${wanted} kg, within`)).waitFor();
  await page.getByText(/^read from platform, gross .* kg, tare 0.250 kg/).waitFor();
  await page.getByLabel('On the scale [kg]').fill(`${wanted}1`);
  await page.getByText('typed by hand').waitFor();
  // nothing lies on it any more: the scale says so, and the field keeps what stands in it
  scale.load('0');
  await read.click();
  await page.getByText(/^scale platform shows zero: nothing was read/).waitFor();
  scale.load(String(Number(wanted) + 0.25));
  await read.click();
  await page.getByText(/^read from platform, gross/).waitFor();
  const lot = await page.locator('form.card b').first().textContent();
  await page.getByRole('button', { name: 'Take the weight' }).click();
  return lot!;
}

/**
 * A hold point was set before the charge while the network was gone: the charge is refused, an addition waits behind it, and neither
 * counts as charged. Put right in its form, the charge takes its place, and the addition follows. The lot that was added.
 */
async function isRefused(
  page: Page,
  { context: { store } }: ServedWeb,
  tab: BrowserContext,
): Promise<string> {
  const head = page.locator('.head .dim').first();
  await expect.poll(() => head.textContent()).toMatch(/recorded: planned; on this device: charged$/);
  const later = (await store.lots({ status: 'cleared' })).find(({ free_g }) => free_g > 10_000)!.id;
  await unfold(page, 'Charge a lot that is not on the sheet');
  await page.getByLabel('Lot', { exact: true }).fill(later);
  await page.getByLabel('Its mass [kg]').fill('0,1');
  await page.getByLabel('Reason for this lot').fill('a spoon more');
  await page.getByRole('button', { name: 'Book the addition' }).click();
  await page.getByRole('link', { name: '2 unsent' }).waitFor();
  // before it is sent, the last of them is taken back into its form; the first is opened, and left as it was
  const unsent = page.getByRole('region', { name: 'On this device, not yet recorded' });
  await page.waitForTimeout(650);
  await unsent.getByRole('button', { name: 'Take it back' }).click();
  await page.getByRole('link', { name: '1 unsent' }).waitFor();
  expect(await page.getByLabel('Its mass [kg]').inputValue()).toBe('0,1');
  await page.getByRole('button', { name: 'Book the addition' }).click();
  await page.getByRole('link', { name: '2 unsent' }).waitFor();
  await page.waitForTimeout(650);
  await unsent.getByRole('button', { name: 'Change it' }).first().click();
  await expect.poll(() => head.textContent()).toMatch(/· planned$/);
  await unsent.getByRole('button', { name: 'Leave it as it was' }).click();
  await expect.poll(() => head.textContent()).toMatch(/on this device: charged$/);
  const plan = (await store.history('heat:W-1')).findLast(({ record }) => record.kind === 'heat.planned')!;
  await store.execute({
    ...{ type: 'correct', seq: plan.seq, how: 'incorrect-data', by: 'p-qual', reason: 'the crucible is new' },
    values: { holdPoints: [{ step: 'charge', kind: 'hold', look: 'crucible clean' }] },
  });
  await tab.setOffline(false);
  const refused = page.getByRole('region', { name: 'On this device, not yet recorded' });
  await refused.getByText(/is not charged: hold point "charge" \(crucible clean\) is open/).waitFor();
  await refused.getByText('Waits for the booking above.').waitFor();
  await expect.poll(() => head.textContent()).toMatch(/· planned$/);
  await store.execute({
    ...{ type: 'stampHeat', heat: 'W-1', point: 'charge', decision: 'accepted', by: 'p-qual' },
  });
  // what somebody else booked is told below what was refused, and covers no button
  await page.locator('.who .live').evaluate((bar) => {
    bar.textContent = 'Updated: somebody booked (record 77)';
  });
  const [bar, send] = [page.locator('.who .live'), refused.getByRole('button', { name: 'Send now' })];
  const [below, { y, height }] = [(await bar.boundingBox())!, (await send.boundingBox())!];
  expect(y + height).toBeLessThanOrEqual(below.y);
  await page.reload();
  await refused.getByRole('button', { name: 'Correct it' }).click();
  await refused.getByText('It stands in its form. What you book there takes its place.').waitFor();
  await page.getByLabel('Furnace that it goes into').selectOption('VIM-500');
  await page.waitForTimeout(650);
  // what was refused covers no step while it is put right
  await page.getByRole('button', { name: 'Book the charge' }).scrollIntoViewIfNeeded();
  expect(await page.locator('.in-sight').count()).toBe(0);
  await page.getByRole('button', { name: 'Book the charge' }).click();
  await page.getByText(/charge of W-1, .* record \d+/).waitFor();
  await page.getByText(/addition of .*, 0\.1 kg record \d+/).waitFor();
  await expect.poll(() => head.textContent()).toMatch(/· charged$/);
  return later;
}

/** What of the page of a heat is pressed and lower than a glove presses (48 px), or smaller than a melter reads (16 px). */
const TOO_SMALL = `(furnace) => {
  const seen = [...furnace.querySelectorAll('*')].filter((one) => one.checkVisibility({ visibilityProperty: true }));
  const pressed = seen.filter((one) => one.matches('button, .btn, summary, select, input:not([type=file])'));
  const read = seen.filter((one) => [...one.childNodes].some((it) => it.nodeType === 3 && it.textContent.trim()));
  const name = (one) => one.tagName + ' ' + one.className + ' ' + one.textContent.slice(0, 30);
  return [
    ...pressed.filter((one) => (one.closest('label.check') ?? one).getBoundingClientRect().height < 47.9),
    ...read.filter((one) => Number.parseFloat(getComputedStyle(one).fontSize) < 16),
  ].map(name);
}`;

const isForGloves = async (page: Page): Promise<void> =>
  expect(await page.evaluate(`(${TOO_SMALL})(document.querySelector('.glove.furnace'))`)).toEqual([]);

/** The report of a heat is read on a desk without scrolling far: what follows its first sections is folded. */
async function isShort(web: ServedWeb): Promise<void> {
  const { page, tab } = await tabOf(web, { viewport: SIZES.desk });
  await page.goto('/heats/W-1');
  await signIn(page, 'p-qual');
  await page.getByText('Every record, and who made it').first().waitFor();
  expect(await page.evaluate('document.documentElement.scrollHeight')).toBeLessThan(4000);
  await tab.close();
}

/** Opens or closes a part of the page, once the page takes taps again after what was booked before. */
async function unfold(page: Page, heading: string): Promise<void> {
  await page.waitForTimeout(650);
  await page.getByText(heading).click();
}

/** It comes into view whole, on a phone. */
const isInView = (it: Locator): Promise<void> =>
  expect
    .poll(async () => {
      const { y, height } = (await it.boundingBox())!;
      return [y >= 0, y + height <= SIZES.phone.height];
    })
    .toEqual([true, true]);

const hasFocus = (it: Locator): Promise<void> =>
  expect.poll(() => it.evaluate((one) => one === one.ownerDocument.activeElement)).toBe(true);

/** A lot that nobody finds is left out, with the reason; found again, it is back on the sheet. */
async function leavesOut(page: Page, lot: string): Promise<string> {
  const leave = async () => {
    await page.getByRole('button', { name: 'It is not there' }).click();
    await page.getByLabel('Why it is not there').fill('sold by mistake');
    await page.getByRole('button', { name: `Go on without ${lot}` }).click();
    await page.getByText(`${lot} not there: sold by mistake`).waitFor();
  };
  await leave();
  await page.getByRole('button', { name: 'It was found after all' }).click();
  await page.locator('form.card b', { hasText: lot }).waitFor();
  await leave();
  return lot;
}

/** Another lot in its place, which the plan does not hold. */
async function substitutes(page: Page, { context: { store } }: ServedWeb): Promise<void> {
  const { inputs } = await store.heat('W-1');
  const other = (await store.lots({ status: 'cleared' })).find(
    ({ id, free_g }) => free_g > 5_000 && inputs.every(({ from }) => from !== `lot:${id}`),
  )!;
  await unfold(page, 'Charge a lot that is not on the sheet');
  await page.getByLabel('Lot', { exact: true }).fill(other.id);
  await page.getByLabel('Its mass [kg]').fill('2,5');
  await page.getByLabel('Reason for this lot').fill('in place of the lot that is not there');
  // a slip in the number of the lot is refused where the melter looks, and what was typed comes back
  await page.getByLabel('Lot', { exact: true }).fill('V-N1');
  await page.getByRole('button', { name: 'Book the addition' }).click();
  const refused = page.getByRole('region', { name: 'On this device, not yet recorded' });
  // while it waits for the server it stands at the head of the page
  await refused.getByRole('alert').getByText(/V-N1/).waitFor();
  await isInView(refused);
  await refused.getByRole('button', { name: 'Correct it' }).click();
  await expect.poll(() => page.getByLabel('Lot', { exact: true }).inputValue()).toBe('V-N1');
  expect(await page.getByLabel('Its mass [kg]').inputValue()).toBe('2,5');
  await hasFocus(page.getByLabel('Lot', { exact: true }));
  await page.getByLabel('Lot', { exact: true }).fill(other.id);
  await page.getByRole('button', { name: 'Book the addition' }).click();
  await expect
    .poll(async () => (await store.heat('W-1')).charges.at(-1))
    .toMatchObject({ addition: 'unplanned', portions: [{ from: `lot:${other.id}`, mass_g: 2_500 }] });
  await unfold(page, 'Charge a lot that is not on the sheet');
}

/** The mass of the line that is weighed [kg]: the sum where the sheet has it in boxes. */
async function toWeigh(page: Page): Promise<string> {
  const big = (await page.locator('.big').textContent())!;
  const sum = /([\d.]+) kg together/.exec((await page.locator('.big + .dim').textContent())!)?.[1];
  return sum ?? big.replace(/[^\d.]/g, '');
}

/** What the sheet shows is typed with a comma, and understood: no line of three decimals is asked about. */
async function weigh(page: Page): Promise<void> {
  const wanted = await toWeigh(page);
  await page.getByLabel('On the scale [kg]').fill(wanted.replace('.', ','));
  await page.getByText(new RegExp(`Understood: ${wanted} kg, within`)).waitFor();
}

/** The next shift takes the heat over; who is no melter reads whose step it is. */
async function takesOver(web: ServedWeb): Promise<void> {
  const { page, tab, faults } = await tabOf(web);
  const open = async (person: string) => {
    await page.goto('/furnace/W-1');
    await signIn(page, person);
    await page.getByText(/^Handed over by (?!p-)/).waitFor();
  };
  await open('p-plan');
  await page
    .getByText(/^Waits for the melter, /)
    .first()
    .waitFor();
  expect(await page.getByRole('button', { name: 'Take over' }).count()).toBe(0);
  // nor is offered what the server would refuse: whose it is stands there
  await page.getByText(/^Undo the latest charge or addition: waits for the melter or quality, /).waitFor();
  for (const name of [/^Book/, /^Undo/, 'Weigh it now'])
    expect(await page.getByRole('button', { name }).count(), String(name)).toBe(0);
  await page.getByRole('button', { name: 'Sign out' }).click();
  await page.getByLabel('Enter the demonstration as').waitFor();
  await open('p-melt2');
  await page.getByLabel('I have read the note').check();
  await page.getByRole('button', { name: 'Take over' }).click();
  await page.getByText(/^Taken over by (?!p-)/).waitFor();
  expect(faults).toEqual([]);
  await tab.close();
}

/** A sample booked twice is taken back; its results are pasted as they were printed. */
async function samples(page: Page, { context: { store } }: ServedWeb): Promise<void> {
  await opens(page, 'Bath sample');
  await page.getByText('taken, no results yet').waitFor();
  await page.getByRole('button', { name: 'Book B-2 as taken' }).click();
  await page.getByRole('button', { name: 'Undo B-2' }).click();
  await page.getByLabel('Why', { exact: true }).fill('booked twice');
  await page.getByRole('button', { name: 'Show what that does' }).click();
  await page.getByText('sample B-2 of heat W-1 was never taken').waitFor();
  await page.getByRole('button', { name: 'Record it' }).click();
  await page.getByRole('button', { name: 'Undo B-2' }).waitFor({ state: 'detached' });
  await page.getByText(/sample B-2 of W-1 taken record \d+ taken back/).waitFor();
  expect((await store.heat('W-1')).samples).toEqual(['B-1']);
  // results that are typed are of the sample that waits for them; a slip of the unit is asked about
  await page.getByLabel('S [ppm]').fill('11 %');
  await page.getByRole('button', { name: 'Book the results of B-1' }).click();
  await page.getByText(/^S 11 wt% is typed, and the limit is 150 ppm\./).waitFor();
  await page.getByRole('button', { name: 'Book the results of B-1 as typed' }).waitFor();
  expect((await store.heat('W-1')).analyses.filter(({ basis }) => basis === 'measured')).toEqual([]);
  await page.getByRole('button', { name: 'Paste a printout' }).click();
  await page.getByLabel('Printout of the spectrometer').fill(PRINTOUT);
  await page.getByRole('button', { name: 'Take these results over' }).click();
  await isForGloves(page);
  // what is printed in another unit stands in that of its field, whole on a phone
  const phosphorus = page.getByLabel('P [ppm]');
  expect(await phosphorus.inputValue()).toBe('30');
  await phosphorus.fill('0,0051 wt%');
  await page.getByText('= 51 ppm').waitFor();
  const cut = ({ scrollWidth, clientWidth }: { scrollWidth: number; clientWidth: number }) =>
    scrollWidth - clientWidth;
  expect(await phosphorus.evaluate(cut)).toBeLessThanOrEqual(0);
  await phosphorus.fill('30');
  // a lost decimal sign is said at the field, and is not booked
  await page.getByLabel('Cr [wt%]').fill('1705');
  await page.getByText(/The results add up to \d+\.\d wt%\. Is a decimal sign/).waitFor();
  expect(await page.getByRole('button', { name: 'Book the results of B-1' }).isDisabled()).toBe(true);
  await page.getByLabel('Cr [wt%]').fill('17.05');
  // the session ends before it is booked: who signs in again stays at the heat, and it is booked
  await page.context().clearCookies();
  // whatever the page asks for on its own may be refused first, and its dialog then lies over the form
  await page
    .getByRole('button', { name: 'Book the results of B-1' })
    .evaluate((it: { click(): void }) => it.click());
  await page.getByRole('dialog').getByRole('button', { name: 'Sign in' }).click();
  await page.getByText(/sample B-1 of W-1, 15 results record \d+/).waitFor();
  // the worst stands first in its window, whatever is folded
  const inWindows = page.getByRole('region', { name: 'Results of B-1 in their limits' }).first();
  await inWindows.getByRole('listitem').first().getByText('17.05 wt%').waitFor();
  expect((await store.heat('W-1')).analyses.at(-1)!.results).toContainEqual(
    expect.objectContaining({ element: 'Cr', text: '17.05', unit: 'wt%' }),
  );
  expect(page.url()).toMatch(/\/furnace\/W-1$/);
}

/** The advised additions are weighed and booked. */
async function trims(page: Page, { context: { store } }: ServedWeb): Promise<void> {
  // the results are in: what comes next is open, and the rest is folded
  await page.getByRole('button', { name: 'Work out the trim' }).waitFor();
  expect(await page.getByLabel('Number of the sample').isVisible()).toBe(false);
  expect(await page.locator('.next .btn.go').filter({ visible: true }).allTextContents()).toEqual([
    'Work out the trim',
  ]);
  await page.getByRole('button', { name: 'Work out the trim' }).click();
  await page.getByRole('button', { name: 'Weigh these additions' }).click();
  const form = page.getByRole('form', { name: 'Weigh these additions' });
  const fields = form.getByLabel(/on the scale/);
  await fields.first().waitFor();
  const asked = await form.locator('.big').allTextContents();
  for (const [i, text] of asked.entries()) await fields.nth(i).fill(text.replace(/[^\d.]/g, ''));
  await form.getByLabel(/Reason/).fill('the rest as charged');
  await form.getByRole('button', { name: 'Book the additions' }).click();
  await page.getByText(/trim of W-1.* record \d+/).waitFor();
  expect((await store.heat('W-1')).charges.at(-1)).toMatchObject({ addition: 'advised' });
  // the next sample needs no trim, and there is nothing to weigh
  await opens(page, 'Bath sample');
  await page.getByRole('button', { name: 'Book B-2 as taken' }).click();
  await page.getByRole('button', { name: 'Enter its results' }).click();
  // a file of two samples: one is chosen
  const two = `Sample: B-1\n${PRINTOUT}\nSample: B-2\n${PRINTOUT.replace('17,05', '18,60')}`;
  const file = { name: 'run.txt', mimeType: 'text/plain', buffer: Buffer.from(two) };
  await page.getByLabel('Read a file of the spectrometer').setInputFiles(file);
  await page.getByLabel('Sample of the printout').selectOption('B-2');
  await page.getByRole('button', { name: 'Take these results over' }).click();
  await page.getByRole('button', { name: 'Book the results of B-2' }).click();
  await page.getByText(/sample B-2 of W-1, 15 results record \d+/).waitFor();
  await page.getByRole('button', { name: 'Work out the trim' }).click();
  await page.getByText(/no trim is needed/).waitFor();
  expect(await page.getByRole('button', { name: 'Weigh these additions' }).count()).toBe(0);
  // no trim is needed: the pour comes next, and its hold point stands first
  await page.locator('.next').getByRole('heading', { name: 'Stop: Hold point before the pour' }).waitFor();
}

/** Poured and cast with a loss each, the balance said before it is booked. */
async function pours(
  page: Page,
  { context: { store } }: ServedWeb,
  { tab, findings }: { readonly tab: BrowserContext; readonly findings: Findings },
): Promise<void> {
  const { input_g } = await store.heat('W-1');
  await page.getByRole('heading', { name: 'Stop: Hold point before the pour' }).waitFor();
  expect(await page.getByLabel('Metal poured [kg]').count(), 'nothing is poured before the stamp').toBe(0);
  expect(await findings(page, 'stop card')).toEqual([]);
  // a device that cannot ask whether it was stamped lets the melter book, and says what becomes of it
  await tab.setOffline(true);
  await page.reload();
  await page.getByText(/^This device cannot ask whether it was stamped/).waitFor();
  await opens(page, 'Pour');
  await page.getByLabel('Metal poured [kg]').fill(String((input_g - 2_000) / 1000).replace('.', ','));
  await page.getByText('2 kg are unaccounted for.').waitFor();
  await page.getByLabel('Loss 1 to').selectOption('skull');
  await page.getByText(/The masses agree: 0 kg left/).waitFor();
  // what may mean two numbers is answered before it is booked, also when another loss is named after it
  await page.getByLabel(/^Mass \[kg\]/).fill('1.331');
  await page.getByRole('button', { name: 'It is 1331' }).waitFor();
  await page.getByRole('button', { name: 'Another loss' }).click();
  await page.getByLabel('Loss 2 to').selectOption('fume');
  await page.getByText('2 kg are unaccounted for.').waitFor();
  expect(await page.getByRole('button', { name: 'Book the pour' }).isDisabled()).toBe(true);
  await page.getByLabel('Loss 2 to').selectOption('');
  await page
    .getByLabel(/^Mass \[kg\]/)
    .first()
    .fill('');
  await page.getByText(/The masses agree: 0 kg left/).waitFor();
  await page.getByRole('button', { name: 'Book the pour' }).click();
  await page.getByText(/2 kg lost to skull\.$/).waitFor();
  await page.getByRole('button', { name: 'Book', exact: true }).click();
  await page.getByRole('heading', { name: 'Ingots' }).waitFor();
  await tab.setOffline(false);
  await page.getByText(/is not poured: hold point "pour" \(mould dry\) is open; let inspector or/).waitFor();
  expect(await store.heat('W-1')).toMatchObject({ status: 'charged' });
  await stamps(page);
  await page.getByRole('button', { name: 'Send now' }).click();
  await page.getByRole('heading', { name: 'Ingots' }).waitFor();
  expect(await page.getByRole('button', { name: 'Book the pour' }).count()).toBe(0);
  await page.getByText(/pour of W-1, .* record \d+/).waitFor();
  await page
    .getByLabel('Mass [kg]', { exact: true })
    .first()
    .fill(String((input_g - 3_000) / 1000));
  await page.getByText('1 kg are unaccounted for.').waitFor();
  await page.getByRole('button', { name: 'Book the ingots' }).click();
  await page.getByText(/cannot be released until/).waitFor();
  const anyway = page.getByRole('button', { name: 'Book it all the same' });
  // a tap that comes too soon after what was booked is not taken: it is pressed until the page has taken it
  await expect
    .poll(async () => ((await anyway.isVisible()) ? anyway.click().then(() => anyway.isVisible()) : false))
    .toBe(false);
  // a forgotten loss is declared afterwards
  await page.getByRole('heading', { name: 'Metal that is unaccounted for' }).waitFor();
  await page.getByLabel('Loss 1 to').selectOption('spill');
  await page.getByRole('button', { name: 'Declare the loss' }).click();
  await page.getByLabel('Why', { exact: true }).fill('swept up after the shift');
  await page.getByRole('button', { name: 'Show what that does' }).click();
  await page.getByText(/1 kg of heat W-1 were lost to spill/).waitFor();
  await page.getByRole('button', { name: 'Record it' }).click();
  await page.getByRole('heading', { name: 'Metal that is unaccounted for' }).waitFor({ state: 'detached' });
  expect(await store.heat('W-1')).toMatchObject({
    status: 'cast',
    unbalanced_g: 0,
    losses_g: { skull: 2_000, spill: 1_000 },
  });
}

/** Quality signs at the phone of the melter, who stays signed in. */
async function stamps(page: Page): Promise<void> {
  await page.getByRole('button', { name: "Inspector's stamp" }).click();
  await page.getByLabel('Who stamps').selectOption('p-qual');
  await page.getByLabel('Remark').fill('mould 7');
  await page.getByRole('button', { name: 'Go on to the signature' }).click();
  await page
    .getByText(/^I, .*, accept hold point "pour" of heat W-1 \(mould dry\)\. Remark: mould 7/)
    .waitFor();
  await page.getByRole('button', { name: 'Sign', exact: true }).click();
  await page.getByText(/^Accepted: p-qual, .*: mould 7 record \d+$/).waitFor();
}

/** Once the laboratory has measured the ingot, typed on its page, the verdict that would be signed is PASS. */
async function judges(web: ServedWeb): Promise<void> {
  const { page, tab, faults } = await tabOf(web);
  await page.goto('/release/object:W-1-1');
  await signIn(page, 'p-lab');
  await page.getByText('Enter measured results').click();
  await page.getByRole('button', { name: 'Paste a printout' }).click();
  await page.getByLabel('Printout of the spectrometer').fill('Ni\t53,20\nCr\t18,10\nS\t<5 ppm');
  await page.getByRole('button', { name: 'Take these results over' }).click();
  // a slip of the decimal sign is asked about here too
  await page.getByLabel('Cr [wt%]').fill('1.81');
  await page.getByRole('button', { name: 'Book these results' }).click();
  await page.getByText(/^Cr 1\.81 wt% is typed, and the limit is 17 wt%/).waitFor();
  await page.getByLabel('Cr [wt%]').fill('18.10');
  await page.getByRole('button', { name: 'Book these results', exact: true }).click();
  await page.getByRole('heading', { name: 'Against the specification' }).waitFor();
  // the next specimen has a name of its own
  await expect.poll(() => page.getByLabel('Specimen', { exact: true }).inputValue()).toBe('W-1-1-top-2');
  const piece = await web.context.store.object('W-1-1');
  expect(piece.analyses).toMatchObject([{ analysis: 'W-1-1-top', place: 'top', method: 'OES' }]);
  expect(faults).toEqual([]);
  await tab.close();
  const { output } = await runTask(
    judgeMeasured,
    { of: 'object:W-1-1', spec: SPEC },
    actingAs('p-cert', web.context),
  );
  expect([output.verdict, output.reasons]).toEqual(['PASS', []]);
}

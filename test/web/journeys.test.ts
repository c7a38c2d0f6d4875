import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { shortPage } from '../../src/pages/blocks/parts.ts';
import { renderHtml } from '../../src/pages/render/html.ts';
import { asksAWitness } from './asks-a-witness.ts';
import { cameraReads } from './camera-reads.ts';
import { cutsAnIngot } from './cuts-an-ingot.ts';
import { dialogsByEnter } from './dialogs-by-enter.ts';
import { importSheet } from './import-a-sheet.ts';
import { inspectorReads } from './inspector-reads.ts';
import { pressKeys } from './keys.ts';
import { makesABundle } from './makes-a-bundle.ts';
import { managerAsks } from './manager-asks.ts';
import { melterFinishes } from './melter-finishes.ts';
import { otherPerson } from './other-person.ts';
import { pastHeatsAreLearned } from './past-heats.ts';
import { personsAdmitted } from './persons-admitted.ts';
import { plantBegins } from './plant-begins.ts';
import { failIsRetested, oilyLotWashed, plannerKeeps } from './plant-enters.ts';
import { pointsLater } from './points-later.ts';
import { qualityQualifies } from './quality-qualifies.ts';
import { qualityRecalls } from './quality-recalls.ts';
import { qualityReleases } from './quality-releases.ts';
import { readInGerman } from './read-in-german.ts';
import { resultsArrive } from './results-arrive.ts';
import { type ServedWeb, SIZES, servedBeside, servedWeb, signIn, type Tab, tabOf } from './served-web.ts';
import { sourceEntered } from './sources-entered.ts';
import { teachesALesson } from './teaches-a-lesson.ts';
import { ticksLots } from './ticks-lots.ts';
import { twoTabs } from './two-tabs.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
/** More lots than a screen shows, so that most rows are not in the page. */
const RETURNS = 400;

/** One journey a role runs with `npm test`; the others run with `npm run check:all`. */
const others = describe.runIf(process.env.REMELT_ALL === '1');
const other = it.runIf(process.env.REMELT_ALL === '1');

let web: ServedWeb;
beforeAll(async () => {
  web = await servedWeb(RETURNS);
}, 120_000);
afterAll(() => web.close());

const open = (options?: Parameters<typeof tabOf>[1]): Promise<Tab> => tabOf(web, options);

describe('a planner at a desk', () => {
  other(
    'books a sheet in the layout of a shop, with what is wrong beside its cell',
    async () => {
      await importSheet(web);
    },
    60_000,
  );

  other(
    'enters the next revision of a specification, a price and a route',
    async () => {
      await plannerKeeps(web);
    },
    60_000,
  );

  other(
    'drops a table of past heats, says what it leaves open, and sees how well its furnace was learned',
    async () => {
      await pastHeatsAreLearned(web);
    },
    150_000,
  );

  other(
    'enters the folder of a spectrometer and sees its first file',
    async () => {
      await sourceEntered(web);
    },
    60_000,
  );

  it('goes from the yard over a lot to a plan, and reserves it', async () => {
    const { page, tab, faults } = await open();
    await page.goto('/');
    await signIn(page, 'p-plan');
    // everybody begins with what waits for them
    await page.getByRole('heading', { name: 'Today' }).waitFor();
    await page.getByRole('link', { name: 'Yard', exact: true }).click();
    const rows = page.getByRole('table', { name: 'Lots of the yard' }).getByRole('row');
    await rows.nth(5).waitFor();
    // only what is in sight is drawn, and the table says how many there are
    expect(await rows.count()).toBeLessThan(80);
    const all = page.getByText(/^\d+ lots$/);
    await all.waitFor();
    expect(Number((await all.textContent())!.split(' ')[0])).toBeGreaterThan(RETURNS);
    await page.getByLabel('Find').fill('r-1007 turn');
    await page.getByText(/^0 of /).waitFor();
    await page.getByRole('button', { name: 'Clear the filter' }).click();
    await page.getByLabel('Find').fill('r-1008');
    await page.getByText(/^1 of /).waitFor();
    expect(page.url()).toContain('find=r-1008');
    await page.getByRole('button', { name: 'Days', exact: true }).click();
    // which columns are shown is a part of the view
    await page.getByText('Columns', { exact: true }).click();
    await page.getByLabel('USD', { exact: true }).uncheck();
    await page.getByRole('columnheader', { name: 'USD' }).waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Save this view' }).click();
    await page.getByLabel('Name of the view').fill('that one');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.goto('/yard');
    await page.getByLabel('Saved views').selectOption('that one');
    await page.waitForURL(/find=r-1008&hide=worth&sort=-age/);
    await page.getByText('Columns (1 hidden)').waitFor();
    expect(await page.getByRole('columnheader').count()).toBe(8);
    await page.getByText(/^1 of /).waitFor();
    // what another books is seen at once, and what is typed stays
    await page.getByLabel('Find').fill('R-1008');
    const hold = { type: 'holdLot', lot: 'R-1008', reason: 'stands in the rain', by: 'p-qual' } as const;
    await web.context.store.execute(hold);
    // that it is new is said for six seconds, in which the lots may not be read yet
    const seen = [/stands in the rain/, /^Updated: somebody booked/];
    await Promise.all(seen.map((words) => page.getByText(words).waitFor()));
    expect(await page.getByLabel('Find').inputValue()).toBe('R-1008');
    await page.getByRole('link', { name: 'R-1008' }).click();
    await page.getByRole('heading', { name: 'On hold, and why' }).waitFor();
    expect(page.url()).toMatch(/\/yard\/R-1008$/);

    await page.getByRole('link', { name: 'Plan a heat' }).click();
    await page.getByRole('textbox', { name: 'Grade' }).fill('IN718');
    await page.getByLabel('Refined metal wanted [kg]').fill('1,234');
    await page.getByLabel('Heat number').fill('W-1');
    await page.getByRole('button', { name: 'Plan', exact: true }).click();
    // a thousand or one and a quarter: asked, not guessed
    await page.getByRole('button', { name: 'It is 1234' }).waitFor();
    await page.getByLabel('Refined metal wanted [kg]').fill('50,5');
    // what a cure names is not left behind a heading
    await page.getByText('More options').click();
    await page.getByRole('button', { name: 'Add a hold or witness point' }).click();
    await page.getByLabel('What is looked at').fill('mould dry');
    await page.getByLabel('Furnace', { exact: true }).fill('VIM-9');
    await page.getByText('More options').click();
    await page.getByRole('button', { name: 'Plan', exact: true }).click();
    await page.getByRole('alert').getByText(/VIM-9/).first().waitFor();
    await expect.poll(() => page.evaluate('document.activeElement.name')).toBe('furnace');
    await page.getByLabel('Furnace', { exact: true }).fill('');
    // what a contract lacks is said beside its field, once it was asked for
    await page.getByRole('combobox', { name: /^Contract/ }).selectOption('fixed');
    await page.getByLabel('Price [money/kg]').fill('62');
    expect(await page.getByText('is needed').count()).toBe(0);
    await page.getByRole('button', { name: 'Plan', exact: true }).click();
    await page.getByText('is needed').waitFor();
    await page.getByLabel('Day of the price or fee').fill('2026-11-01');
    await page.getByRole('button', { name: 'Plan', exact: true }).click();
    // the server plans on without the page, and a page that is loaded again finds it
    await page.getByText('W-1: 50.5 kg of IN718', { exact: true }).waitFor();
    await page.getByText(/You can leave this page/).waitFor();
    await page.reload();
    await page.getByRole('heading', { name: /50.5 kg of IN718, dry run/ }).waitFor();
    // a plan has an address of its own: another page, which kept nothing, finds it there and in the list
    const other = await tab.newPage();
    await other.goto('/plan');
    await other.getByRole('link', { name: 'W-1: 50.5 kg of IN718' }).first().click();
    await other.getByRole('heading', { name: /50.5 kg of IN718, dry run/ }).waitFor();
    expect(other.url()).toBe(page.url());
    await other.close();
    await page.getByRole('img', { name: /What is charged/ }).waitFor();
    await page.getByText('fixed, 62 USD/kg of Nov 1, 2026').waitFor();
    await page.getByText('hold point before pour: mould dry').waitFor();
    await whatIfAsPlanned(page);
    // the check of the sheet begins before anybody opens it
    const sheet = page.waitForRequest(/make-up-sheet\?heat=W-1/);
    await page.getByRole('button', { name: 'Reserve these lots' }).click();
    await page.getByText('The lots are reserved for heat W-1.').waitFor();
    await sheet;
    await page.getByRole('heading', { name: /50.5 kg of IN718, reserved/ }).waitFor();
    expect(await web.context.store.heat('W-1')).toMatchObject({ status: 'planned' });
    await page.getByRole('link', { name: 'Make-up sheet' }).click();
    await page.getByRole('heading', { name: /W-1/ }).first().waitFor();
    await page.getByRole('button', { name: 'Print' }).waitFor();
    // who opens the same plan later is told that the heat is planned by now
    await page.goto('/plan');
    await page.getByRole('link', { name: 'W-1: 50.5 kg of IN718' }).first().click();
    await page.getByText(/^Heat W-1 is planned already\./).waitFor();
    await page.getByRole('link', { name: 'Open the heat' }).waitFor();
    expect(faults).toEqual([]);
    await tab.close();
  }, 60_000);

  other(
    'reserves while others book, and is told what changed when it is a lot of the plan',
    async () => {
      const { page, tab } = await open();
      await page.goto('/plan?grade=IN718');
      await signIn(page, 'p-plan');
      await page.getByLabel('Refined metal wanted [kg]').fill('50');
      // a number that a cast heat has is refused while it is typed, and is not sent
      await page.getByLabel('Heat number').fill('Q-1');
      await page.getByText('Q-1 is used: that heat is cast').waitFor();
      await page.getByRole('button', { name: 'Plan', exact: true }).click();
      expect(await page.getByRole('alert').count()).toBe(0);
      await page.getByRole('button', { name: 'Use Q-2', exact: true }).click();
      await page.getByText('Q-1 is used').waitFor({ state: 'detached' });
      expect(await page.getByLabel('Heat number').inputValue()).toBe('Q-2');
      await page.getByLabel('Heat number').fill('W-2');
      await page.getByRole('button', { name: 'Plan', exact: true }).click();
      const reserve = page.getByRole('button', { name: 'Reserve these lots' });
      await reserve.waitFor();
      const cells = await page.locator('#charge tbody tr td:first-child').allTextContents();
      const charged = cells.map((cell) => cell.trim());
      const lots = await web.context.store.lots({ status: 'cleared' });
      const taken = lots.find(({ id }) => charged.includes(id))!;
      const spare = lots.find(({ id }) => !charged.includes(id))!;
      const other = (heat: string, { subject }: typeof taken, mass_g: number) =>
        web.context.store.execute({
          ...{ type: 'planHeat', heat, target: {}, by: 'p-plan' },
          reservations: [{ from: subject, mass_g }],
        });
      await other('W-3', taken, taken.free_g);
      await reserve.click();
      await page.getByText(`${taken.id} is no longer cleared and free`).waitFor();
      await expect(web.context.store.heat('W-2')).rejects.toThrow();
      await web.context.store.execute({ type: 'cancelHeat', heat: 'W-3', reason: 'withdrawn', by: 'p-plan' });
      await page.getByRole('button', { name: 'Plan', exact: true }).click();
      await reserve.waitFor();
      // what the plan does not charge is no matter, nor is what it leaves of a lot
      await other('W-4', spare, 1000);
      await other('W-5', taken, 1000);
      await reserve.click();
      await page.getByText('The lots are reserved for heat W-2.').waitFor();
      await tab.close();
    },
    60_000,
  );
});

/** What-if offers what the plan above it charges, at its prices. */
async function whatIfAsPlanned(page: Page): Promise<void> {
  const rows = await page.locator('#charge tbody tr').all();
  const cells = await Promise.all(rows.map((row) => row.getByRole('cell').allTextContents()));
  const planned = cells.map(([lot, , , price]) => `${lot}, ${price} USD/kg in the plan`);
  await page.getByRole('heading', { name: 'What if' }).click();
  const offered = page.locator('.what-if .slider label');
  await offered.first().waitFor();
  for (const one of await offered.allTextContents()) expect(planned).toContain(one);
}

describe('a receiver in the yard', () => {
  it('washes and analyses an oily lot, whose paper names another grade', async () => {
    await oilyLotWashed(web);
  }, 60_000);
});

describe('a melter with a phone', () => {
  other(
    'finishes a heat, the network cut while it is weighed, over a reload, and nothing keeps it from PASS',
    async () => {
      await melterFinishes(web, findings);
    },
    240_000,
  );
});

describe('a melter with two tabs', () => {
  it('finds in one what is typed in the other, and books once what both book offline', async () => {
    await twoTabs(web);
  }, 60_000);
});

others('two persons in two tabs', () => {
  it('are told apart: a tab shows who is there now, and nothing is booked under another name', async () => {
    await otherPerson(web);
  }, 60_000);
});

others('a camera', () => {
  it('reads a label from any page, and is off for the plant when its switch is', async () => {
    await cameraReads(web);
  }, 60_000);
});

others('a melter at a desk', () => {
  it('cuts an ingot into pieces that add up', async () => {
    await cutsAnIngot(web);
  }, 60_000);
});

describe('a quality engineer', () => {
  other(
    'adds a hold point to a charged heat, stamps it, and takes the stamp back',
    async () => {
      await pointsLater(web);
    },
    60_000,
  );

  other(
    'sees a file of results land on the page of its heat, takes, refuses and matches samples',
    async () => {
      await resultsArrive(web, (page, path) => findings(page, path));
    },
    90_000,
  );

  other(
    'makes, locks and fills a programme, and reads why its gate holds',
    async () => {
      await qualityQualifies(web);
    },
    60_000,
  );

  other(
    'compares a specification by typing it in again; metal fails by it and is retested',
    async () => {
      await failIsRetested(web);
    },
    60_000,
  );

  it('releases an ingot under another name than who made it, reissues its certificate, and ships it', async () => {
    await qualityReleases(web);
  }, 60_000);

  other(
    'teaches how the files of an instrument are read by pointing at one, and two more make it count',
    async () => {
      await teachesALesson(web);
    },
    60_000,
  );

  other(
    'ticks lots of the yard, and holds them together',
    async () => {
      await ticksLots(web);
    },
    60_000,
  );

  other(
    'signs a checkpoint and has a witness sign it, once the server may',
    async () => {
      await asksAWitness(web);
    },
    60_000,
  );

  other(
    'makes the key of the log where there is none, and a bundle with it',
    async () => {
      const own = await servedBeside(web, 1);
      try {
        await makesABundle(own);
      } finally {
        await own.close();
      }
    },
    120_000,
  );

  other(
    'opens a trace level by level, recalls the heat, holds and records it, and saves the letter',
    async () => {
      await qualityRecalls(web);
    },
    60_000,
  );
});

describe('a plant manager', () => {
  it('sees what is on hold and what it costs, and goes to the lots', async () => {
    // a plant of its own, where no sheet was imported: nobody has analysed what waits at the gate
    const own = await servedBeside(web, RETURNS);
    try {
      await managerAsks(own);
    } finally {
      await own.close();
    }
  }, 120_000);
});

describe('an inspector', () => {
  it('reads heats, and neither money nor parties nor persons', async () => {
    const own = await servedBeside(web, 3);
    try {
      await inspectorReads(own, (page, path) => findings(page, path));
    } finally {
      await own.close();
    }
  }, 120_000);
});

describe('who begins a plant', () => {
  it('names it and two persons, enters a furnace, makes the key, copies the ledger, and may import', async () => {
    await plantBegins(web, (page, path) => findings(page, path));
  }, 120_000);
});

others('who admits persons', () => {
  it('proposes one, another confirms by passkey, and the new one enters by the link', async () => {
    await personsAdmitted(web, (page, path) => findings(page, path));
  }, 120_000);
});

others('a keyboard', () => {
  it('does what the list of keys says', async () => {
    await pressKeys(web);
  }, 60_000);
});

others('a dialog', () => {
  it('books nothing by the press that opens it, and sends what it asks by Enter', async () => {
    await dialogsByEnter(web);
  }, 60_000);
});

others('a browser in German', () => {
  it('shows and reads numbers and days as they are written there', async () => {
    await readInGerman(web);
  }, 120_000);
});

others('a report that is opened as a file', () => {
  it('fits a phone, however long a name in its title is', async () => {
    const { page, tab } = await open({ viewport: SIZES.phone });
    const title = 'signed by remelt/demonstration-works/9fff622d9d3b3fd6';
    await page.setContent(renderHtml(shortPage(title, [])));
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(SIZES.phone.width);
    await tab.close();
  });
});

others('the places of a phone', () => {
  it('stand behind one button, by keyboard too', async () => {
    const { page, tab, faults } = await open({ viewport: SIZES.phone });
    await page.goto('/today');
    await signIn(page, 'p-plan');
    const menu = page.getByRole('button', { name: 'Menu' });
    const places = page.getByRole('navigation', { name: 'Main' });
    expect(await places.isVisible(), 'the head is one or two rows').toBe(false);
    await menu.focus();
    await page.keyboard.press('Enter');
    expect(await findings(page, 'the open menu')).toEqual([]);
    await page.keyboard.press('Escape');
    expect(await places.isVisible()).toBe(false);
    await page.keyboard.press('Enter');
    await places.getByRole('link', { name: 'Yard', exact: true }).press('Enter');
    await page.waitForURL('**/yard');
    expect(await places.isVisible(), 'it closes behind who went').toBe(false);
    const head = (await page.locator('header.side').boundingBox())!;
    expect(head.height).toBeLessThan(110);
    expect(faults).toEqual([]);
    await tab.close();
  });
});

const PAGES = [
  '/today',
  '/import',
  '/yard',
  '/yard/R-1008',
  '/plan',
  '/heats',
  '/heats/W-1',
  '/furnace',
  '/furnace/W-1',
  '/release',
  '/release/object:Q-1-b',
  '/certificates/object:Q-1-a/C-100',
  '/programmes',
  '/programmes/disk-718',
  '/new-programme',
  '/trace?subject=heat:W-1',
  '/trace?subject=object:Q-1-a&view=graph',
  '/recall?of=heat:Q-1',
  '/recall/letter?of=heat:Q-1&customer=Customer%20C%20(NL)',
  '/ledger',
  '/ledger?view=preview&subject=heat:Q-1&customer=X',
  '/ledger?view=clock',
  '/plant?view=furnaces',
  '/plant?view=laboratories',
  '/plant?view=materials',
  '/plant?view=backup',
  '/plant?view=prices',
  '/plant?view=camera',
  '/plant?view=specifications',
  '/plant?view=specifications&name=CUST-718%20rev%20B',
  '/plant?view=routes&name=vim-var',
  '/life',
  '/validation',
];

interface Finding {
  readonly id: string;
  readonly nodes: readonly { readonly html: string }[];
}

/** The pages that are also looked at on a phone: those that are used there, and the widest. */
const ON_PHONE = [
  '/today',
  '/release/object:Q-1-a',
  '/programmes/disk-718',
  '/yard',
  '/yard/R-1008',
  '/plan',
  '/heats/W-1',
  '/furnace/W-1',
  '/trace?subject=object:Q-1-a&view=graph',
  '/recall?of=heat:Q-1',
  '/life',
  '/validation',
  '/ledger',
];

/** Widths that are left of a screen when its page is enlarged to 200 %. */
const ENLARGED = { desk: [SIZES.desk.width / 2], phone: [] } as const;

others.each([
  ['light', 'desk', PAGES],
  ['dark', 'phone', ON_PHONE],
] as const)('%s, %s', (colorScheme, size, paths) => {
  it('axe finds nothing on any page, nothing runs off it, no paper has controls, and the policy stops nothing', async () => {
    const { page, tab, faults } = await open({ colorScheme, viewport: SIZES[size] });
    await page.goto('/yard');
    const found: string[] = [...(await findings(page, '/sign-in'))];
    await signIn(page, 'p-plan');
    for (const path of paths) {
      await page.goto(path);
      found.push(...(await findings(page, path)), ...(await machineWords(page, path)));
      found.push(...(await overlaps(page)).map((words) => `${path}: ${words}`));
      for (const width of [...ENLARGED[size], SIZES[size].width]) {
        await page.setViewportSize({ ...SIZES[size], width });
        const over = await page.evaluate('document.documentElement.scrollWidth - window.innerWidth');
        if (Number(over) > 0) found.push(`${path} is ${over} px wider than a screen of ${width}`);
      }
      found.push(...(await controlsOnPaper(page, path)));
    }
    expect(found).toEqual([]);
    expect(faults).toEqual([]);
    await tab.close();
  }, 120_000);
});

/** Texts of a chart that stand over another, or run off its edge, as the browser draws them. */
const overlaps = (page: Page): Promise<string[]> =>
  page.evaluate<string[]>(`[...document.querySelectorAll('svg.chart')].flatMap((chart) => {
    const edge = chart.getBoundingClientRect();
    const texts = [...chart.querySelectorAll('text')].map((one) => [one.textContent, one.getBoundingClientRect()]);
    return edge.width === 0 ? [] : texts.flatMap(([words, box], i) => [
      ...(box.left < edge.left - 1 || box.right > edge.right + 1 ? ['"' + words + '" runs off its chart'] : []),
      ...texts.slice(i + 1).flatMap(([other, its]) =>
        Math.min(box.right, its.right) - Math.max(box.left, its.left) > 1 &&
        Math.min(box.bottom, its.bottom) - Math.max(box.top, its.top) > 3
          ? ['"' + words + '" stands over "' + other + '"']
          : []),
    ]);
  })`);

/** Words of the machine on the page: places in an order, files of the sources, options of a command line outside a command. */
async function machineWords(page: Page, path: string): Promise<string[]> {
  const text = (await page.evaluate(`(() => {
    const copy = document.querySelector('main').cloneNode(true);
    for (const code of copy.querySelectorAll('code, pre, style')) code.remove();
    return copy.textContent;
  })()`)) as string;
  const found =
    text.match(
      /\b[a-z]+\[\d+\][.\w]*|\bplant\.json|\bdata\/[a-z-]+\.json|\s--[a-z][a-z-]+|\bREMELT_[A-Z]+/g,
    ) ?? [];
  return [...new Set(found)].map((words) => `${path} says "${words.trim()}"`);
}

/** What can be pressed or filled in on the printed page. */
async function controlsOnPaper(page: Page, path: string): Promise<string[]> {
  await page.emulateMedia({ media: 'print' });
  const controls = page
    .locator('button, input, select, textarea, .steps, .only-for, .furnace a.btn')
    .filter({ visible: true });
  const found = await controls.evaluateAll((all) => all.map((it) => it.outerHTML.slice(0, 120)));
  await page.emulateMedia({ media: 'screen' });
  return found.map((it) => `${path} prints ${it}`);
}

others('paper', () => {
  it('has every lot of the view', async () => {
    const { page, tab } = await open();
    await page.goto('/yard');
    await signIn(page, 'p-plan');
    const all = page.getByText(/^\d+ lots$/);
    await all.waitFor();
    const lots = Number((await all.textContent())!.split(' ')[0]);
    await page.emulateMedia({ media: 'print' });
    await page.getByRole('row').nth(lots).waitFor();
    expect(await page.getByRole('row').count()).toBe(lots + 1);
    // a sheet that lies about says whose it is, of what, and how many there are
    const margins = `getComputedStyle(document.documentElement).getPropertyValue('--paper-plant') + ' ' +
      getComputedStyle(document.documentElement).getPropertyValue('--paper-title')`;
    await page.goto('/heats/W-1?view=sheet');
    await page.getByRole('heading', { name: /^Charge make-up sheet/ }).waitFor();
    expect(await page.evaluate(margins)).toMatch(/^"Demonstration" "Charge make-up sheet, W-1/);
    await page.goto('/nowhere');
    await page.getByRole('heading', { name: 'There is no page at this address' }).waitFor();
    await tab.close();
  }, 120_000);
});

/** What axe looks at: WCAG 2.2 A and AA, and what it holds to be good besides. */
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** What axe finds on the page once it has loaded. */
async function findings(page: Page, path: string): Promise<string[]> {
  await page.locator('h1').first().waitFor();
  await page.locator('.waits').first().waitFor({ state: 'detached' });
  await page.evaluate(AXE);
  const { found, looked } = (await page.evaluate(
    `axe
      .run(document, { resultTypes: ["violations"], runOnly: ${JSON.stringify(TAGS)}, rules: { "target-size": { enabled: true } } })
      .then(({ violations, passes, incomplete, inapplicable }) => ({
        found: violations,
        looked: [...violations, ...passes, ...incomplete, ...inapplicable].map(({ id }) => id),
      }))`,
  )) as { readonly found: readonly Finding[]; readonly looked: readonly string[] };
  // a rule that axe leaves out by itself, unless it is asked for
  expect(looked).toContain('target-size');
  return found.map(({ id, nodes }) => `${path}: ${id}: ${nodes[0]?.html.slice(0, 200)}`);
}

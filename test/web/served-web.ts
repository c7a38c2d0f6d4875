import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { build } from 'vite';
import { actingAs } from '../../src/desk/context.ts';
import { plantLinks } from '../../src/faces/server/plant-links.ts';
import { listen } from '../../src/faces/server/serve.ts';
import { connectedScales } from '../../src/links/scale/connected-scales.ts';
import { scaleAddressOf } from '../../src/links/scale/scale-address.ts';
import { type SimulatedScale, simulatedScale } from '../../src/links/scale/simulated-scale.ts';
import { SHELF, SHELF_G } from '../../src/tasks/demo/demo-orders.ts';
import { listKeys } from '../../src/tasks/proof/list-keys/list-keys.ts';
import { makeKey } from '../../src/tasks/proof/make-key/make-key.ts';
import { signCheckpoint } from '../../src/tasks/proof/sign-checkpoint/sign-checkpoint.ts';
import { runTask } from '../../src/tasks/task.ts';
import { castHeat } from '../../src/tasks/testing/cast-heat.ts';
import { memoryContext } from '../../src/tasks/testing/memory-context.ts';
import { bookMaterials } from '../../src/tasks/yard/book-materials.ts';
import { bookReturns } from '../../src/tasks/yard/book-returns/book-returns.ts';
import { serviceOf } from '../server/founded.ts';
import { withCalibration } from '../testing/advice.ts';
import { memoryKeys } from '../testing/memory-keys.ts';
import { openBrowser } from '../testing/open-browser.ts';
import { freshFolder } from '../testing/remelt.ts';
import { byKeyboard } from './by-keyboard.ts';
import { writeCameraFilm } from './camera-file.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const FORMS = ['turnings', 'mill-solids'] as const;

/** What every plant of a test file is looked at with: the built web, and a browser. */
export interface Looked {
  /** Folder of the built web. */
  readonly built: string;
  readonly browser: Browser;
}

/** A browser before the web of a demonstration: bought metal to plan from, `returns` lots on hold, and the cast heat Q-1. */
export interface ServedWeb extends Looked {
  readonly address: string;
  readonly context: ReturnType<typeof memoryContext>;
  /** What it is signed with: the key of the log, once there is one. */
  readonly keys: ReturnType<typeof memoryKeys>;
  /** The scale `platform`, which the server reads. */
  readonly scale: SimulatedScale;
  /** Signs a checkpoint, as the computer does that keeps the key of the log. */
  readonly sign: () => Promise<void>;
  readonly close: () => Promise<void>;
}

/** Builds the web, starts a browser, and serves the web with a ledger in memory. */
export async function servedWeb(returns: number): Promise<ServedWeb> {
  const folder = freshFolder();
  const building = build({
    configFile: join(ROOT, 'web', 'vite.config.ts'),
    // the walk by keyboard also hears what the libraries warn of; that takes twice the processor
    mode: process.env.REMELT_KEYBOARD === '1' ? 'development' : 'production',
    build: { outDir: folder.path, reportCompressedSize: false },
    logLevel: 'error',
  });
  const film = join(folder.path, 'camera.y4m');
  const starting = openBrowser([
    // a browser without a window cannot ask its person: it gives the film to every page that may have a camera
    '--use-fake-device-for-media-stream',
    '--use-fake-ui-for-media-stream',
    `--use-file-for-fake-video-capture=${film}`,
  ]);
  const browser = await starting;
  const [served] = await Promise.all([servedBeside({ built: folder.path, browser }, returns), building]);
  writeCameraFilm(film, 'https://plant.example/yard/R-1008');
  return {
    ...served,
    close: async () => {
      await browser.close();
      await served.close();
      folder.remove();
    },
  };
}

/** Another plant, served to the same browser. */
export async function servedBeside({ built, browser }: Looked, returns: number): Promise<ServedWeb> {
  const keys = memoryKeys();
  const context = withCalibration({ ...memoryContext(), signedHeads: keys });
  await bookMaterials(
    SHELF.map((material) => ({ material, mass_g: SHELF_G })),
    actingAs('p-goods', context),
    { specimen: true },
  );
  const rows = Array.from({ length: returns }, (_, i) => ({
    row: i + 2,
    lotId: `R-${1000 + i}`,
    mass_g: 100_000 + i,
    form: FORMS[i % 2]!,
    originClass: 'pre-consumer-external',
    lotClass: 'purchased-scrap',
    supplier: i % 3 === 0 ? 'machine shop A' : 'machine shop B',
    declaredGrade: 'IN718',
    analyses: [],
  }));
  await bookReturns.run({ rows, specimen: true }, actingAs('p-goods', context));
  await castHeat('Q-1', context);
  const service = serviceOf(context);
  // sessions live in a database of their own, which takes a moment to start
  await service.plant.office();
  const scale = await simulatedScale({ settling_ms: 100 });
  const addresses = new Map([
    ['platform', scaleAddressOf(`tcp://127.0.0.1:${scale.port}?protocol=mt-sics`, '--scale')],
  ]);
  const scales = connectedScales(addresses);
  const sources = plantLinks({ ...service.plant, scales: addresses });
  const { address, close } = await listen({ ...service.plant, web: built, scales, sources }, { port: 0 });
  sources.begin();
  return {
    address,
    built,
    browser,
    context,
    keys,
    scale,
    sign: async () => {
      const signer = { ...actingAs('p-qual', context), keys };
      if ((await runTask(listKeys, {}, signer)).keys.length === 0)
        await runTask(makeKey, { origin: 'ledger.remelt.example/test' }, signer);
      await runTask(signCheckpoint, {}, signer);
    },
    close: async () => {
      await scale.close();
      await sources.close();
      await close();
      await service.close();
    },
  };
}

/** Widths that the pages are made for. */
export const SIZES = { desk: { width: 1280, height: 900 }, phone: { width: 390, height: 844 } } as const;

/** How long something on a page is waited for [ms]. */
const WAIT_MS = 25_000;

/** What axe finds on a page. */
export type Findings = (page: Page, path: string) => Promise<string[]>;

/** A tab, and what its browser told as an error. */
export interface Tab {
  readonly page: Page;
  readonly tab: BrowserContext;
  readonly faults: string[];
}

/** A tab that keeps every error that the browser tells. */
export async function tabOf(
  { browser, address }: Pick<ServedWeb, 'browser' | 'address'>,
  options: Parameters<Browser['newContext']>[0] = {},
): Promise<Tab> {
  const tab = await browser.newContext({
    viewport: SIZES.desk,
    baseURL: address,
    // only who goes offline needs the files of the build on the device
    serviceWorkers: 'block',
    ...options,
  });
  // what never comes is told by its name, before the whole test runs out of time
  tab.setDefaultTimeout(WAIT_MS);
  const newPage = tab.newPage.bind(tab);
  if (process.env.REMELT_KEYBOARD === '1') tab.newPage = async () => byKeyboard(await newPage());
  const page = await tab.newPage();
  const faults: string[] = [];
  page.on('pageerror', ({ message }) => faults.push(message));
  page.on('console', (line) => {
    if (line.type() === 'error' && !/Failed to load resource|ERR_INTERNET/.test(line.text()))
      faults.push(line.text());
  });
  return { page, tab, faults };
}

/** Signs in as a person of the demonstration, through the form. */
export async function signIn(page: Page, person: string): Promise<void> {
  await page.getByLabel('Enter the demonstration as').selectOption(person);
  await page.getByRole('button', { name: 'Sign in' }).click();
}

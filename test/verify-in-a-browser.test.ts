import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import chromium from '@sparticuz/chromium';
import { type Browser, type Page, chromium as playwright } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Released } from '../src/documents/release.ts';
import { actingAs, type TaskContext } from '../src/tasks/context.ts';
import { initLedger } from '../src/tasks/proof/init-ledger.ts';
import { makeBundle } from '../src/tasks/proof/make-bundle.ts';
import { makeKey } from '../src/tasks/proof/make-key.ts';
import { trustDocument } from '../src/tasks/proof/trust-document.ts';
import { issueCertificate } from '../src/tasks/release/issue-certificate.ts';
import { releaseMeasured } from '../src/tasks/release/release-measured.ts';
import { runTask } from '../src/tasks/task.ts';
import { type VerifierPage, verifierPage } from '../tools/verifier-page.ts';
import { castHeat, SPEC } from './testing/cast-heat.ts';
import { memoryContext } from './testing/memory-context.ts';
import { memoryKeys } from './testing/memory-keys.ts';

/** The plant of the journeys in test/web: its ingot Q-1-a is released and certified, with keys of the log and of who certified it. */
async function journeyPlant(): Promise<{ readonly context: TaskContext; readonly released: Released }> {
  const context: TaskContext = { ...memoryContext(), keys: memoryKeys() };
  const by = (person: string): TaskContext => actingAs(person, context);
  await runTask(initLedger, {}, context);
  await runTask(makeKey, { origin: 'ledger.remelt.example/works' }, by('p-qual'));
  await runTask(makeKey, { person: 'p-qual' }, by('p-qual'));
  await castHeat('Q-1', context);
  const of = 'object:Q-1-a';
  const released = (await runTask(releaseMeasured, { of, spec: SPEC }, by('p-cert'))) as Released;
  const paper = { of, number: 'C-100', type: '3.1', customer: { name: 'Customer C' }, specimen: false };
  await runTask(issueCertificate, { ...paper, released }, by('p-qual'));
  return { context, released };
}

/** The verifier as a customer meets it: a file on a disk, the network off, two files given to it. */
describe('the verifier page', () => {
  const folder = mkdtempSync(join(tmpdir(), 'remelt-verifier-'));
  const file = (name: string): string => join(folder, name);
  let built: VerifierPage;
  let browser: Browser;
  let page: Page;
  const asked: string[] = [];
  const complaints: string[] = [];

  beforeAll(async () => {
    const { context, released } = await journeyPlant();
    const order = {
      subject: 'object:Q-1-a',
      customer: 'Customer C',
      released,
      disclose: ['inputs', 'results', 'certificate', 'analyses'],
    };
    const bundle = JSON.stringify(await runTask(makeBundle, order, context), null, 1);
    writeFileSync(file('bundle.json'), bundle);
    writeFileSync(file('digit.json'), bundle.replace('"text": "18.10"', '"text": "18.20"'));
    writeFileSync(
      file('check.json'),
      '{"results":[{"element":"Cr","text":"16.1","unit":"wt%","method":"OES"}]}',
    );
    writeFileSync(file('broken.json'), '{"entries":');
    const { policy, ...rest } = await runTask(trustDocument, {}, context);
    writeFileSync(file('trust.json'), JSON.stringify({ ...rest, policy }));
    await context.store.close();
    await context.compute.close();
    built = await verifierPage();
    writeFileSync(file('verify.html'), built.html);
    browser = await playwright.launch({
      args: chromium.args.filter((one) => one !== '--single-process' && one !== '--no-zygote'),
      executablePath: await chromium.executablePath(),
      headless: true,
    });
    const surroundings = await browser.newContext({ offline: true });
    page = await surroundings.newPage();
    page.on('request', (request) => asked.push(request.url()));
    page.on('console', (message) => complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(error.message));
    await page.goto(pathToFileURL(file('verify.html')).href);
  }, 120_000);
  afterAll(async () => {
    await browser.close();
    rmSync(folder, { recursive: true });
  });

  const answer = async (...files: readonly string[]): Promise<string> => {
    await page.click('#again');
    await page.setInputFiles('#choose', files.map(file));
    await page.locator('#answer:not(:empty)').waitFor();
    return (await page.locator('#answer').textContent()) ?? '';
  };

  it('proves the bundle with the network off, and marks it as a demonstration', async () => {
    const text = await answer('bundle.json', 'trust.json');
    expect(text).toMatch(/^proven/);
    expect(text).toContain('DEMONSTRATION, NOT A CERTIFICATE');
    expect(text).toMatch(/computed again here.*mass balance: 500.000 kg in, 495.000 kg out/);
    expect(text).toMatch(/signed, and unchanged since.*to the letter/);
  });

  it('shows both sides when one digit was changed, and when the metal is other metal', async () => {
    expect(await answer('digit.json', 'trust.json')).toMatch(/^contradicted[\s\S]*18\.20[\s\S]*18\.10/);
    expect(await answer('bundle.json', 'trust.json', 'check.json')).toMatch(
      /^contradicted[\s\S]*certificate 18.10 wt%, check analysis 16.1 wt%/,
    );
    expect(await answer('broken.json', 'trust.json')).toMatch(/broken.json is not JSON/);
  });

  it('shows each claim as a card on a phone, with nothing cut off', async () => {
    await page.setViewportSize({ width: 390, height: 800 });
    await answer('bundle.json', 'trust.json');
    const widths = (await page.evaluate(`(() => {
      const cells = [...document.querySelectorAll('td')];
      return {
        page: document.documentElement.scrollWidth,
        furthest: Math.max(...cells.map((cell) => cell.getBoundingClientRect().right)),
        heads: cells.slice(0, 4).map((cell) => cell.getAttribute('data-head')),
      };
    })()`)) as { readonly page: number; readonly furthest: number; readonly heads: readonly string[] };
    expect(widths.page).toBeLessThanOrEqual(390);
    expect(widths.furthest).toBeLessThanOrEqual(390);
    expect(widths.heads).toEqual(['claim', '', 'how it is known', 'what was found']);
    expect(await page.locator('#answer').textContent()).toContain('mass balance, heat Q-1');
    await page.setViewportSize({ width: 1280, height: 720 });
  });

  it('weighs less than 300 kB, holds no database and no furnace, asks nothing and complains of nothing', () => {
    expect(Buffer.byteLength(built.html)).toBeLessThan(300_000);
    expect(
      built.modules.filter((path) =>
        /^src\/(evidence\/ledger|models\/(?!release)|engine|tasks)\//.test(path),
      ),
    ).toEqual([]);
    expect(asked.filter((url) => !url.startsWith('file:'))).toEqual([]);
    expect(complaints).toEqual([]);
  });
});

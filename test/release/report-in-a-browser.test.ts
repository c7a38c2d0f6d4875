import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type DemoReport, demoPage } from '../../src/pages/blocks/demo-page.ts';
import { heatPage } from '../../src/pages/blocks/heats/heat-page.ts';
import { renderHtml } from '../../src/pages/render/html.ts';
import { openBrowser } from '../testing/open-browser.ts';
import { demonstrationReport } from './demonstration-report.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const WIDTHS = { phone: 390, desk: 1100 } as const;

interface Finding {
  readonly id: string;
  readonly nodes: readonly { readonly html: string }[];
}

const HEAT = demonstrationReport();
const DEMO: DemoReport = {
  lots: HEAT.yard,
  heats: [
    {
      heat: 'H-1',
      grade: 'H230',
      words: 'Sheet alloy.',
      mass_kg: 400,
      returns: 0.9,
      cost_usd_per_kg: 13.5,
      virgin_usd_per_kg: null,
      kgCO2e_per_kg: 0.7,
      virgin_kgCO2e_per_kg: 7.5,
      sure: 0.9,
      kept: 0.84,
      verdict: 'HOLD',
      href: 'H-1/report.html',
    },
  ],
  story: HEAT.story!,
  files: [{ file: 'H-1/report.html', what: 'the heat' }],
};
const PAGES = {
  'heat report': renderHtml(heatPage(HEAT)),
  'first page of the demo': renderHtml(demoPage(DEMO)),
};

/** Begins to count what a page makes the processor work [s]; asked again, it says how much: waiting for a busy machine is no work. */
async function workOf(page: Page): Promise<() => Promise<number>> {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  const told = async (): Promise<number> => {
    const { metrics } = await session.send('Performance.getMetrics');
    const work = metrics.find(({ name }) => name === 'TaskDuration');
    return work!.value;
  };
  const before = await told();
  return async () => (await told()) - before;
}

/** The report as a reader meets it: the browser comes with npm, so that no machine decides. */
describe.each(Object.entries(PAGES))('the %s in a browser', (_, html) => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await openBrowser();
  }, 120_000);
  afterAll(() => browser.close());

  const cases = (['light', 'dark'] as const).flatMap((scheme) =>
    (Object.keys(WIDTHS) as (keyof typeof WIDTHS)[]).map((width) => [scheme, width] as const),
  );
  it.each(cases)(
    '%s, %s: axe finds nothing, nothing runs off the page or scrolls, nothing is fetched, it opens in under 1 s of work',
    async (scheme, width) => {
      const page = await browser.newPage({
        colorScheme: scheme,
        viewport: { width: WIDTHS[width], height: 800 },
      });
      const asked: string[] = [];
      page.on('request', (request) => asked.push(request.url()));
      const work_s = await workOf(page);
      await page.setContent(html, { waitUntil: 'load' });
      expect(await work_s()).toBeLessThan(1);
      await page.evaluate(AXE);
      const findings = (await page.evaluate(
        'axe.run(document, { resultTypes: ["violations"] }).then((result) => result.violations)',
      )) as Finding[];
      expect(findings.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 200)}`)).toEqual([]);
      expect(await page.evaluate('document.documentElement.scrollWidth <= window.innerWidth')).toBe(true);
      const scrolling =
        '[...document.querySelectorAll(".scroll")].filter((one) => one.scrollWidth > one.clientWidth + 1).length';
      expect(await page.evaluate(scrolling)).toBe(0);
      expect(asked.filter((url) => /^https?:/.test(url))).toEqual([]);
      await page.close();
    },
    30_000,
  );
  it('weighs less than 1.5 MB', () => {
    expect(Buffer.byteLength(html)).toBeLessThan(1_500_000);
  });
});

import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync, unlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type VerifierPage, verifierPage } from '../tools/verifier-page.ts';
import { openBrowser } from './testing/open-browser.ts';
import { freshFolder, type Ran, remelt, remeltProcess } from './testing/remelt.ts';

interface Heat {
  readonly heat: string;
  readonly returns: number;
  readonly cost_usd_per_kg: number;
  readonly virgin_usd_per_kg: number | null;
  readonly kgCO2e_per_kg: number;
  readonly virgin_kgCO2e_per_kg: number;
  readonly verdict: string;
}

type Limits = Record<string, Record<string, unknown> | undefined>;

/** Three heats from published analyses: the whole house at once, so the test is as long as its story. */
describe('remelt demo', () => {
  let folder: ReturnType<typeof freshFolder>;
  let first: Ran;
  const at = (...names: string[]): string => join(folder.path, 'remelt-demo', ...names);
  const written = (...names: string[]): string => readFileSync(at(...names), 'utf8');
  const json = <T>(...names: string[]): T => JSON.parse(written(...names)) as T;
  beforeAll(async () => {
    folder = freshFolder();
    first = await remeltProcess(folder.path, ['demo', '--json']);
  }, 1_200_000);
  afterAll(() => folder.remove());

  it('tells its progress in seven lines, ends with three heats, marks every page', () => {
    expect([first.code, first.err.match(/remelt:/)]).toEqual([0, null]);
    for (let step = 1; step <= 7; step++) expect(first.err).toContain(`${step}/7 `);
    expect(first.err).toContain('1/7 booking 22 published analyses');
    const { heats } = first.json() as { heats: Heat[] };
    expect(heats.map(({ heat }) => heat).sort()).toEqual(['DEMO-230', 'DEMO-247', 'DEMO-718']);
    for (const page of ['report.html', ...heats.map(({ heat }) => `${heat}/report.html`)])
      expect(written(page).match(/DEMONSTRATION, NOT A CERTIFICATE/g)?.length).toBe(2);
    expect(written('account.txt')).toMatch(/^DEMONSTRATION, NOT A CERTIFICATE\n/);
  });

  it('a prediction is at best HOLD; the recorded heat passes on measurements of its ingots, and is cheaper and cleaner than virgin', () => {
    const { heats } = first.json() as { heats: Heat[] };
    for (const one of heats) {
      expect(one.verdict, one.heat).toBe(one.heat === 'DEMO-718' ? 'PASS' : 'HOLD');
      expect(one.returns, one.heat).toBeGreaterThan(0.5);
      expect(one.kgCO2e_per_kg, one.heat).toBeLessThan(one.virgin_kgCO2e_per_kg);
      if (one.virgin_usd_per_kg !== null)
        expect(one.cost_usd_per_kg, one.heat).toBeLessThan(one.virgin_usd_per_kg);
    }
  });

  it('ends with a bundle of the certified ingot, which the trust document beside it proves', async () => {
    const { bundle } = first.json() as { bundle: { verdict: string; claims: number } };
    expect(bundle.verdict).toBe('proven');
    const files = ['bundle.json', 'trust.json'].map((name) => at('DEMO-718', name));
    const verified = await remelt(folder.path, ['verify', files[0]!, '--trust', files[1]!, '--json']);
    expect(verified.code).toBe(0);
    const { claims, demonstration } = verified.json() as {
      claims: { type: string }[];
      demonstration: boolean;
    };
    expect([claims.length, demonstration]).toEqual([bundle.claims, true]);
    expect(claims.map(({ type }) => type)).toEqual(
      expect.arrayContaining(['balance', 'certificate', 'specification', 'recycledContent']),
    );
    const own = at('DEMO-718', 'own.json');
    writeFileSync(own, '{"results":[{"element":"Cr","text":"17.6","unit":"wt%","method":"magic"}]}');
    const refused = await remelt(folder.path, [
      ...['verify', files[0]!, '--trust', files[1]!],
      ...['--check-analysis', own],
    ]);
    expect([refused.code, refused.err]).toEqual([
      2,
      expect.stringMatching(/DEMO-718\/own\.json, results\[0\]\.method = magic: allowed: .*laboratory/),
    ]);
    unlinkSync(own);
  });

  // the grade in a bundle is in no record: only what was signed of it counts
  it.each<[string, (limits: Limits) => void, string]>([
    [
      'widened',
      ({ Nb }) => Object.assign(Nb!, { max: 0.066, printed: { min: '4.75', max: '6.6', unit: 'wt%' } }),
      'the limit of Nb in the bundle is 4.75 to 6.6 wt%',
    ],
    [
      'left out',
      (limits) => {
        delete limits.Se;
      },
      'the limit of Se in the bundle is at most 0.05 wt%, residual, and in the answer that was signed at most 3 ppm',
    ],
  ])('refuses its bundle with a limit of the grade %s', async (name, change, words) => {
    const bundle = JSON.parse(readFileSync(at('DEMO-718', 'bundle.json'), 'utf8'));
    change(bundle.claims.find(({ type }: { type: string }) => type === 'specification').grade.limits);
    const path = join(folder.path, `${name}.json`);
    writeFileSync(path, JSON.stringify(bundle));
    const trust = at('DEMO-718', 'trust.json');
    const { code, out } = await remelt(folder.path, ['verify', path, '--trust', trust]);
    expect([code, out.replace(/\s+/g, ' ')]).toEqual([1, expect.stringContaining(words)]);
  });

  it('makes the numbers that the README shows', () => {
    const readme = readFileSync(join(import.meta.dirname, '../README.md'), 'utf8');
    const shown = [
      ...readme.matchAll(/^\| \d+ kg [^|]+\| (\d+) % \| ([^|]+) \| ([^|]+) \| ([^|]+) \| ([^|]+) \|$/gm),
    ];
    const { heats } = first.json() as { heats: Heat[] };
    const made = ['DEMO-718', 'DEMO-247', 'DEMO-230']
      .map((id) => heats.find(({ heat }) => heat === id)!)
      .map((one) => [
        (100 * one.returns).toFixed(0),
        ...[one.cost_usd_per_kg, one.virgin_usd_per_kg, one.kgCO2e_per_kg, one.virgin_kgCO2e_per_kg].map(
          (value) => value?.toFixed(1) ?? 'none',
        ),
      ]);
    expect(shown.map(([, ...cells]) => cells)).toEqual(made);
  });

  it('plans each heat so that at least its confidence holds, on draws of their own', () => {
    for (const [heat, sure] of [
      ['DEMO-718', 0.95],
      ['DEMO-247', 0.95],
      ['DEMO-230', 0.85],
    ] as const) {
      const plan = json<{ heats: { certificate: { lowerLimit: number } }[] }>(heat, 'plan.output.json');
      expect(plan.heats[0]!.certificate.lowerLimit, heat).toBeGreaterThanOrEqual(sure);
    }
  });

  it('the recorded heat: a bath sample is trimmed, the next needs nothing, nobody measured anything and all say so', () => {
    const trims = json<{ output: { verdict: string; additions: object[]; words: string[] } }[]>(
      'DEMO-718',
      'trims.json',
    );
    expect(trims.map(({ output }) => output.verdict)).toEqual(['correct', 'none-needed']);
    expect(trims[0]!.output.additions.length).toBeGreaterThan(0);
    // magnesium is still in the bath: vacuum arc takes it later
    expect(trims.flatMap(({ output }) => output.words).join()).not.toMatch(/the sample reads/);
    const { results, specimen, validators } = json<{
      results: { laboratory: string; place: string; text: string; limit: string }[];
      specimen: boolean;
      validators: { name: string }[];
    }>('DEMO-718', 'certificate.json');
    expect(specimen).toBe(true);
    expect(new Set(results.map(({ laboratory }) => laboratory))).toEqual(new Set(['simulated']));
    expect(new Set(results.map(({ place }) => place))).toEqual(new Set(['top', 'bottom']));
    expect(results.map(({ text }) => text).filter((text) => /^0\.?0*$/.test(text))).toEqual([]);
    expect(validators.map(({ name }) => name)).toEqual(['Quality (demonstration)']);
    for (const page of ['account.txt', 'report.html', 'DEMO-718/report.html'])
      expect(readFileSync(at(page), 'utf8')).toMatch(
        /sample here is simulated[\s\S]*script\s+includes[\s\S]*lacks 10\s% of the Nb/,
      );
  });

  it('traces every gram both ways: shares add to one, returns lead to their DOIs, crops and skull are lots', () => {
    const up = json<{ rows: { subject: string; share: number; end: boolean; references: string[] }[] }>(
      'DEMO-718',
      'trace.json',
    );
    const ends = up.rows.filter(({ end }) => end);
    expect(ends.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 9);
    for (const row of ends.filter(({ subject }) => subject.startsWith('lot:R-')))
      expect(row.references.join()).toMatch(/10\.\d{4,}\//);
    const down = json<{ rows: { subject: string }[] }>('DEMO-718', 'trace-forward.json');
    const subjects = down.rows.map(({ subject }) => subject);
    for (const one of ['object:DEMO-718-1', 'object:DEMO-718-2', 'lot:DEMO-718-crops'])
      expect(subjects).toContain(one);
  });

  it('takes lanthanum-bearing returns over the whole composite route, and keeps lots on hold out of every charge', () => {
    const { route } = json<{ route: { operation: string }[] }>('DEMO-230', 'simulate.input.json');
    expect(route.map(({ operation }) => operation)).toEqual([
      'cleaning',
      'vacuum-induction',
      'electron-beam',
      'vacuum-induction',
      'electroslag',
    ]);
    const released = json<{ elements: { element: string; contractual: string }[] }>(
      'DEMO-230',
      'release.output.json',
    );
    expect(released.elements.find(({ element }) => element === 'La')!.contractual).toBe('PASS');
    for (const heat of ['DEMO-718', 'DEMO-247', 'DEMO-230']) {
      const plan = json<{ materials: { id: string }[] }>(heat, 'plan.input.json');
      expect(plan.materials.map(({ id }) => id)).not.toContain('R-2307');
    }
  });

  it('the account fits into 100 columns but for words that cannot be broken, such as a DOI or a path', () => {
    const long = written('account.txt')
      .split('\n')
      .filter((line) => line.length > 100 && /\S\s+\S/.test(line.trim()));
    expect(long).toEqual([]);
  });

  it('weighs less than 1.5 MB a page', () => {
    for (const heat of ['DEMO-718', 'DEMO-247', 'DEMO-230'])
      expect(statSync(at(heat, 'report.html')).size).toBeLessThan(1_500_000);
  });

  it('is whole afterwards; documents follow from what they were asked, byte by byte', async () => {
    const env = { REMELT_FOLDER: 'remelt-demo/ledger' };
    const verified = await remelt(folder.path, ['ledger', 'verify', '--json'], { env });
    expect(verified.json()).toMatchObject({ ok: true, problems: [] });
    const rebuilt = await remelt(folder.path, ['ledger', 'rebuild', '--json'], { env });
    expect(rebuilt.json()).toMatchObject({ equal: true });
    for (const heat of ['DEMO-718', 'DEMO-247', 'DEMO-230'])
      for (const verb of ['simulate', 'release']) {
        const asked = [verb, at(heat, `${verb}.input.json`), '--json'];
        const again = await remelt(folder.path, asked, { allDraws: true });
        expect(again.json(), `${heat}, ${verb}`).toEqual(json(heat, `${verb}.output.json`));
      }
  }, 1_200_000);

  /** As a customer meets it: files on a disk, the network off, given to the one page that verifies. */
  describe('its bundle on the verifier page', () => {
    let built: VerifierPage;
    let browser: Browser;
    let page: Page;
    const asked: string[] = [];
    const complaints: string[] = [];
    /** Content of Cr as the certificate prints it, and with its last digit changed. */
    let printed = '';
    let changed = '';
    const file = (name: string): string =>
      /^(bundle|trust|certificate)/.test(name) ? at('DEMO-718', name) : join(folder.path, name);
    const given = (name: string, text: string): void => writeFileSync(file(name), text);

    beforeAll(async () => {
      const bundle = written('DEMO-718', 'bundle.json');
      const { claims } = JSON.parse(bundle) as {
        claims: { type: string; certificate?: { results: { element: string; text: string }[] } }[];
      };
      const { results } = claims.find(({ type }) => type === 'certificate')!.certificate!;
      printed = results.find(({ element }) => element === 'Cr')!.text;
      const last = printed.at(-1) === '9' ? '0' : String(Number(printed.at(-1)) + 1);
      changed = printed.slice(0, -1) + last;
      given('digit.json', bundle.replace(JSON.stringify(printed), JSON.stringify(changed)));
      given('check.json', '{"results":[{"element":"Cr","text":"12.1","unit":"wt%","method":"OES"}]}');
      given('broken.json', '{"entries":');
      built = await verifierPage();
      given('verify.html', built.html);
      browser = await openBrowser();
      page = await (await browser.newContext({ offline: true })).newPage();
      page.on('request', (request) => asked.push(request.url()));
      page.on('console', (message) => complaints.push(message.text()));
      page.on('pageerror', (error) => complaints.push(error.message));
      await page.goto(pathToFileURL(file('verify.html')).href);
    }, 900_000);
    afterAll(() => browser.close());

    const answer = async (...files: readonly string[]): Promise<string> => {
      await page.click('#again');
      await page.setInputFiles('#choose', files.map(file));
      await page.locator('#answer:not(:empty)').waitFor();
      return (await page.locator('#answer').textContent()) ?? '';
    };

    it('is proven with the network off, and marked as a demonstration', async () => {
      const text = await answer('bundle.json', 'trust.json');
      expect(text).toMatch(/^proven/);
      expect(text).toContain('DEMONSTRATION, NOT A CERTIFICATE');
      expect(text).toMatch(/computed again here.*mass balance: [\d.]+ kg in, [\d.]+ kg out/);
      expect(text).toMatch(/signed, and unchanged since.*to the letter/);
    });

    it('shows both sides when one digit was changed, and when the metal is other metal', async () => {
      const digit = await answer('digit.json', 'trust.json');
      expect(digit).toMatch(/^contradicted/);
      expect(digit).toContain(changed);
      expect(digit).toContain(printed);
      const metal = await answer('bundle.json', 'trust.json', 'check.json');
      expect(metal).toMatch(/^contradicted/);
      expect(metal).toMatch(
        new RegExp(
          `certificate ${printed} wt% \\(.*check analysis 12.1 wt% \\(.* outside the range of the specimens`,
        ),
      );
    });

    it('says of what is no bundle that it is none, and what it seems to be', async () => {
      expect(await answer('broken.json', 'trust.json')).toMatch(/broken.json is not JSON/);
      expect(await answer('trust.json', 'certificate.json')).toMatch(
        /^certificate.json is not a bundle: it seems to be a certificate\. .*ask the plant for it$/,
      );
    });

    it('shows each claim as a card on a phone, with nothing cut off', async () => {
      await page.setViewportSize({ width: 390, height: 800 });
      const text = await answer('bundle.json', 'trust.json');
      expect(text).toContain('mass balance, heat DEMO-718');
      expect(text).toMatch(/Not claimed: all draws of the lots, .*stage of the qualification\./);
      const widths = (await page.evaluate(`(() => {
        const cells = [...document.querySelectorAll('td')];
        return {
          page: document.documentElement.scrollWidth,
          furthest: Math.max(...cells.map((cell) => cell.getBoundingClientRect().right)),
          heads: cells.slice(0, 4).map((cell) => cell.getAttribute('data-head')),
        };
      })()`)) as { readonly page: number; readonly furthest: number; readonly heads: readonly string[] };
      expect(Math.max(widths.page, widths.furthest)).toBeLessThanOrEqual(390);
      expect(widths.heads).toEqual(['claim', '', 'how it is known', 'what was found']);
      await page.setViewportSize({ width: 1280, height: 720 });
    });

    // 14 kB of it verify transfers between plants and the records of trade
    it('weighs less than 330 kB, holds no database and no furnace, asks nothing and complains of nothing', () => {
      expect(Buffer.byteLength(built.html)).toBeLessThan(330_000);
      expect(
        built.modules.filter((path) =>
          /^src\/(evidence\/ledger|models\/(?!release)|engine|tasks)\//.test(path),
        ),
      ).toEqual([]);
      expect(asked.filter((url) => !url.startsWith('file:'))).toEqual([]);
      expect(complaints).toEqual([]);
    });
  });

  it.runIf(process.env.REMELT_LONG === '1')(
    'every document is the same byte by byte when the demo is run again',
    async () => {
      const hashes = (): Record<string, string> =>
        Object.fromEntries(
          readdirSync(at(), { recursive: true, withFileTypes: true })
            .filter((one) => one.isFile() && !one.parentPath.includes('ledger'))
            .map(({ parentPath, name }) => {
              const path = join(parentPath, name);
              return [path, createHash('sha256').update(readFileSync(path)).digest('hex')];
            }),
        );
      const before = hashes();
      expect(Object.keys(before).length).toBeGreaterThan(30);
      expect((await remeltProcess(folder.path, ['demo'])).code).toBe(0);
      expect(hashes()).toEqual(before);
    },
    1_200_000,
  );
});

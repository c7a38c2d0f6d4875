import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { verifyBundle } from '../../src/evidence/proof/bundle.ts';
import type { Bundle } from '../../src/evidence/proof/bundle-format.ts';
import type { AnyTrust } from '../../src/evidence/proof/trust.ts';
import { bundleIn, readGiven } from '../../src/faces/verify/given-file.ts';
import { verify } from '../../src/faces/verify/verify.ts';
import { RemeltError } from '../../src/foundation/errors.ts';
import { openBrowser } from '../testing/open-browser.ts';
import type { BundleTrial } from './bundle-trial.ts';
import { jsonOf } from './mutate.ts';

/**
 * Forged bundles before three verifiers: this program, the one in Python, and the page in a browser. Python computes no verdict of a
 * specification again, so it is held against this program without its calculations, and the page against this program with them.
 */

const SCRIPT = join(import.meta.dirname, '../../examples/second-verifier/verify.py');

/** Cases that are sent to Python and to the page at a time. */
const BATCH = 250;

/** What came of the cases: where two verifiers differ, and how often each verdict was. */
export interface ThreeTold {
  readonly differ: readonly string[];
  readonly tallies: Readonly<Record<string, number>>;
}

type Case = ReturnType<BundleTrial['forged']>;

/** Tries these cases of a trial; `html` is the page. Throws what Python says where it fails. */
export async function threeVerdicts(
  trial: BundleTrial,
  { html, from, count }: { readonly html: string; readonly from: number; readonly count: number },
): Promise<ThreeTold> {
  const differ: string[] = [];
  const tallies: Record<string, number> = {};
  const browser = await openBrowser();
  try {
    const page = await opened(browser, html);
    for (let at = from; at < from + count; at += BATCH) {
      const cases = Array.from({ length: Math.min(BATCH, from + count - at) }, (_, i) =>
        trial.forged(at + i),
      );
      const [python, shown] = [byPython(cases), await byPage(page, cases)];
      for (const [i, one] of cases.entries()) {
        const bare = orRefused(() => withoutCalculations(readFiles(one)));
        const own = orRefused(() => verify(readFiles(one), trial.facts).verdict);
        tallies[own] = (tallies[own] ?? 0) + 1;
        if (python[i] !== bare) differ.push(`case ${at + i}: Python says ${python[i]}, this program ${bare}`);
        if (shown[i] !== own) differ.push(`case ${at + i}: the page says ${shown[i]}, this program ${own}`);
      }
    }
  } finally {
    await browser.close();
  }
  return { differ, tallies };
}

const withoutCalculations = ({ bundle, trust }: Case): string =>
  verifyBundle(bundle as Bundle, trust as AnyTrust).verdict;

/** Both documents as the command reads their files: what is no bundle there is refused before it is judged. */
function readFiles(one: Case): Case {
  const texts = asTexts(one);
  const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
  const trust = readGiven(bytes(texts.trust), 'trust');
  return {
    bundle: bundleIn(bytes(texts.bundle), 'bundle'),
    trust: trust.kind === 'other' ? undefined : trust.document,
  };
}

/** A document that is refused as bad input proves nothing, as one that is contradicted. */
function orRefused(judged: () => string): string {
  try {
    return judged();
  } catch (error) {
    if (error instanceof RemeltError) return 'contradicted';
    throw error;
  }
}

function byPython(cases: readonly Case[]): readonly string[] {
  const folder = mkdtempSync(join(tmpdir(), 'remelt-three-'));
  const file = join(folder, 'asked.json');
  writeFileSync(file, JSON.stringify(cases.map(asTexts)));
  const { stdout, stderr } = spawnSync('python3', [SCRIPT, '--many', file], {
    encoding: 'utf8',
    maxBuffer: 1e9,
  });
  rmSync(folder, { recursive: true });
  if (stderr !== '') throw new Error(stderr);
  return (JSON.parse(stdout) as readonly { readonly verdict: string }[]).map(({ verdict }) => verdict);
}

/** The page as it is opened from a disk: it may ask nothing of a network. */
async function opened(browser: Browser, html: string): Promise<Page> {
  const page = await browser.newPage();
  await page.route('**', (route) => route.abort());
  await page.setContent(html);
  return page;
}

/** Drops trust document and bundle on the page, case by case, and reads the verdict that it shows. */
const byPage = (page: Page, cases: readonly Case[]): Promise<readonly string[]> =>
  page.evaluate(async (texts) => {
    // this runs in the browser, whose names the compiler of Node does not know
    const { document, DataTransfer, File, Event, setTimeout } = globalThis as unknown as {
      readonly [name: string]: never;
    } & {
      readonly document: {
        readonly getElementById: (id: string) => {
          readonly click: () => void;
          readonly textContent: string;
          readonly querySelector: (selector: string) => { readonly textContent: string } | null;
        };
        readonly dispatchEvent: (event: object) => void;
      };
      readonly DataTransfer: new () => { readonly items: { readonly add: (file: object) => void } };
      readonly File: new (parts: readonly string[], name: string) => object;
      readonly Event: new (type: string, options: object) => object;
      readonly setTimeout: (then: () => void) => void;
    };
    const verdicts: string[] = [];
    for (const { bundle, trust } of texts) {
      document.getElementById('again').click();
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File([trust], 'trust.json'));
      dataTransfer.items.add(new File([bundle], 'bundle.json'));
      document.dispatchEvent(Object.assign(new Event('drop', { cancelable: true }), { dataTransfer }));
      const answer = document.getElementById('answer');
      // two files are read one after the other; each line before the answer asks for the other file
      for (let i = 0; i < 2000 && (answer.textContent === '' || /^Now the/.test(answer.textContent)); i++)
        await new Promise<void>((then) => setTimeout(then));
      verdicts.push(answer.querySelector('h2')?.textContent ?? 'contradicted');
    }
    return verdicts;
  }, cases.map(asTexts));

/** A case as the texts of two files. */
const asTexts = ({ bundle, trust }: Case) => ({ bundle: textOf(bundle), trust: textOf(trust) });

const textOf = (document: unknown): string => (typeof document === 'string' ? document : jsonOf(document));

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freshFolder, type Ran, remelt } from './testing/remelt.ts';

describe('remelt demo', () => {
  let folder: ReturnType<typeof freshFolder>;
  let first: Ran;
  let seconds: number;
  const written = (name: string): string => readFileSync(join(folder.path, 'remelt-demo', name), 'utf8');
  beforeAll(async () => {
    folder = freshFolder();
    const started = performance.now();
    first = await remelt(folder.path, ['demo']);
    seconds = (performance.now() - started) / 1000;
  }, 120_000);
  afterAll(() => folder.remove());

  it('ends well in under 30 s, says SPECIMEN first and HOLD because a prediction is never a certificate', () => {
    expect(first.err).not.toMatch(/remelt:/);
    expect(first.code).toBe(0);
    expect(seconds).toBeLessThan(30);
    expect(first.out.split('\n')[0]).toMatch(/^SPECIMEN/);
    expect(first.out).toMatch(/Verdict HOLD: predicted: a prediction is never a certificate/);
    expect(written('report.html').match(/SPECIMEN - not a material certificate/g)?.length).toBe(2);
  });

  it('traces every gram of the charge: shares add to one and the returns lead to their DOIs', () => {
    const trace = JSON.parse(written('trace.json')) as {
      rows: { subject: string; share: number; references: string[] }[];
    };
    expect(trace.rows.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 9);
    for (const row of trace.rows.filter(({ subject }) => subject.startsWith('lot:R-')))
      expect(row.references.join()).toMatch(/^10\.\d{4,}\//);
  });

  it('keeps lanthanum inside its window, imputed traces marked, and the uncleared lot out of the charge', () => {
    const released = JSON.parse(written('release.output.json')) as {
      verdict: string;
      elements: { element: string; contractual: string; reason: string }[];
    };
    expect(released.verdict).toBe('HOLD');
    const row = (element: string) => released.elements.find((one) => one.element === element)!;
    expect(row('La').contractual).toBe('PASS');
    expect(row('Pb').reason).toMatch(/imputed/);
    const plan = JSON.parse(written('plan.input.json')) as { materials: { id: string }[] };
    expect(plan.materials.map(({ id }) => id)).not.toContain('R-2307');
  });

  it('is whole afterwards, and says the same when it is run again', async () => {
    const account = written('account.txt');
    const verified = await remelt(folder.path, ['ledger', 'verify', '--json'], {
      env: { REMELT_FOLDER: 'remelt-demo/ledger' },
    });
    expect(verified.json()).toMatchObject({ ok: true, problems: [] });
    const rebuilt = await remelt(folder.path, ['ledger', 'rebuild', '--json'], {
      env: { REMELT_FOLDER: 'remelt-demo/ledger' },
    });
    expect(rebuilt.json()).toMatchObject({ equal: true });
    expect((await remelt(folder.path, ['demo'])).code).toBe(0);
    expect(written('account.txt')).toBe(account);
  }, 120_000);
});

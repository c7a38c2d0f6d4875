import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { freshFolder } from '../testing/remelt.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const page = readFileSync(join(ROOT, 'docs', 'tutorial.md'), 'utf8');
const blocks = (kind: string): string[] =>
  [...page.matchAll(new RegExp(`^\`\`\`${kind}\\n([\\s\\S]*?)^\`\`\``, 'gm'))].map((match) => match[1]!);

/** docs/tutorial.md, word by word, in an empty folder. */
describe('the tutorial', () => {
  let folder: ReturnType<typeof freshFolder>;
  let output = '';
  beforeAll(() => {
    folder = freshFolder();
    const script = ['set -e', ...blocks('sh')].join('\n').replaceAll('~/remelt', ROOT);
    const ran = spawnSync('bash', ['-c', script], {
      cwd: folder.path,
      encoding: 'utf8',
      env: ownEnvironment(),
    });
    output = ran.stdout;
    expect([ran.status, ran.stderr.slice(-2000)]).toEqual([0, expect.any(String)]);
  }, 400_000);
  afterAll(() => folder.remove());

  it('shows what the page says it shows, line by line', () => {
    const lines = output.split('\n');
    const promised = blocks('text').flatMap((block) => block.trimEnd().split('\n'));
    expect(promised.length).toBeGreaterThan(6);
    expect(promised.filter((line) => !lines.some((printed) => agrees(line, printed)))).toEqual([]);
  });
  it('leaves the files that it names, and nothing else but the ledger', () => {
    const left = ['C-1.pdf', 'H-1.html', 'H-1.xlsx', 'release.json', 'remelt-data', 'yard.csv'];
    expect(readdirSync(folder.path).sort()).toEqual(left);
    expect(readFileSync(join(folder.path, 'H-1.html'), 'utf8')).toContain('Why each lot is in or out');
    expect(readFileSync(join(folder.path, 'C-1.pdf')).subarray(0, 5).toString()).toBe('%PDF-');
  });
  it('says all that in at most 420 words', () => {
    const prose = page.replaceAll(/^```[\s\S]*?^```/gm, '').split(/\s+/);
    expect(prose.length).toBeLessThanOrEqual(420);
  });
});

/** Without what would point the commands at another ledger or other data. */
function ownEnvironment(): NodeJS.ProcessEnv {
  const { DATABASE_URL: _url, REMELT_FOLDER: _folder, REMELT_DATA: _data, ...others } = process.env;
  // The empty database of this run: a user's first command makes one, and the tests of that are elsewhere.
  return { ...others, REMELT_CACHE: inject('cache') };
}

/** A promised line and a printed one are the same, `...` in the promise being what changes with the prices. */
function agrees(promise: string, printed: string): boolean {
  const parts = promise.split('...').map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('[^()]+')}$`).test(printed);
}

import { spawn, spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freshFolder, remelt, remeltProgram } from '../testing/remelt.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const page = readFileSync(join(ROOT, 'docs', 'tutorial.md'), 'utf8');
const blocks = (kind: string): string[] =>
  [...page.matchAll(new RegExp(`^\`\`\`${kind}\\n([\\s\\S]*?)^\`\`\``, 'gm'))].map((match) => match[1]!);

/** The command that the page ends with: a process of its own reads what those before it have written. */
const LAST = 'heat show H-1';
/** Columns of a command whose output goes to a file. */
const COLUMNS = 100;

/** docs/tutorial.md, word by word, in an empty folder. */
describe('the tutorial', () => {
  let folder: ReturnType<typeof freshFolder>;
  let output = '';
  beforeAll(async () => {
    folder = freshFolder();
    const ran = await inShell(folder.path, blocks('sh').join('\n'));
    output = ran.out;
    expect([ran.code, ran.err.slice(-2000)]).toEqual([0, expect.any(String)]);
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

/**
 * Runs a script in bash. Each `remelt` in it is run by this process, which saves the second and a half that a process and its database
 * take to start; only the last is run by the program that the page names.
 */
async function inShell(
  folder: string,
  script: string,
): Promise<{ code: number | null; out: string; err: string }> {
  const { path: between, remove } = freshFolder();
  const [asked, told, code] = ['asked', 'told', 'code'].map((name) => join(between, name)) as [
    string,
    string,
    string,
  ];
  const pipes = spawnSync('mkfifo', [asked, code]);
  expect(pipes.status, String(pipes.stderr)).toBe(0);
  const ask = `remelt() { printf '%s\\0' "$@" > ${asked}; read -r code < ${code}; cat ${told}.out; cat ${told}.err >&2; return $code; }`;
  const named = 'remelt() { ~/remelt/bin/remelt.cjs "$@"; }';
  expect(script).toContain(named);
  const lines = ['set -e', `trap ': > ${asked}' EXIT`, script.replace(named, ask)];
  const child = spawn('bash', ['-c', lines.join('\n')], { cwd: folder });
  let [out, err] = ['', ''];
  child.stdout.on('data', (part: Buffer) => {
    out += part.toString();
  });
  child.stderr.on('data', (part: Buffer) => {
    err += part.toString();
  });
  const ended = new Promise<number | null>((done) => child.on('close', done));
  const ran: string[] = [];
  for (;;) {
    const argv = (await readFile(asked, 'utf8')).split('\0').slice(0, -1);
    if (argv.length === 0) break;
    ran.push(argv.join(' '));
    const run = ran.at(-1) === LAST ? remeltProgram : remelt;
    const answer = await run(folder, argv, { columns: COLUMNS });
    writeFileSync(`${told}.out`, answer.out);
    writeFileSync(`${told}.err`, answer.err);
    await writeFile(code, `${answer.code}\n`);
  }
  expect(ran.at(-1)).toBe(LAST);
  remove();
  return { code: await ended, out, err };
}

/** A promised line and a printed one are the same, `...` in the promise being what changes with the prices. */
function agrees(promise: string, printed: string): boolean {
  const parts = promise.split('...').map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('[^()]+')}$`).test(printed);
}

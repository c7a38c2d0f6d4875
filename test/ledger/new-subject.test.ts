import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';

/**
 * The recipes "Add a ledger subject" and "Add a ledger command" of CONTRIBUTING.md, followed in a copy of the rooms below
 * the ledger: campaigns of heats, opened and closed.
 */
const root = join(import.meta.dirname, '../..');
const run = promisify(execFile);
/** Every ledger begins with it. */
const EMPTY = relative(root, fileURLToPath(import.meta.resolve('#empty-database')));

let copy: string;
beforeAll(async () => {
  copy = await mkdtemp(join(tmpdir(), 'remelt-subject-'));
  for (const room of ['foundation', 'metal', 'evidence'])
    await cp(join(root, 'src', room), join(copy, 'src', room), {
      recursive: true,
      filter: (path) => !path.endsWith('.test.ts'),
    });
  await symlink(join(root, 'node_modules'), join(copy, 'node_modules'));
  for (const file of ['package.json', 'tsconfig.json', EMPTY]) await cp(join(root, file), join(copy, file));
});
afterAll(() => rm(copy, { recursive: true }));

/** Lines that are put in front of a line of a file. */
type Edit = readonly [before: string, added: string];

async function edit(path: string, edits: readonly Edit[]): Promise<void> {
  let text = await readFile(join(copy, path), 'utf8');
  for (const [before, added] of edits) {
    expect(text.split(before), `${path}: ${before}`).toHaveLength(2);
    text = text.replace(before, `${added}${before}`);
  }
  await writeFile(join(copy, path), text);
}

async function add(path: string, fixture: string): Promise<void> {
  const target = join(copy, path);
  await mkdir(dirname(target), { recursive: true });
  await cp(join(import.meta.dirname, 'new-subject', fixture), target);
}

test('S17: a new subject is five files, a new command two, and every store knows them', async () => {
  // Add a ledger subject.
  await edit('src/metal/alloy/words.ts', [['] as const;\nexport type SubjectType', "  'campaign',\n"]]);
  await add('src/evidence/records/campaign-records.ts', 'campaign-records.txt');
  await edit('src/evidence/records/all.ts', [
    ["export * from './clock-records.ts';", "export * from './campaign-records.ts';\n"],
  ]);
  await add('src/evidence/ledger/subjects/campaign.ts', 'campaign.txt');
  await edit('src/evidence/ledger/subjects/subjects.ts', [
    ['import { heatSubject }', "import { campaignSubject } from './campaign.ts';\n"],
    ['  lot: lotSubject', '  campaign: campaignSubject,\n'],
  ]);
  // Add a ledger command.
  await add('src/evidence/ledger/commands/heat/open-campaign.ts', 'open-campaign.txt');
  await edit('src/evidence/ledger/commands/all.ts', [
    ['export { openRetest }', "export { closeCampaign, openCampaign } from './heat/open-campaign.ts';\n"],
  ]);

  await add('test/use.ts', 'use.txt');
  const compiler = join(root, 'node_modules/typescript-7/bin/tsc');
  const checked = await run(process.execPath, [compiler, '-p', copy]).catch(
    (error: { stdout: string }) => error,
  );
  expect(checked.stdout).toBe('');
  const { stdout } = await run(process.execPath, [join(copy, 'test/use.ts')]);
  expect(JSON.parse(stdout)).toEqual({
    memory: ['opened', 'closed', 'heat:H1', true, true],
    embedded: ['opened', 'closed', 'heat:H1', true, true],
    refused: 'campaign C1 is closed already',
  });
}, 180_000);

import { join } from 'node:path';
import { Client } from '@modelcontextprotocol/client';
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { freshFolder, remelt } from '../testing/remelt.ts';

const MAIN = join(import.meta.dirname, '../../src/faces/cli/main.ts');
const folder = freshFolder();
const STOCK_KG = {
  ...{ 'Ni-electrolytic': 170, 'Cr-electrolytic-degassed': 40, 'Fe-electrolytic': 30 },
  ...{ 'C-graphite': 1, 'Mn-electrolytic': 2 },
};
const TABLE = [{ operation: 'vacuum-induction', fidelity: 'table' }];

beforeAll(async () => {
  for (const [material, kg] of Object.entries(STOCK_KG))
    expect(await remelt(folder.path, ['lot', 'buy', material, String(kg)])).toMatchObject({ code: 0 });
});
afterAll(() => folder.remove());

const head = async () => (await remelt(folder.path, ['ledger', 'head', '--json'])).json();

it('plans and proposes over the real command, leaves the ledger to the terminal in between, and ends with its client', async () => {
  const [before, said] = [await head(), [] as string[]];
  const transport = new StdioClientTransport({
    ...{ command: process.execPath, args: ['--no-warnings', MAIN, 'mcp'], cwd: folder.path },
    ...{ env: { ...process.env, REMELT_FOLDER: join(folder.path, 'remelt-data') } as Record<string, string> },
    stderr: 'pipe',
  });
  transport.stderr?.on('data', (chunk: Buffer) => said.push(chunk.toString()));
  const client = new Client({ name: 'test', version: '1' });
  await client.connect(transport);
  const ask = async (name: string, input: Record<string, unknown>) => {
    const { content, isError } = await client.callTool({ name, arguments: input });
    const [{ text } = { text: '' }] = content.filter((one) => one.type === 'text');
    return { isError: isError === true, text };
  };
  expect((await client.listTools()).tools).toHaveLength(11);
  // whoever says that it is no dry run is not asked
  const order = { heat: 'H-1', gradeId: 'IN600', mass_kg: 200, route: TABLE, dryRun: false };
  const plan = await ask('plan', { what: 'plan-heat', order });
  expect(plan).toMatchObject({ isError: false, text: expect.stringMatching(/H-1[\s\S]*Ni-electrolytic/) });
  const propose = { verb: 'hold-lot', order: { lot: 'V-Ni-electrolytic', reason: 'torn' } };
  expect(await ask('propose', propose)).toMatchObject({
    text: expect.stringContaining('remelt lot hold V-Ni-electrolytic torn'),
  });
  expect(await head()).toEqual(before);
  const held = await remelt(folder.path, ['lot', 'hold', 'V-Ni-electrolytic', 'torn', '--by', 'p-qual']);
  expect(held).toMatchObject({ code: 0 });
  const shown = await ask('show', { what: 'show-lot', order: { lot: 'V-Ni-electrolytic' } });
  expect(shown.text).toContain('torn');
  await client.close();
  expect(said.join('')).not.toMatch(/Error|internal/);
});

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { freshYard, remelt } from './testing/remelt.ts';

const PAGE = readFileSync(join(import.meta.dirname, '../docs/how-to/connect-an-erp.md'), 'utf8');
let folder: Awaited<ReturnType<typeof freshYard>>;
beforeAll(async () => {
  folder = await freshYard();
});
afterAll(() => folder.remove());

/** Words of a command line, quoted ones as one. */
const wordsOf = (line: string): string[] =>
  [...line.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain!);

it('every command of the page on ERPs does what the page says', async () => {
  for (const [, name, text] of PAGE.matchAll(/^```csv (\S+)\n([\s\S]*?)^```/gm))
    writeFileSync(join(folder.path, name!), text!);
  const lines = [...PAGE.matchAll(/^```sh\n([\s\S]*?)^```/gm)]
    .flatMap(([, block]) => block!.split('\n'))
    .filter((line) => /^remelt (?!source)/.test(line));
  // what is sent stands behind what is read
  const sent = lines.filter((line) => / --sender /.test(line));
  const read = lines.filter((line) => !sent.includes(line));
  expect([sent.length, read.length]).toEqual([3, 4]);
  const answers = new Map<string, string>();
  for (const line of [...sent, ...read]) {
    const { code, out, err } = await remelt(folder.path, wordsOf(line).slice(1));
    expect([line, code, code === 0 ? '' : err]).toEqual([line, 0, '']);
    answers.set(line, out);
  }
  const [, shown, booked] = sent.map((line) => answers.get(line)!);
  expect(shown).toContain('would be booked');
  expect(booked).not.toContain('would be booked');
  const [feed, table, schema, order] = read.map((line) => answers.get(line)!);
  expect(feed).toMatch(/order:4500013 +order entered/);
  const rows = table!.split('\r\n');
  expect(rows).toHaveLength(4);
  expect(rows[1]).toContain(',C-7,IN600,,2026-12-18,,250.500,');
  expect(rows[3]).toBe('');
  expect(JSON.parse(schema!)).toMatchObject({ oneOf: expect.any(Array) });
  expect(order).toMatch(/Mass +250\.5 kg/);
});

it('the help of a file names the file, and the schema for programs says how its bytes are sent', async () => {
  for (const argv of [
    ['heat', 'log', '--help'],
    ['ledger', 'keep-timestamp', '--help'],
    ['order', 'import', '--help'],
  ])
    expect((await remelt(folder.path, argv)).out).not.toContain('base64');
  const { out } = await remelt(folder.path, ['schema', 'openapi']);
  expect(out).toContain('default what the recorder has sent; in base64');
});

it('a table of the feed and one JSON document are not asked for at once', async () => {
  const { code, out } = await remelt(folder.path, ['feed', '--types', 'consumption', '--csv', '--json']);
  expect(code).toBe(2);
  expect(out).toContain('a table on standard output is no JSON document');
});

import { mkdirSync, writeFileSync, rmSync } from 'node:fs';
import { createCli } from '/tmp/w/wt-short/src/faces/cli/cli.ts';
import { runCli } from '/tmp/w/wt-short/src/faces/cli/main.ts';
import { openPglite } from '/tmp/w/wt-short/src/evidence/ledger/pglite-engine.ts';
const dir = '/tmp/w/short-yard'; rmSync(dir, { recursive: true, force: true }); mkdirSync(dir, { recursive: true }); process.chdir(dir);
writeFileSync('empty.json', '[]'); writeFileSync('obj.json', '{}');
const kept = new Map<string, any>();
const openEngine = async (pgdata: string, files: any) => {
  if (!pgdata.endsWith('/pgdata')) return openPglite(pgdata, files);
  const e = kept.get(pgdata) ?? await openPglite(pgdata, files); kept.set(pgdata, e);
  return { ready: true, waitReady: Promise.resolve(), closed: false, query: (...a: any[]) => e.query(...a), transaction: (w: any) => e.transaction(w), close: async () => {} } as any;
};
export async function ask(line: string | string[]) {
  const argv = typeof line === 'string' ? line.split(' ') : line; let out = '';
  const cli = createCli({ environment: { ...process.env, DATABASE_URL: '', REMELT_CACHE: '/tmp/w/short-cache' }, writeOut: (t) => { out += t; }, writeError: (t) => { out += t; }, columns: 160, readInput: () => Buffer.from(''), signal: new AbortController().signal, openEngine });
  const code = await runCli(argv, cli); await cli.close();
  console.log(`$ remelt ${argv.join(' ')}\n${out.split('\n').slice(0, Number(process.env.N ?? 8)).join('\n').slice(0, 1500)}  [${code}]`);
}
for (const line of readLines()) await ask(line);
process.exit(0);
import { readFileSync } from 'node:fs';
function readLines() { return readFileSync(0, 'utf8').split('\n').filter((l) => l.trim()).map((l) => l.startsWith('[') ? JSON.parse(l) : l); }

import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, chownSync, existsSync, globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, expect, it } from 'vitest';
import { freshFolder } from './testing/remelt.ts';

const PAGE = join(import.meta.dirname, '../docs/how-to/restore-to-a-time.md');
const MAIN = join(import.meta.dirname, '../src/faces/cli/main.ts');
/** Tools of the system's PostgreSQL, the newest first. */
const TOOLS = globSync('/usr/lib/postgresql/*/bin').toSorted().at(-1);
const hasTools = TOOLS !== undefined && existsSync(join(TOOLS, 'pg_basebackup'));
/** The server does not run as root: then it runs as the account that its package has made. */
const isRoot = process.getuid?.() === 0;
const idOf = (what: '-u' | '-g'): number =>
  Number(execFileSync('id', [what, 'postgres'], { encoding: 'utf8' }));
const as = isRoot && hasTools ? { uid: idOf('-u'), gid: idOf('-g') } : {};

const folder = freshFolder();
const env: Record<string, string> = {
  ...(process.env as Record<string, string>),
  PATH: `${folder.path}:${TOOLS}:${process.env.PATH}`,
  PGDATA: join(folder.path, 'db/data'),
  ARCHIVE: join(folder.path, 'db/archive'),
  BASE: join(folder.path, 'db/base'),
  PGHOST: '127.0.0.1',
  PGUSER: 'remelt',
  REMELT_KEYS: join(folder.path, 'keys'),
  REMELT_FOLDER: join(folder.path, 'nothing'),
};
afterAll(() => {
  if (hasTools && existsSync(env.PGDATA!))
    spawnSync('pg_ctl', ['stop', '--pgdata', env.PGDATA!, '--mode', 'immediate', '--wait'], { env, ...as });
  folder.remove();
});

/** The commands of the page, block after block. */
const BLOCKS = [...readFileSync(PAGE, 'utf8').matchAll(/^```sh\n([\s\S]*?)^```$/gm)].map(
  ([, block = '']) => block,
);

const shell = (block: string) =>
  spawnSync('bash', ['-eu', '-c', block], { env, ...as, cwd: join(folder.path, 'db'), encoding: 'utf8' });
function done(block: string): string {
  const { status, stdout, stderr } = shell(block);
  expect(status, `${block}\n${stdout}${stderr}`).toBe(0);
  return stdout;
}
/** A command of Remelt, by whoever runs the test: it keeps what that account has seen. */
const remelt = (...argv: string[]) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--no-warnings', MAIN, ...argv], {
    env,
    cwd: folder.path,
    encoding: 'utf8',
  });
  return { status, said: stdout + stderr };
};

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((listening) => void probe.listen(0, '127.0.0.1', () => listening()));
  const { port } = probe.address() as { port: number };
  await new Promise((closed) => void probe.close(closed));
  return port;
}

it.skipIf(!hasTools)(
  `the commands of the page put a ledger back to a second, and it is whole${hasTools ? '' : ' (skipped: the tools of PostgreSQL are not installed)'}`,
  async () => {
    const [keep, base, stop, restore, verify, ...more] = BLOCKS as [string, string, string, string, string];
    expect([verify, more]).toEqual(['remelt ledger verify\n', []]);
    env.PGPORT = String(await freePort());
    env.DATABASE_URL = `postgres://remelt@127.0.0.1:${env.PGPORT}/postgres`;
    chmodSync(folder.path, 0o755);
    mkdirSync(join(folder.path, 'db'));
    if (as.uid !== undefined) chownSync(join(folder.path, 'db'), as.uid, as.gid!);
    const sh = join(folder.path, 'remelt');
    writeFileSync(sh, `#!/bin/sh\nexec "${process.execPath}" --no-warnings "${MAIN}" "$@"\n`, {
      mode: 0o755,
    });
    done('initdb --pgdata "$PGDATA" --username remelt --auth trust --no-sync');
    done(`cat >> "$PGDATA/postgresql.conf" <<END
port = ${env.PGPORT}
unix_socket_directories = ''
END
pg_ctl start --pgdata "$PGDATA" --log "$PGDATA/server.log" --wait`);
    done(keep);
    const buy = (lot: string) =>
      remelt('lot', 'buy', 'Ni-electrolytic', '100', '--lot', lot, '--by', 'p-goods');
    expect(remelt('init').status).toBe(0);
    expect(remelt('keys', 'make', '--origin', 'ledger.example/works', '--by', 'p-cert').status).toBe(0);
    expect(buy('BEFORE-BASE').status).toBe(0);
    done(base);
    expect(buy('KEPT').status).toBe(0);
    await sleep(1100);
    const client = new pg.Client({ connectionString: env.DATABASE_URL });
    await client.connect();
    const { rows } = await client.query<{ now: string; size: number }>(
      'select clock_timestamp()::text as now, size from ledger_head',
    );
    await client.end();
    env.TIME = rows[0]!.now;
    await sleep(1100);
    expect(buy('LOST').status).toBe(0);
    expect(remelt('ledger', 'checkpoint', '--by', 'p-cert').status).toBe(0);

    done(stop);
    done(restore);
    // an account that has seen none of what is lost finds it whole
    const { size } = rows[0]!;
    const stranger = { ...env, REMELT_KEYS: join(folder.path, 'db/other-keys') };
    const proved = spawnSync('bash', ['-eu', '-c', verify], {
      env: stranger,
      ...as,
      cwd: join(folder.path, 'db'),
      encoding: 'utf8',
    });
    expect([proved.status, proved.stdout], proved.stderr).toEqual([
      0,
      expect.stringMatching(new RegExp(`${size} records: whole`)),
    ]);
    const lots = remelt('lots').said;
    expect(lots).toContain('KEPT');
    expect(lots).not.toContain('LOST');
    // who has seen more is told, and the key that signed more signs no less
    const seen = remelt('ledger', 'verify');
    expect([seen.status, seen.said]).toEqual([
      1,
      expect.stringMatching(/rolled\s+back: it holds \d+ records, and held\s+\d+/),
    ]);
    const signed = remelt('ledger', 'signed');
    expect(signed.said).toMatch(/records were signed, and\s+it holds/);
    const sign = remelt('ledger', 'checkpoint', '--by', 'p-cert');
    expect([sign.status, sign.said]).toEqual([
      expect.any(Number),
      expect.stringMatching(/was rolled back: \d+ records were signed, and it holds \d+/),
    ]);
    expect(sign.status).not.toBe(0);
    expect(remelt('ledger', 'seen', '--agree').status).toBe(0);
    expect(remelt('ledger', 'verify').status).toBe(0);
  },
  180_000,
);

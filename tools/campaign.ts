/**
 * Attacks every claim of the ledger and its doors, and writes what came of it into docs/reliability.md: node tools/campaign.ts
 * [--only WORD] [--cases N] [--short]. The long form takes about an hour: 200 kills of each store and 21,000 odd cases.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type Row, withRows } from './campaign-table.ts';

const root = join(import.meta.dirname, '..');
const PAGE = join(root, 'docs', 'reliability.md');
const { values } = parseArgs({
  options: {
    only: { type: 'string' },
    cases: { type: 'string' },
    short: { type: 'boolean', default: false },
  },
});

/** Kills of each store, cases at all doors together, the seeds of a run, and how long writers contend. */
const { kills, seeds, each, seconds } = values.short
  ? { kills: 6, each: 140, seeds: [20261128], seconds: 2 }
  : { kills: 200, each: 7000, seeds: [7, 11, 13], seconds: 30 };
/** Cases of each seed. */
const cases = Number(values.cases ?? each);
/** Changed bundles of one heat. */
const changed = values.short ? 500 : 100_000;

/** Orders of bookings after a release. */
const late = values.short ? 200 : 10_000;
/** Those of them that three verifiers judge. */
const judgedByThree = values.short ? 250 : 10_000;

/** Files of an instrument, and power cuts that they go through. */
const [files, cuts] = values.short ? [100, 6] : [10_000, 100];

/** Restarts of an ERP and of the server that it reads from. */
const restarts = values.short ? 20 : 1000;

/** A case that is silent for so long hangs, however busy the machine is [ms]. */
const SILENCE_MS = 300_000;

/** Tags and hours of a day of furnace logs, and restarts of their broker. */
const logs = values.short
  ? { REMELT_LOG_TAGS: '6', REMELT_LOG_HOURS: '6', REMELT_RESTARTS: '3' }
  : { REMELT_LOG_TAGS: '200', REMELT_LOG_HOURS: '24', REMELT_RESTARTS: '100' };

interface Attack {
  readonly claim: string;
  readonly attack: string;
  /** What came of it in words, and whether the claim held. */
  readonly run: () => Promise<{ readonly held: boolean; readonly words: string }>;
}

interface Tally {
  readonly tried: number;
  readonly accepted: number;
  readonly longest_s: number;
}

const sum = (one: Tally | undefined, other: Tally): Tally => ({
  tried: (one?.tried ?? 0) + other.tried,
  accepted: (one?.accepted ?? 0) + other.accepted,
  longest_s: Math.max(one?.longest_s ?? 0, other.longest_s),
});

const ATTACKS: readonly Attack[] = [
  {
    claim: 'Nothing acknowledged is lost',
    attack: `kills: ${kills} times \`kill -9\` of each store during an import or while it opens`,
    run: () => tests({ REMELT_KILLS: String(kills) }, 'test/ledger/kill.test.ts'),
  },
  {
    claim: 'A disk that fails, is full or damaged loses nothing, and says so',
    attack: 'crashes and faults: every step of writing fails once; frames are cut, doubled and changed',
    run: () =>
      tests(
        {},
        'test/ledger/folder.test.ts',
        'src/evidence/ledger/files/segment.test.ts',
        'src/evidence/ledger/store/pglite-store.test.ts',
      ),
  },
  {
    claim: 'No other account of the computer reads or writes anything of a ledger',
    attack:
      'permissions: umask 000 and 022, made, copied, restored, opened; each path tried as another account',
    run: () => tests({}, 'test/ledger/permissions.test.ts'),
  },
  {
    claim: 'Both stores keep every rule of the ledger, and find what SQL changed',
    attack: 'tampering: rows changed, removed and put in with the triggers off; names that no text can hold',
    run: () =>
      tests(
        {},
        'src/evidence/ledger/testing/memory-store.test.ts',
        'src/evidence/ledger/store/postgres-store.test.ts',
      ),
  },
  {
    claim: 'Many writers at once finish every booking',
    attack: `contention: 20 writers x ${seconds} s who decide on the whole ledger, and one who books without a pause, at each store`,
    run: contend,
  },
  {
    claim: 'A forged bundle is never proven',
    attack: 'forged bundles: edited, moved and torn entries, and what the holder of the key may sign',
    run: () => tests({}, 'src/evidence/proof'),
  },
  {
    claim: 'Metal with a measurement that no verdict judged is neither certified nor shipped, nor proven',
    attack: `late measurements: ${late} orders of analyses, samples, verdicts, withdrawals and purposes after a release, on heat, ingot and piece (seed 20261201)`,
    run: lateMeasurements,
  },
  {
    claim:
      'No change of a bundle or a trust document is proven, crashes the verifier or holds it up for a second',
    attack: `changed bundles: ${changed} of one certified heat, with index, draws, verdict and signatures (seed 20261128)`,
    run: () => changedBundles('20261128', changed),
  },
  {
    claim: 'A forged bundle has one verdict in three verifiers, and none that leaves out a recall is proven',
    attack: `three verifiers: ${judgedByThree} changed bundles of a certified and recalled heat before this program, Python and the page in Chromium (seed 39)`,
    run: () => changedBundles('39', judgedByThree, '--three'),
  },
  {
    claim: 'No file takes more than two seconds or 300 MB to read or refuse',
    attack: 'swelling files: giant merges, rules over columns, styles, strings and cells without end',
    run: () => tests({}, 'test/import/swelling.test.ts'),
  },
  {
    claim: 'A file of an instrument is booked once, on its own sample, whatever dies meanwhile',
    attack: `links: ${files} files in a watched folder through ${cuts} power cuts (\`kill -9\` of the server and of the process that reads, in turn; seed 43)`,
    run: () =>
      tests(
        { REMELT_FILES: String(files), REMELT_CUTS: String(cuts) },
        'test/links/power-cuts.test.ts',
        'src/links',
      ),
  },
  {
    claim: 'An ERP books each event once, whatever is away or dies meanwhile',
    attack: `links: feed: an ERP that is away for 30 days (a day in about a second). Then ${restarts} restarts of it and of the server at random moments (\`kill -9\`, one in 20 of the server). Orders, deliveries and what takes them back are swapped and doubled (seed 4343)`,
    run: feedOutage,
  },
  {
    claim: 'One rule for names at every door',
    attack: 'names: formulas, tags, paths, letters of other alphabets, names of the language',
    run: () => tests({}, 'test/import/ids.test.ts', 'src/evidence/ledger/commands/rules.test.ts'),
  },
  {
    claim: 'Nothing is recorded under another name than the page shows',
    attack:
      'identity: random sessions, shown persons and orders; tabs, outboxes and sign-outs; passwords guessed from many addresses',
    run: () =>
      tests(
        { REMELT_LONG: '1' },
        'test/server/identity.test.ts',
        'web/furnace/outbox/outbox.test.ts',
        'web/furnace/outbox/outbox-session.test.ts',
      ),
  },
  {
    claim:
      'Nobody books or reads what their role does not allow: an inspector or reader no money, parties and persons',
    attack:
      'permissions: every address as each role; every read of a ledger in which each command was booked',
    run: () => tests({}, 'test/server/api.test.ts', 'test/visitors.test.ts', 'test/server/bounds.test.ts'),
  },
  {
    claim: 'Nothing that can be typed ends in exit 6, hangs, or breaks the ledger',
    attack: `fuzz: ${seeds.length * cases} odd documents, heat records, tables, command lines, bundles, record texts and ledger commands (seeds ${seeds.join(', ')})`,
    run: fuzz,
  },
  {
    claim: 'No silence of a furnace is unmarked in its log, and none but reading questions go to it',
    attack: `links: ${logs.REMELT_LOG_TAGS} tags told each second for ${logs.REMELT_LOG_HOURS} h with random silences; ${logs.REMELT_RESTARTS} restarts of a broker; controllers that are silent, talk rubbish, hang up`,
    run: () => tests(logs, 'test/links/furnace-logs.test.ts', 'src/links/modbus', 'src/links/mqtt'),
  },
];

let broken = false;
for (const { claim, attack, run } of ATTACKS) {
  if (values.only !== undefined && !attack.startsWith(values.only)) continue;
  console.log(`== ${attack}`);
  const { held, words } = await run();
  broken ||= !held;
  console.log(`   ${held ? 'held' : 'BROKEN'}: ${words}`);
  const row: Row = { claim, attack, result: `${held ? 'held' : '**broken**'}: ${words}` };
  if (!values.short) writeFileSync(PAGE, withRows(readFileSync(PAGE, 'utf8'), [row]));
}
process.exitCode = broken ? 1 : 0;

/** Runs test files; their count is the result. */
async function tests(environment: NodeJS.ProcessEnv, ...files: string[]): ReturnType<Attack['run']> {
  const vitest = join(root, 'node_modules', '.bin', 'vitest');
  const { code, out } = await output(vitest, ['run', '--reporter=json', '--maxWorkers=1', ...files], {
    REMELT_ALL: '1',
    ...environment,
  });
  const { numPassedTests, numFailedTests } = JSON.parse(out.slice(out.indexOf('{'))) as Record<
    string,
    number
  >;
  return {
    held: code === 0 && numPassedTests! > 0,
    words: `${numPassedTests} tests passed${numFailedTests ? `, ${numFailedTests} failed` : ''}`,
  };
}

/** Books in many orders after a release; counted are the certificates and shipments tried, and those that went through, all judged. */
async function lateMeasurements(): ReturnType<Attack['run']> {
  const folder = mkdtempSync(join(tmpdir(), 'remelt-late-'));
  const tally = join(folder, 'tally.json');
  try {
    const run = await tests(
      { REMELT_CASES: String(late), REMELT_TALLY: tally },
      'test/release/late-orders.test.ts',
    );
    if (!run.held) return run;
    const { certify, ship, accepted, suspended } = JSON.parse(readFileSync(tally, 'utf8')) as Record<
      string,
      number
    >;
    return {
      held: true,
      words: `${certify} certificates and ${ship} shipments tried, ${accepted} accepted; metal with a result that no verdict knew: 0. Of ${suspended} suspended heats no bundle was proven, and the verifiers agreed`,
    };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Reads a feed while reader and server die; counted are messages, events and reversals. What is lost or doubled fails the test. */
async function feedOutage(): ReturnType<Attack['run']> {
  const folder = mkdtempSync(join(tmpdir(), 'remelt-feed-'));
  const tally = join(folder, 'tally.json');
  try {
    const run = await tests(
      { REMELT_ALL: '1', REMELT_RESTARTS: String(restarts), REMELT_TALLY: tally },
      'test/links/feed-outage.test.ts',
    );
    if (!run.held) return run;
    const { deaths, messages, events, reversals } = JSON.parse(readFileSync(tally, 'utf8')) as Record<
      string,
      number
    >;
    return {
      held: true,
      words: `${messages} messages answered, ${events} events read, ${reversals} of them reversals; ${deaths} deaths of the server. Lost: 0, twice: 0`,
    };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

interface Contended {
  readonly store: string;
  readonly finished: number;
  readonly decided: number;
  readonly unfinished: number;
  readonly lost: number;
  readonly longest_s: number;
  readonly whole: boolean;
}

/** Lets writers contend for each store, and adds up what they finished. */
async function contend(): ReturnType<Attack['run']> {
  const argv = [join(root, 'tools', 'contend.ts'), '--seconds', String(seconds)];
  const { code, out } = await output(process.execPath, argv, {});
  const told = out
    .trimEnd()
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Contended);
  const words = told.map(
    (one) =>
      `${one.store}: ${one.finished} bookings finished, ${one.decided} of them decided on the whole ledger; ` +
      `${one.unfinished} unfinished, ${one.lost} lost, the longest ${one.longest_s.toFixed(1)} s`,
  );
  const held = code === 0 && told.length === 2;
  return {
    held: held && told.every(({ unfinished, lost, whole }) => unfinished + lost === 0 && whole),
    words: words.join('. '),
  };
}

/** Changes a bundle at random; what the verifier said of each is added up. */
async function changedBundles(seed: string, cases: number, ...more: string[]): ReturnType<Attack['run']> {
  const argv = [join(root, 'tools', 'fuzz-bundles.ts'), '--seed', seed, '--cases', String(cases), ...more];
  const { code, out } = await output(process.execPath, argv, {});
  const lines = out.trimEnd().split('\n');
  for (const line of lines.slice(0, -1)) console.log(line);
  const { tallies, findings } = JSON.parse(lines.at(-1) ?? '{}') as {
    readonly tallies: Readonly<Record<string, number>>;
    readonly findings: number;
  };
  const said = Object.entries(tallies).map(([verdict, count]) => `${count} ${verdict}`);
  return { held: code === 0, words: `${findings} findings: ${said.join(', ')}` };
}

/** Runs the fuzzer with each seed, and adds up what it says. */
async function fuzz(): ReturnType<Attack['run']> {
  const all = new Map<string, Tally>();
  let found = 0;
  for (const { whole, lines } of await Promise.all(seeds.map(fuzzed))) {
    for (const line of lines.slice(0, -1)) console.log(line);
    // a run that did not come to its end has broken more than what it found
    found += whole ? 0 : Math.max(1, lines.length - 1);
    const last = lines.at(-1) ?? '';
    if (!last.startsWith('{"tallies"')) continue;
    const { tallies } = JSON.parse(last) as { readonly tallies: Readonly<Record<string, Tally>> };
    for (const [door, tally] of Object.entries(tallies)) all.set(door, sum(all.get(door), tally));
  }
  const doors = [...all].map(([door, { tried, accepted }]) => `${tried} ${door}, ${accepted} accepted.`);
  const longest_s = Math.max(...[...all.values()].map((tally) => tally.longest_s));
  return {
    held: found === 0,
    words: `${found} findings. ${doors.join(' ')} Longest case: ${longest_s.toFixed(1)} s of processor time`,
  };
}

/** What the fuzzer says of one seed. A case that hangs is ended, with its number. */
function fuzzed(seed: number): Promise<{ readonly whole: boolean; readonly lines: readonly string[] }> {
  return new Promise((resolve, reject) => {
    const argv = [join(root, 'tools', 'fuzz.ts'), '--seed', String(seed), '--cases', String(cases)];
    const child = spawn(process.execPath, argv, { cwd: root, stdio: ['ignore', 'pipe', 'inherit', 'ipc'] });
    let out = '';
    let index: unknown;
    const hung = (): void => {
      out += `seed ${seed}, case ${JSON.stringify(index)} hangs\n\n`;
      child.kill('SIGKILL');
    };
    let watch = setTimeout(hung, SILENCE_MS);
    child.on('message', (message) => {
      index = message;
      clearTimeout(watch);
      watch = setTimeout(hung, SILENCE_MS);
    });
    child.stdout?.on('data', (chunk: Buffer) => {
      out += chunk.toString();
    });
    child.on('error', reject);
    child.on('close', (code) => {
      clearTimeout(watch);
      resolve({ whole: code === 0, lines: out.trimEnd().split('\n') });
    });
  });
}

function output(
  program: string,
  argv: readonly string[],
  environment: NodeJS.ProcessEnv,
): Promise<{ readonly code: number | null; readonly out: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, argv, {
      cwd: root,
      env: { ...process.env, ...environment },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let out = '';
    child.stdout.on('data', (chunk: Buffer) => {
      out += chunk.toString();
    });
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, out }));
  });
}

import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Cli, createCli } from '../../src/faces/cli/cli.ts';
import { runCli } from '../../src/faces/cli/program.ts';
import { diceOf } from './dice.ts';
import { type Attempt, documentAttempt, lineAttempt, recordAttempt, tableAttempt } from './doors.ts';
import { bundleOutcome, commandOutcome, type Outcome, recordTextOutcome } from './inside.ts';
import { trialClock } from './yard.ts';

/** A case whose answer is wrong, and how to make it again. */
export interface Finding {
  readonly door: string;
  readonly seed: number;
  readonly index: number;
  readonly words: string;
}

/** How many cases were tried at a door, and how many of them were accepted. */
export interface Tally {
  tried: number;
  accepted: number;
  /** Processor time of the longest case [s]. */
  longest_s: number;
}

const TYPED: Readonly<Record<string, (dice: ReturnType<typeof diceOf>) => Attempt>> = {
  documents: documentAttempt,
  'heat records': recordAttempt,
  tables: tableAttempt,
  'command lines': lineAttempt,
};
const INSIDE: Readonly<Record<string, (dice: ReturnType<typeof diceOf>) => Outcome | Promise<Outcome>>> = {
  bundles: bundleOutcome,
  'record texts': recordTextOutcome,
  'ledger commands': commandOutcome,
};
/** The doors, in turn. */
export const DOORS: readonly string[] = [...Object.keys(TYPED), ...Object.keys(INSIDE)];

/** After this a calculation is stopped as by Ctrl-C [ms]; one that then does not end within MOST_S hangs. */
const PATIENCE_MS = 1500;
export const MOST_S = 20;
const SAID_WRONG = /\bNaN\b|\[object |internal fault|\n\s+at .+:\d+:\d+/;

/** Cases of one seed, on one ledger in `folder` that stays open over all of them. */
export class Trial {
  readonly seed: number;
  readonly tallies = new Map<string, Tally>();
  readonly findings: Finding[] = [];
  readonly #folder: string;
  #cli: Cli;
  #out = '';
  #stop = new AbortController();

  constructor(seed: number, folder: string) {
    this.seed = seed;
    this.#folder = folder;
    this.#cli = this.#open();
  }

  #open(): Cli {
    const cli = createCli({
      environment: {
        ...process.env,
        DATABASE_URL: '',
        REMELT_CACHE: '',
        REMELT_FOLDER: join(this.#folder, 'remelt-data'),
      },
      writeOut: (text) => this.#hear(text),
      writeError: (text) => this.#hear(text),
      columns: 100,
      readInput: () => Buffer.from('{}'),
      signal: this.#stop.signal,
    });
    // each case has a signal of its own
    Object.defineProperty(cli, 'signal', { get: () => this.#stop.signal });
    Object.defineProperty(cli, 'clock', { value: trialClock });
    return cli;
  }

  #hear(text: string): void {
    this.#out += text;
  }

  /** One case; its door follows from its number. */
  async try(index: number): Promise<void> {
    const door = DOORS[index % DOORS.length]!;
    const before = process.cpuUsage();
    const dice = diceOf(this.seed, index);
    const typed = TYPED[door];
    let outcome: Outcome;
    let words = '';
    if (typed) {
      const attempt = typed(dice);
      words = attempt.argv.join(' ').slice(0, 200);
      outcome = await this.#run(attempt);
    } else outcome = await INSIDE[door]!(dice);
    // processor time: on a machine that is busy with other work nothing hangs
    const { user, system } = process.cpuUsage(before);
    const seconds = (user + system) / 1e6;
    const tally = this.tallies.get(door) ?? { tried: 0, accepted: 0, longest_s: 0 };
    this.tallies.set(door, tally);
    tally.tried++;
    tally.longest_s = Math.max(tally.longest_s, seconds);
    if (outcome === 'accepted') tally.accepted++;
    const wrong =
      typeof outcome === 'object' ? outcome.wrong : seconds > MOST_S ? `took ${seconds.toFixed(1)} s` : '';
    if (wrong) this.findings.push({ door, seed: this.seed, index, words: `${words}: ${wrong}` });
  }

  async #run({ argv, files }: Attempt): Promise<Outcome> {
    const here = process.cwd();
    const { exitCode } = process;
    const place = join(this.#folder, 'desk');
    rmSync(place, { recursive: true, force: true });
    mkdirSync(place);
    for (const [name, bytes] of Object.entries(files)) writeFileSync(join(place, name), bytes);
    this.#out = '';
    this.#stop = new AbortController();
    const alarm = setTimeout(() => this.#stop.abort(), PATIENCE_MS);
    process.chdir(place);
    try {
      const code = await runCli(argv, this.#cli);
      const said = SAID_WRONG.exec(this.#out)?.[0];
      if (code === 6 || (code === 5 && !this.#out.includes('cannot be written')))
        return { wrong: `exit ${code}: ${this.#out.slice(0, 400)}` };
      const echoed =
        said === 'NaN' && [...argv, ...Object.values(files).map(String)].some((text) => /NaN|PK/.test(text));
      if (said && !echoed) return { wrong: `says "${said}": ${this.#out.slice(0, 400)}` };
      return code === 2 || code === 4 ? 'refused' : 'accepted';
    } catch (error) {
      return { wrong: `thrown: ${error instanceof Error ? error.stack : String(error)}`.slice(0, 600) };
    } finally {
      clearTimeout(alarm);
      process.chdir(here);
      process.exitCode = exitCode;
    }
  }

  /** What the ledger of the trial says of itself afterwards; closes it. */
  async close(): Promise<void> {
    this.#out = '';
    const code = await runCli(['ledger', 'verify'], this.#cli);
    if (code !== 0)
      this.findings.push({
        door: 'command lines',
        seed: this.seed,
        index: -1,
        words: `ledger verify: ${this.#out.slice(0, 300)}`,
      });
    await this.#cli.close();
    if (readdirSync(this.#folder).length > 2)
      this.findings.push({
        door: 'command lines',
        seed: this.seed,
        index: -1,
        words: `files beside the desk: ${readdirSync(this.#folder).join(', ')}`,
      });
  }
}

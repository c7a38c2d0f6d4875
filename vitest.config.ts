import { globSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { defineConfig, type TestProjectInlineConfiguration } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Files that take longest, longest first: they start first, so that no worker is left with one at the end. */
const LONGEST = [
  'test/web/journeys.test.ts',
  'test/connect-an-erp.test.ts',
  'test/demo.test.ts',
  'test/ledger/lost-server.test.ts',
  'test/ledger/kill.test.ts',
  'test/ledger-bench.test.ts',
  'src/calculations/advise/advise.test.ts',
  'test/ledger/folder.test.ts',
  'test/formats.test.ts',
  'src/evidence/ledger/store/pglite-store.test.ts',
  'src/calculations/calibrate/calibrate.test.ts',
  'test/package.test.ts',
  'src/evidence/ledger/store/postgres-store.test.ts',
  'src/calculations/plan/every-rare-earth.test.ts',
  'validation/fresh-run.test.ts',
  'test/first-week/first-week.test.ts',
  'src/calculations/trial/trial.test.ts',
  'src/models/charge/confident/fixed-point.test.ts',
  'src/engine/part-threads.test.ts',
  'test/heat-leak.test.ts',
  'src/calculations/plan/restriction.test.ts',
  'test/option-names.test.ts',
  'src/calculations/plan/recourse.test.ts',
  'test/ledger/permissions.test.ts',
  'test/heat-tasks.test.ts',
  'test/server/api.test.ts',
  'test/calibrate-cli.test.ts',
  'test/undo.test.ts',
  'test/plan-heat.test.ts',
  'test/yard.test.ts',
  'test/trim-heat.test.ts',
  'test/ledger-walls-cli.test.ts',
  'test/each-task.test.ts',
  'test/ledger/new-subject.test.ts',
  'src/calculations/plan/confident.test.ts',
  'test/written-files.test.ts',
  'test/acts/papers.test.ts',
  'test/programme.test.ts',
  'test/login.test.ts',
  'test/release/tutorial.test.ts',
];

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification): number => {
      const place = LONGEST.indexOf(relative(import.meta.dirname, moduleId));
      return place < 0 ? LONGEST.length : place;
    };
    return (await super.sort(files)).sort((a, b) => rank(a) - rank(b));
  }
}

/**
 * Files that `npm run check:all` runs and `npm test` does not: the full demo, what is asked of PostgreSQL again beside the contract
 * of its store, power cuts of sources and of an ERP, every option of every verb, a whole history of heats in a ledger, every command
 * of a page, plans and calibrations of furnaces at random, every published experiment, what npm packs, the recipes of CONTRIBUTING.md,
 * and peers: clients and the verifier of other languages, assistants over the real command, and the recomputation of a certificate.
 * `npm run check:all` and `npm run long` set REMELT_ALL.
 */
export const LATER = [
  'src/calculations/plan/restriction.test.ts',
  'src/models/charge/confident/fixed-point.test.ts',
  'test/calibrate-coverage.test.ts',
  'test/calibrate-ledger.test.ts',
  'test/clients/clients.test.ts',
  'test/clients/mcp.test.ts',
  'test/connect-an-erp.test.ts',
  'test/demo.test.ts',
  'test/fuzz/three-verifiers.test.ts',
  'test/hosts/hosts.test.ts',
  'test/inner-loop.test.ts',
  'test/ledger-bench.test.ts',
  'test/ledger/contention.test.ts',
  'test/ledger/kill.test.ts',
  'test/ledger/lost-server.test.ts',
  'test/ledger/new-subject.test.ts',
  'test/links/feed-outage.test.ts',
  'test/links/power-cuts.test.ts',
  'test/option-names.test.ts',
  'test/package.test.ts',
  'test/recompute-certificate.test.ts',
  'test/restore-to-a-time.test.ts',
  'test/second-verifier.test.ts',
  'test/server/behind-a-balancer.test.ts',
  'test/server/list-readers.test.ts',
  'test/server/two-processes.test.ts',
  'validation/fresh-run.test.ts',
];
const left = process.env.REMELT_ALL === '1' ? [] : LATER;

/** Files that watch what a fresh process does, or read what another file has set in the process: each has one of its own. */
const ALONE = [
  'test/acts/doors.test.ts',
  'test/acts/papers.test.ts',
  'test/ledger/*.test.ts',
  'test/web/*.test.ts',
];
const HOUSE = ['deploy', 'src', 'test', 'tools', 'validation'].map((folder) => `${folder}/**/*.test.ts`);

/** Tests of the browser's pages that put something in place of a module or of the browser: what they load, no other may find. */
const STAND_INS = globSync('web/**/*.test.ts', { cwd: import.meta.dirname }).filter((file) =>
  /\bvi\.(mock|stubGlobal|resetModules)\(/.test(readFileSync(join(import.meta.dirname, file), 'utf8')),
);
/** The parts of the browser's pages are written in JSX, which Node does not read. */
const PAGES: TestProjectInlineConfiguration['test'] = {
  experimental: { viteModuleRunner: true },
  // A form is called without a browser (web/testing/mounted.ts).
  alias: [
    { find: /^react$/, replacement: `${import.meta.dirname}/web/testing/react.ts` },
    { find: /^react-aria-components\/.*/, replacement: `${import.meta.dirname}/web/testing/aria.ts` },
  ],
};

const project = (
  name: string,
  test: TestProjectInlineConfiguration['test'],
): TestProjectInlineConfiguration => ({
  extends: true,
  test: { name, ...test },
});

export default defineConfig({
  test: {
    // The long forms take many times the cases. A limit finds what never ends: what takes 10 s takes a minute on a busy machine.
    testTimeout: process.env.REMELT_LONG === '1' ? 900_000 : 240_000,
    hookTimeout: 120_000,
    // A test that asserts nothing, or loops over an empty list, fails.
    expect: {
      requireAssertions: true,
      // What comes soon comes later on a busy machine: what is waited for is bounded as everything on a page is, not by one second.
      poll: { timeout: 25_000 },
    },
    // So does one that writes to the console.
    setupFiles: ['test/testing/keep-compiled.ts', 'test/testing/quiet-console.ts'],
    globalSetup: 'test/testing/setup-run.ts',
    pool: 'forks',
    // Node reads the sources itself, as it does for users: nothing is transformed.
    experimental: { viteModuleRunner: false },
    // one more than cores: journeys and servers wait for much of their time
    maxWorkers: 3,
    sequence: { sequencer: LongestFirst },
    projects: [
      // The others share a process each worker, which saves its start.
      project('shared', {
        include: HOUSE,
        exclude: [...ALONE, ...left, '**/node_modules/**'],
        isolate: false,
      }),
      project('alone', { include: ALONE, exclude: [...left, '**/node_modules/**'] }),
      project('web', {
        ...PAGES,
        include: ['web/**/*.test.ts'],
        exclude: [...STAND_INS, '**/node_modules/**'],
        isolate: false,
      }),
      project('web alone', { ...PAGES, include: STAND_INS }),
    ],
  },
});

import { EFFECTS, PACKAGES, ROOMS, UNREACHABLE } from './tools/architecture.mjs';

const TEST = '\\.test\\.ts$|/__fixtures__/|/testing/';

const roomRules = Object.entries(ROOMS).map(([room, allowed]) => ({
  name: `room-${room.replace('/', '-')}`,
  comment: `src/${room} may import only: ${['foundation/errors.ts', ...allowed].join(', ')} (see src/README.md)`,
  severity: 'error',
  from: { path: `^src/${room}/`, pathNot: TEST },
  to: {
    path: '^(src|web|test|tools|bench|examples|validation)/',
    pathNot: ['^src/foundation/errors\\.ts$', `^src/${room}/`, ...allowed.map((other) => `^src/${other}/`)],
  },
}));

const testRules = Object.entries(ROOMS).map(([room, allowed]) => ({
  name: `test-room-${room.replace('/', '-')}`,
  comment: `tests of src/${room} keep to its import row; what needs more belongs in test/`,
  severity: 'error',
  from: { path: `^src/${room}/.*\\.test\\.ts$` },
  to: {
    path: '^src/',
    pathNot: ['^src/foundation/', `^src/${room}/`, ...allowed.map((other) => `^src/${other}/`)],
  },
}));

const packageRules = Object.entries(PACKAGES).map(([name, files]) => ({
  name: `package-${name.replace(/[^a-z0-9]/gi, '')}`,
  comment: `${name} sits behind the adapter files that tools/architecture.mjs names`,
  severity: 'error',
  from: { path: '^src/', pathNot: [...files, TEST] },
  to: {
    path: name.startsWith('^') ? `node_modules/(${name.replaceAll(/[\^$]/g, '')})/` : `node_modules/${name}`,
  },
}));

export default {
  forbidden: [
    {
      name: 'no-circular',
      severity: 'error',
      comment: 'no import cycles between files',
      from: {},
      to: { circular: true },
    },
    { name: 'no-unresolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
    {
      name: 'no-undeclared-package',
      severity: 'error',
      comment: 'every npm package under src/ has a row in tools/architecture.mjs',
      from: { path: '^src/', pathNot: TEST },
      to: {
        path: 'node_modules/',
        pathNot: Object.keys(PACKAGES).map((name) =>
          name.startsWith('^') ? `node_modules/(@types/)?pg/` : `node_modules/(@types/)?${name}`,
        ),
      },
    },
    {
      name: 'effects-at-the-edge',
      severity: 'error',
      comment: 'files, clocks, randomness, processes and network live in ledger, worker, server and cli',
      from: { path: '^src/', pathNot: [...EFFECTS, TEST] },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'src-index-only-exports',
      severity: 'error',
      comment: 'nothing inside imports the public door',
      from: { path: '^src/' },
      to: { path: '^src/index\\.ts$' },
    },
    ...roomRules,
    ...testRules,
    ...packageRules,
    ...UNREACHABLE.map(({ from, to }, i) => ({
      name: `unreachable-${i}`,
      severity: 'error',
      comment: `${from} must not reach ${to}, not even through others`,
      from: { path: from, pathNot: TEST },
      to: { path: to, reachable: true },
    })),
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '\\.tmp/' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
    },
  },
};

import {
  CALCULATIONS,
  EFFECTS,
  PACKAGES,
  ROOMS,
  ONLY_FOR_TESTS as TEST,
  WEB,
} from './tools/architecture.mjs';

/** A room with all that is in it, or one file of a room. */
const inSource = (other) =>
  other.endsWith('.ts') ? `^src/${other.replaceAll('.', '\\.')}$` : `^src/${other}/`;

const roomRules = Object.entries(ROOMS).map(([room, allowed]) => ({
  name: `room-${room.replace('/', '-')}`,
  comment: `src/${room} may import only: ${['foundation/errors.ts', ...allowed].join(', ')} (see src/README.md)`,
  severity: 'error',
  from: { path: `^src/${room}/`, pathNot: TEST },
  to: {
    path: '^(src|web|test|tools|bench|examples|validation)/',
    pathNot: ['^src/foundation/errors\\.ts$', `^src/${room}/`, ...allowed.map(inSource)],
  },
}));

const testRules = Object.entries(ROOMS).map(([room, allowed]) => ({
  name: `test-room-${room.replace('/', '-')}`,
  comment: `tests of src/${room} keep to its import row; what needs more belongs in test/`,
  severity: 'error',
  from: { path: `^src/${room}/.*\\.test\\.ts$` },
  to: {
    path: '^src/',
    pathNot: ['^src/foundation/', `^src/${room}/`, ...allowed.map(inSource)],
  },
}));

const webRule = {
  name: 'web',
  comment: `web/ may import only: ${WEB.join(', ')} (see src/README.md)`,
  severity: 'error',
  from: { path: '^web/' },
  to: {
    path: '^(src|test|tools|bench|examples|validation)/',
    // the documents that the life cycle page offers are data
    pathNot: [
      '^examples/(?:lifecycle|investments|claims|scale-up)',
      ...WEB.map((other) => `^src/${other.replaceAll('.', '\\.')}`),
    ],
  },
};

const packageRules = Object.entries(PACKAGES).map(([name, files]) => ({
  name: `package-${name.replace(/[^a-z0-9]/gi, '')}`,
  comment: `${name} sits behind the adapter files that tools/architecture.mjs names`,
  severity: 'error',
  from: { path: '^src/', pathNot: [...files, TEST] },
  to: {
    path: name.startsWith('^') ? `node_modules/(${name.replaceAll(/[\^$]/g, '')})/` : `node_modules/${name}`,
  },
}));

const shared = `^src/calculations/(${CALCULATIONS.shared.join('|')})/`;
const doors = `^src/calculations/(${CALCULATIONS.doors.join('|')})\\.ts$`;

const calculationRules = [
  {
    name: 'calculation-keeps-to-itself',
    comment: 'a calculation imports its own folder, the shared ones and the doors of tools/architecture.mjs',
    severity: 'error',
    from: { path: '^src/calculations/([^/]+)/', pathNot: TEST },
    to: { path: '^src/calculations/[^/]+/', pathNot: ['^src/calculations/$1/', shared, doors] },
  },
  {
    name: 'shared-by-calculations',
    comment: 'what calculations share knows none of them',
    severity: 'error',
    from: { path: shared, pathNot: TEST },
    to: { path: '^src/calculations/[^/]+/', pathNot: shared },
  },
  {
    name: 'tasks-use-doors',
    comment: 'tasks see the top of calculations, the shared folders and the doors of tools/architecture.mjs',
    severity: 'error',
    from: { path: '^src/tasks/', pathNot: TEST },
    to: { path: '^src/calculations/[^/]+/', pathNot: [shared, doors] },
  },
];

export default {
  forbidden: [
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
    webRule,
    ...testRules,
    ...calculationRules,
    ...packageRules,
  ],
  options: {
    tsPreCompilationDeps: true,
    // nobody asks who imports a file, nor here for cycles (tools/imports.ts does)
    skipAnalysisNotInRules: true,
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

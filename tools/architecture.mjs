/**
 * The import table of the house, once: `.dependency-cruiser.mjs` turns it into rules, `tools/architecture.test.ts`
 * holds src/README.md against it. A room may import itself, src/foundation/errors.ts, and what its row names.
 */
/** @type {Readonly<Record<string, readonly string[]>>} */
export const ROOMS = {
  'foundation/quantity': [],
  'foundation/numerics': [],
  'foundation/statistics': ['foundation/numerics'],
  'foundation/database': [],
  'metal/alloy': ['foundation'],
  'metal/thermo': ['foundation', 'metal/alloy'],
  'metal/plant': ['foundation/quantity'],
  'models/intake': ['foundation', 'metal'],
  'models/refining': ['foundation', 'metal'],
  'models/charge': ['foundation', 'metal'],
  'models/release': ['foundation', 'metal'],
  'models/qualification': ['foundation', 'metal'],
  'models/lifecycle': ['foundation', 'metal'],
  'models/economics': ['foundation', 'metal'],
  documents: ['foundation/quantity', 'metal/alloy'],
  pages: ['foundation/quantity', 'documents'],
  sheets: ['foundation/quantity', 'documents'],
  calculations: ['foundation', 'metal', 'models', 'documents'],
  'evidence/records': ['foundation/quantity', 'metal/alloy', 'metal/plant'],
  'evidence/proof': ['foundation/quantity', 'metal/alloy', 'evidence/records'],
  'evidence/ledger': [
    'foundation/quantity',
    'foundation/database',
    'metal/alloy',
    'metal/plant',
    'evidence/records',
    'evidence/proof',
  ],
  desk: ['sheets', 'calculations', 'evidence', 'documents', 'pages', 'foundation', 'metal'],
  tasks: ['desk', 'sheets', 'calculations', 'evidence', 'documents', 'pages', 'foundation', 'metal'],
  engine: ['sheets', 'calculations', 'documents', 'foundation/quantity', 'foundation/database'],
  links: ['calculations/logs', 'documents', 'metal/plant', 'foundation'],
  'faces/verify': [
    'models/release',
    'evidence/proof',
    'evidence/records',
    'calculations',
    'metal/alloy',
    'documents',
    'pages',
    'foundation',
  ],
  office: [
    'foundation/quantity',
    'foundation/database',
    'documents',
    'evidence/ledger/private-files.ts',
    'evidence/ledger/store/pglite-image.ts',
  ],
  'faces/server': [
    'tasks',
    'desk',
    'sheets',
    'engine',
    'links',
    'office',
    'documents',
    'pages',
    'foundation/quantity',
  ],
  'faces/cli': [
    'faces/verify',
    'tasks',
    'desk',
    'sheets',
    'engine',
    'links',
    'office',
    'documents',
    'pages',
    'foundation/quantity',
    'faces/server',
  ],
};

/** Rooms that the web may import: what is shown and how, never who computes or keeps it. */
export const WEB = [
  'documents',
  'tasks/[^/]+/[^/]+/contract.ts',
  'pages/charts',
  'pages/render/head-lines.ts',
  'pages/render/title.ts',
  'foundation/quantity',
];

/**
 * Inside `calculations`: folders that are no calculation and that all of them share, and the files by which other
 * calculations and tasks may reach into one. The rest of a calculation's folder is its own.
 */
export const CALCULATIONS = {
  shared: ['stated', 'target', 'sample', 'route', 'furnace', 'plant', 'heats', 'lots', 'logs', 'method'],
  doors: [
    'calibrate/calibrate',
    'correct/correct',
    'history/change',
    'history/fared',
    'history/foretold',
    'history/in-time',
    'identify/impute-lot',
    'invest/step',
    'lifecycle/lifecycle',
    'plan/changed-plan',
    'plan/inside-envelope',
    'plan/one-heat',
    'plan/plan',
    'plan/windows',
    'qualify/asked-sizes',
    'qualify/untested',
    'release/certificate',
    'release/fit-methods',
    'release/late-reading',
    'release/retests',
    'release/rules',
    'release/stated-balance',
    'scale-up/step',
    'simulate/simulate',
    'statistics/plots',
    'statistics/registry',
  ],
};

/** npm packages and the only files that may import them (regular expressions on the path). */
export const PACKAGES = {
  zod: [
    '^src/foundation/quantity/findings\\.ts$',
    '^src/documents/',
    '^src/tasks/[^/]+/[^/]+/contract\\.ts$',
    '^src/evidence/records/',
    '^src/faces/server/',
    '^src/faces/cli/answer-files\\.test\\.ts$',
    '^src/metal/(alloy|thermo|plant)/',
    '^src/models/refining/',
    '^src/models/qualification/',
    '^src/models/release/',
  ],
  'big\\.js': ['^src/foundation/quantity/reading\\.ts$'],
  '@stdlib/': ['^src/foundation/numerics/(special|error-function)\\.ts$'],
  highs: ['^src/engine/highs-.*\\.ts$'],
  canonicalize: ['^src/foundation/quantity/canonical\\.ts$'],
  '@noble/curves': ['^src/evidence/proof/(note|sign)\\.ts$'],
  '@noble/post-quantum': ['^src/evidence/proof/(note|sign)\\.ts$'],
  pkijs: ['^src/evidence/proof/timestamp\\.ts$'],
  '@noble/hashes': ['^src/foundation/quantity/canonical\\.ts$', '^src/evidence/proof/'],
  kysely: ['^src/evidence/ledger/', '^src/office/', '^src/engine/queue/', '^src/foundation/database/'],
  '@electric-sql/pglite': ['^src/evidence/ledger/store/pglite-.*\\.ts$', '^src/office/open-office\\.ts$'],
  '^pg$|/pg/': [
    '^src/evidence/ledger/store/postgres-.*\\.ts$',
    '^src/office/open-office\\.ts$',
    '^src/engine/queue/work-database\\.ts$',
  ],
  'pg-boss': ['^src/engine/queue/job-queue\\.ts$'],
  commander: ['^src/faces/cli/'],
  hono: ['^src/faces/server/'],
  '@hono/node-server': ['^src/faces/server/(serve|identity/came-from|web)\\.ts$'],
  'csv-parse': ['^src/engine/tables/csv\\.ts$'],
  exceljs: ['^src/pages/render/xlsx\\.ts$', '^src/engine/tables/list-workbook\\.test\\.ts$'],
  pdfkit: ['^src/pages/render/pdf(-chart|-labels)?\\.ts$'],
  'dejavu-fonts-ttf': ['^src/pages/render/pdf-fonts\\.ts$'],
  yauzl: ['^src/engine/tables/archive\\.ts$'],
  saxes: ['^src/engine/tables/(archive|epcis-xml|xml-tree)\\.ts$'],
  '@simplewebauthn/server': ['^src/faces/server/identity/passkeys\\.ts$'],
  '@zxcvbn-ts/core': ['^src/office/guesses\\.ts$'],
  '@zxcvbn-ts/language-common': ['^src/office/guesses\\.ts$'],
  'openid-client': ['^src/faces/server/identity/oidc\\.ts$'],
  '@peculiar/x509': ['^src/faces/server/certificate\\.ts$'],
  'reflect-metadata': ['^src/faces/server/certificate\\.ts$'],
  jsmodbus: ['^src/links/modbus/'],
  mqtt: ['^src/links/mqtt/(broker-client|mqtt\\.test)\\.ts$'],
  aedes: ['^src/links/mqtt/testing/'],
  'dockerfile-utils': ['^deploy/deploy\\.test\\.ts$'],
  '@serialport/bindings-cpp': ['^src/links/line-connection\\.ts$'],
  qr: [
    '^src/pages/charts/qr\\.ts$',
    '^src/pages/blocks/release/certificate-page\\.test\\.ts$',
    '^web/scan/detector\\.ts$',
    '^src/pages/labels/testing/drawn-label\\.ts$',
    '^test/web/camera-file\\.ts$',
  ],
  'zpl-renderer-js': ['^src/pages/labels/testing/drawn-label\\.ts$'],
  '@modelcontextprotocol/server': ['^src/faces/cli/assistant/mcp-server\\.ts$'],
  '@modelcontextprotocol/client': ['^src/faces/cli/assistant/assistant\\.test\\.ts$', '^test/clients/'],
  'd3-[a-z]+': ['^src/pages/charts/'],
};

/** Node built-ins (files, clocks, network, threads, processes) live only here. */
export const EFFECTS = [
  '^src/evidence/ledger/',
  '^src/engine/',
  '^src/links/',
  '^src/office/',
  '^src/faces/server/',
  '^src/faces/cli/',
  // Reads the font files of an npm package; nothing of the user's.
  '^src/pages/render/pdf-fonts\\.ts$',
];

/** Files that only tests and benches use: the rules of the rooms do not count them. */
export const ONLY_FOR_TESTS = '\\.test\\.ts$|/__fixtures__/|/testing/';

/** What must not be reached, even through others; `tools/imports.ts` asks. */
export const UNREACHABLE = [
  { from: '^web/', to: '^src/evidence/ledger/' },
  { from: '^src/(foundation|metal|models|calculations)/', to: '^src/(evidence|tasks)/' },
  { from: '^src/evidence/', to: '^src/(models|calculations|tasks)/' },
  { from: '^src/evidence/proof/', to: '^src/evidence/ledger/' },
  { from: '^src/(calculations|tasks)/', to: '^src/(engine|faces)/' },
];

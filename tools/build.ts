/**
 * Builds the package in dist/: bundled JavaScript, one file per verb and per part that verbs share, and the types of the
 * library, the verifier page with its SHA-256, the schemas, and the bill of materials. npm packages are part of it, but for those of STAYS; data/ and the fonts are read where they lie. `--no-types` leaves the types out (they take
 * the compiler 10 s), `--to FOLDER` builds elsewhere. A build is made beside the old one and takes its place when it is whole.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, isAbsolute, join, relative, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { rolldown } from 'rolldown';
import { createCompute } from '../src/engine/compute.ts';
import { thisVersion } from '../src/faces/cli/version.ts';
import { publishedSchemas } from '../src/faces/server/schemas.ts';
import { sbomText } from './sbom.ts';
import { readLock, shipped } from './third-party.ts';
import { verifierPage } from './verifier-page.ts';

const root = join(import.meta.dirname, '..');
const { values: asked } = parseArgs({
  options: { 'no-types': { type: 'boolean', default: false }, to: { type: 'string' } },
});
const dist = resolve(asked.to ?? join(root, 'dist'));
const workshop = `${dist}.new-${process.pid}`;
const draft = join(workshop, 'dist');

/** What is started or imported by name: the command line, the library and the programs of the threads. */
const ENTRIES = {
  main: 'src/faces/cli/main.ts',
  index: 'src/index.ts',
  'calculation-worker': 'src/engine/calculation-worker.ts',
  'part-worker': 'src/engine/part-worker.ts',
  'highs-worker': 'src/engine/highs-worker.ts',
  'links-process': 'src/links/links-process.ts',
};

/** Packages that stay outside: each reads files of its own (wasm, fonts, a native part), or is not there: what reads from a cloud is never called. */
const STAYS = new Set([
  '@aws-sdk/client-s3',
  '@electric-sql/pglite',
  '@serialport/bindings-cpp',
  '@zxcvbn-ts/core',
  '@zxcvbn-ts/language-common',
  'dejavu-fonts-ttf',
  'highs',
  'pdfkit',
  'pg',
  // colours of a log that nobody reads: done without where it is not there
  'supports-color',
]);
const packageOf = (id: string): string => /^(@[^/]+\/)?[^/]+/.exec(id)![0];

/** A relative module in `from '...'` or `import('...')`. */
const MODULE = /((?:from |import\()['"])(\.[^'"]+)\.ts(['"])/g;

try {
  await bundle();
  const { html, sha256 } = await verifierPage();
  writeFileSync(join(draft, 'verify.html'), html);
  writeFileSync(join(draft, 'verify.html.sha256'), `${sha256}  verify.html\n`);
  writeFileSync(join(draft, 'sbom.cdx.json'), sbomText());
  const compute = createCompute();
  const schemas = await publishedSchemas({ ...thisVersion(), compute });
  await compute.close();
  mkdirSync(join(draft, 'schemas'));
  for (const [name, text] of schemas)
    writeFileSync(join(draft, 'schemas', name === 'openapi' ? 'openapi.json' : `${name}.schema.json`), text);
  const commit = commitHere();
  if (commit !== null) writeFileSync(join(draft, 'commit'), `${commit}\n`);
  const types = asked['no-types'] ? 0 : declare();
  rmSync(dist, { recursive: true, force: true });
  renameSync(draft, dist);
  console.log(`built ${relative(process.cwd(), dist)}${types > 0 ? `, ${types} files of types` : ''}`);
} finally {
  rmSync(workshop, { recursive: true, force: true });
}

/** The commit that is built, with a mark where files differ from it; null outside a clone. */
function commitHere(): string | null {
  const { status, stdout } = spawnSync(
    'git',
    ['describe', '--always', '--abbrev=40', '--exclude=*', '--dirty=+changes'],
    { cwd: root, encoding: 'utf8' },
  );
  return status === 0 ? stdout.trim() : null;
}

/** All code in one folder, so that threads find their programs beside the code that starts them. */
async function bundle(): Promise<void> {
  const build = await rolldown({
    cwd: root,
    input: ENTRIES,
    platform: 'node',
    external: (id) => !id.startsWith('.') && !isAbsolute(id) && STAYS.has(packageOf(id)),
  });
  const { output } = await build.write({
    dir: draft,
    format: 'esm',
    entryFileNames: '[name].js',
    chunkFileNames: '[name]-[hash].js',
  });
  await build.close();
  const listed = new Set(shipped(readLock()).map(([path]) => path));
  for (const one of output)
    for (const module of one.type === 'chunk' ? one.moduleIds : []) {
      const [path] = /node_modules\/(?:.*\/node_modules\/)?(@[^/]+\/)?[^/]+/.exec(module) ?? [];
      if (path !== undefined && !listed.has(path))
        throw new Error(`${path} is built in: name it under "builtIn" in package.json`);
    }
}

/** Writes the types that the public door reaches, and answers how many files they are. */
function declare(): number {
  const all = join(workshop, 'types');
  const project = join(workshop, 'tsconfig.json');
  const compilerOptions = {
    noEmit: false,
    declaration: true,
    emitDeclarationOnly: true,
    rootDir: join(root, 'src'),
    outDir: all,
  };
  writeFileSync(
    project,
    JSON.stringify({
      extends: join(root, 'tsconfig.json'),
      compilerOptions,
      include: [],
      files: [join(root, 'src', 'index.ts')],
    }),
  );
  execFileSync(process.execPath, [join(root, 'node_modules/typescript-7/bin/tsc'), '-p', project], {
    stdio: 'inherit',
  });
  const reached = new Set<string>();
  reach(join(all, 'index.d.ts'), reached);
  for (const file of reached) {
    const target = join(draft, 'types', relative(all, file));
    mkdirSync(dirname(target), { recursive: true });
    // A consumer's compiler looks for types beside the JavaScript that a module is said to be.
    writeFileSync(target, readFileSync(file, 'utf8').replaceAll(MODULE, '$1$2.js$3'));
  }
  return reached.size;
}

function reach(file: string, reached: Set<string>): void {
  if (reached.has(file)) return;
  reached.add(file);
  for (const [, , path] of readFileSync(file, 'utf8').matchAll(MODULE))
    reach(join(dirname(file), `${path}.d.ts`), reached);
}

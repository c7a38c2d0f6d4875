import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verifierPage } from '../tools/verifier-page.ts';
import { freshFolder } from './testing/remelt.ts';

const ROOT = join(import.meta.dirname, '..');
const SECONDS = 1000;
/** Says that this Node is an old one. */
const OLD_NODE = `Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '20.19.0' } });`;

interface Manifest {
  readonly version: string;
  readonly files: readonly string[];
  readonly dependencies: Readonly<Record<string, string>>;
}
const manifest = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as Manifest;

/**
 * The package as npm packs it, unpacked where it lies beside its dependencies and nothing else. `npm run long` installs it as a
 * user does; here it is put there by hand, so that no registry is asked.
 */
describe('the packed package', () => {
  const folder = freshFolder();
  const stage = join(folder.path, 'stage');
  const installed = join(folder.path, 'node_modules', 'remelt');
  afterAll(() => folder.remove());

  beforeAll(() => {
    mkdirSync(stage);
    for (const name of ['package.json', 'README.md', 'LICENSE', ...manifest.files])
      if (existsSync(join(ROOT, name)) && name !== 'dist')
        cpSync(join(ROOT, name), join(stage, name), { recursive: true });
    run(process.execPath, [join(ROOT, 'tools/build.ts'), '--no-types', '--to', join(stage, 'dist')]);
    run('npm', ['pack', '--ignore-scripts', '--pack-destination', folder.path], stage);
    run('tar', ['-xzf', `remelt-${manifest.version}.tgz`]);
    mkdirSync(dirname(installed));
    cpSync(join(folder.path, 'package'), installed, { recursive: true });
    for (const name of Object.keys(manifest.dependencies)) {
      if (name === 'node') continue;
      mkdirSync(dirname(join(folder.path, 'node_modules', name)), { recursive: true });
      symlinkSync(join(ROOT, 'node_modules', name), join(folder.path, 'node_modules', name), 'junction');
    }
  }, 240 * SECONDS);

  const run = (command: string, argv: readonly string[], cwd = folder.path): string =>
    execFileSync(command, argv, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });

  /** One command line of the installed program. */
  const remelt = (argv: readonly string[], before: readonly string[] = []) =>
    spawnSync(process.execPath, [...before, join(installed, 'bin', 'remelt.cjs'), ...argv], {
      cwd: folder.path,
      encoding: 'utf8',
      env: { ...process.env, DATABASE_URL: '', REMELT_FOLDER: './remelt-data' },
    });

  it(
    'holds no source and no test, and everything that it needs',
    () => {
      for (const name of ['src', 'test', 'tools', 'node_modules', 'examples/gams-blend.ts'])
        expect(existsSync(join(installed, name)), name).toBe(false);
      const doctor = remelt(['doctor', '--json']);
      expect(doctor.stderr).toBe('');
      expect(JSON.parse(doctor.stdout)).toMatchObject({ ok: true });
      expect(doctor.status).toBe(0);
    },
    120 * SECONDS,
  );

  it('has its pages and examples beside it, in at most 1.7 MB', () => {
    for (const name of ['docs/README.md', 'docs/how-to/backup.md', 'examples/claims/first-note.json'])
      expect(existsSync(join(installed, name)), name).toBe(true);
    const bytes = ['docs', 'examples'].flatMap((name) =>
      readdirSync(join(installed, name), { recursive: true, withFileTypes: true })
        .filter((one) => one.isFile())
        .map((one) => statSync(join(one.parentPath, one.name)).size),
    );
    expect(bytes.reduce((sum, one) => sum + one, 0)).toBeLessThan(1.7e6);
  });

  it(
    'answers, refuses and calculates',
    () => {
      expect(remelt(['--version']).stdout).toBe(`${manifest.version}\n`);
      expect(JSON.parse(remelt(['--json', '--version']).stdout)).toMatchObject({ version: manifest.version });
      const refused = remelt(['lots']);
      expect(refused.status).toBe(2);
      expect(refused.stderr).toContain('there is no ledger in the folder');
      const document = join(ROOT, 'docs/formats/identify.example.json');
      const fromSource = run(process.execPath, [
        join(ROOT, 'src/faces/cli/main.ts'),
        'identify',
        document,
        '--json',
      ]);
      expect(remelt(['identify', document, '--json']).stdout).toBe(fromSource);
    },
    120 * SECONDS,
  );

  it(
    'holds the verifier page that its sources make, under the hash that it publishes',
    async () => {
      const page = readFileSync(join(installed, 'dist/verify.html'));
      const published = readFileSync(join(installed, 'dist/verify.html.sha256'), 'utf8');
      const sha256 = createHash('sha256').update(page).digest('hex');
      expect(published).toBe(`${sha256}  verify.html\n`);
      expect((await verifierPage()).sha256).toBe(sha256);
    },
    120 * SECONDS,
  );

  it('holds its bill of materials', () => {
    const sbom = JSON.parse(readFileSync(join(installed, 'dist/sbom.cdx.json'), 'utf8')) as {
      bomFormat: string;
    };
    expect(sbom.bomFormat).toBe('CycloneDX');
  });

  it(
    'is a library',
    () => {
      writeFileSync(
        join(folder.path, 'use.mjs'),
        `import { readFileSync } from 'node:fs';
       import { createCompute } from 'remelt';
       const compute = createCompute();
       const plan = JSON.parse(readFileSync(process.argv[2], 'utf8'));
       console.log((await compute.plan(plan)).status);
       await compute.close();`,
      );
      const plan = join(ROOT, 'docs/formats/plan.example.json');
      expect(run(process.execPath, ['use.mjs', plan])).toMatch(/^(optimal|feasible)\n$/);
    },
    120 * SECONDS,
  );

  it(
    'writes a workbook by what is built into it',
    () => {
      writeFileSync(
        join(folder.path, 'workbook.mjs'),
        `import { readdirSync } from 'node:fs';
       const dist = './node_modules/remelt/dist/';
       for (const name of readdirSync(dist).filter((name) => /^xlsx-.*\\.js$/.test(name))) {
         const { renderXlsx } = await import(dist + name);
         const sections = [{ heading: 'A', blocks: [{ kind: 'paragraph', text: 'a word' }] }];
         const page = { title: 'T', sections, paper: { number: '1', madeAt: '2026-01-01T00:00:00Z' } };
         if (renderXlsx) console.log(String.fromCharCode(...(await renderXlsx(page)).slice(0, 2)));
       }`,
      );
      expect(run(process.execPath, ['workbook.mjs'])).toBe('PK\n');
    },
    120 * SECONDS,
  );

  it(
    'on an old Node hands over to the package "node", or says in one sentence what to do',
    () => {
      const old = join(folder.path, 'old.cjs');
      writeFileSync(old, OLD_NODE);
      const alone = remelt(['lots'], ['-r', old]);
      expect(alone.status).toBe(5);
      expect(alone.stdout).toBe('');
      expect(alone.stderr).toMatch(
        /^remelt: Node 24 or later is needed and this is Node 20\.19\.0: install .+\.\n$/,
      );
      symlinkSync(join(ROOT, 'node_modules', 'node'), join(folder.path, 'node_modules', 'node'), 'junction');
      const handedOver = remelt(['lots'], ['-r', old]);
      expect(handedOver.status).toBe(2);
      expect(handedOver.stderr).toContain('there is no ledger in the folder');
    },
    120 * SECONDS,
  );
});

describe('the launcher in a clone', () => {
  const folder = freshFolder();
  afterAll(() => folder.remove());
  const put = (file: string, text: string, at: number): void => {
    const path = join(folder.path, file);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
    utimesSync(path, at, at);
  };
  const started = (): string =>
    execFileSync(process.execPath, [join(folder.path, 'bin', 'remelt.cjs')], { encoding: 'utf8' }).trim();
  const says = (word: string): string => `export const start = () => console.log('${word}');`;

  it('runs the build while no source is newer, else the source', () => {
    const now = Date.now() / 1000;
    put('package.json', '{"type":"module"}', now);
    cpSync(join(ROOT, 'bin'), join(folder.path, 'bin'), { recursive: true });
    put('src/faces/cli/main.ts', says('source'), now - 100);
    put('src/models/part.ts', '', now - 100);
    expect(started()).toBe('source');
    put('dist/main.js', says('built'), now + 100);
    expect(started()).toBe('built');
    put('src/models/part.ts', '', now + 200);
    expect(started()).toBe('source');
  });
});

/** Needs a registry (or npm's cache), half a minute and 300 MB: long form only. */
describe.runIf(process.env.REMELT_LONG)('the package as a user installs it, with install scripts off', () => {
  const folder = freshFolder();
  afterAll(() => folder.remove());
  const run = (command: string, argv: readonly string[], options: { path?: string } = {}) =>
    spawnSync(command, argv, {
      cwd: folder.path,
      encoding: 'utf8',
      env: { ...process.env, DATABASE_URL: '', ...(options.path ? { PATH: options.path } : {}) },
    });

  it(
    'runs globally and by npx, and its types hold for a strict consumer',
    () => {
      const packed = run('npm', ['pack', ROOT, '--json']);
      expect(packed.status, packed.stderr).toBe(0);
      const tarball = join(folder.path, `remelt-${manifest.version}.tgz`);
      const quiet = ['--ignore-scripts', '--prefer-offline', '--no-audit', '--no-fund'];
      const global = run('npm', [
        'install',
        '-g',
        '--prefix',
        join(folder.path, 'global'),
        ...quiet,
        tarball,
      ]);
      expect(global.status, global.stderr).toBe(0);
      const path = [join(folder.path, 'global', 'bin'), process.env.PATH].join(delimiter);
      expect(run('remelt', ['--version'], { path }).stdout).toBe(`${manifest.version}\n`);
      writeFileSync(join(folder.path, 'package.json'), '{"private":true,"type":"module"}');
      const local = run('npm', ['install', ...quiet, tarball, '@types/node@24', 'typescript@6']);
      expect(local.status, local.stderr).toBe(0);
      expect(run('npx', ['--no', 'remelt', 'doctor', '--json']).stdout).toContain('"ok":true');
      writeFileSync(join(folder.path, 'use.ts'), STRICT_USE);
      const checked = run('npx', ['tsc', ...STRICT, 'use.ts']);
      expect(checked.stdout).toBe('');
      expect(checked.status).toBe(0);
    },
    600 * SECONDS,
  );
});

const STRICT = ['--noEmit', '--strict', '--module', 'nodenext', '--target', 'es2024', '--types', 'node'];
const STRICT_USE = `import { createCompute } from 'remelt';
const compute = createCompute();
const { verdict } = await compute.release({ object: { id: 'H', kind: 'heat', predicted: false }, specification: {}, results: [] });
export const known: 'PASS' | 'FAIL' | 'HOLD' = verdict;
// @ts-expect-error no such verdict
export const unknown: 'NO' = verdict;
`;

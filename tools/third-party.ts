/** Writes THIRD-PARTY.md: every package that Remelt runs with, from the lock: node tools/third-party.ts. */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '..');

/** The published page. */
export const THIRD_PARTY_PAGE = join(ROOT, 'THIRD-PARTY.md');

/** What the lock says of one package. */
export interface Locked {
  readonly version?: string;
  readonly resolved?: string;
  readonly integrity?: string;
  readonly license?: string;
  readonly dev?: boolean;
  readonly link?: boolean;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
}

/** Path in the repository (`node_modules/pg`) -> package; '' is Remelt itself. */
export type Lock = Readonly<Record<string, Locked>>;

/** The packages of package-lock.json. */
export const readLock = (): Lock =>
  (JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8')) as { readonly packages: Lock }).packages;

/** The only place that packages come from; the lock may leave it out. */
const REGISTRY = 'https://registry.npmjs.org/';

/** What is wrong with where packages come from: one sentence for each without a checksum or from another place. */
export const lockFaults = (lock: Lock): string[] =>
  packagesOf(lock).flatMap(([path, { integrity, resolved, link, version }]) => [
    ...(link || version === undefined ? [`${path} is a link to a folder`] : []),
    ...(integrity?.startsWith('sha512-') ? [] : [`${path} has no SHA-512 in the lock`]),
    ...(resolved === undefined || resolved.startsWith(REGISTRY)
      ? []
      : [`${path} comes from ${new URL(resolved).host}, not from the public registry`]),
  ]);

const packagesOf = (lock: Lock) => Object.entries(lock).filter(([path]) => path !== '');

/** Licences that no package may have without a decision: they reach into what is linked with them. */
const RECIPROCAL = /\b(A?GPL|LGPL|SSPL|EUPL)\b/;

/** Runtime packages whose licence needs a decision: none stated, or one that reaches further, without another to choose. */
export const licenceFaults = (lock: Lock, licenceOf = statedLicence): string[] =>
  shipped(lock).flatMap(([path, one]) => {
    const licence = licenceOf(path, one);
    if (licence !== undefined && !(RECIPROCAL.test(licence) && !/ OR /.test(licence))) return [];
    return [`${path} ${one.version} has the licence ${licence ?? 'none'}: take another package`];
  });

const { builtIn } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
  readonly builtIn: readonly string[];
};

/** The packages that Remelt runs with, by path: what is installed beside it, and what is built into it with all that it needs. */
export function shipped(lock: Lock): [path: string, Locked][] {
  const known = new Set<string>();
  const take = (path: string | undefined): void => {
    if (path === undefined || known.has(path)) return;
    known.add(path);
    const { dependencies, optionalDependencies, peerDependencies } = lock[path]!;
    for (const name of Object.keys({ ...dependencies, ...optionalDependencies, ...peerDependencies }))
      take(placeOf(name, path, lock));
  };
  for (const name of builtIn) take(placeOf(name, '', lock));
  return packagesOf(lock).filter(([path, { dev }]) => !dev || known.has(path));
}

/** Where a package finds another: in its own folder, or in one above it; undefined for one that is not installed. */
function placeOf(name: string, from: string, lock: Lock): string | undefined {
  const path = `${from === '' ? '' : `${from}/`}node_modules/${name}`;
  if (path in lock) return path;
  return from === ''
    ? undefined
    : placeOf(name, from.replace(/\/?node_modules\/(@[^/]+\/)?[^/]+$/, ''), lock);
}

/** Licence of an installed package: of the lock, else by the first line of its licence file. */
export function statedLicence(path: string, { license }: Locked): string | undefined {
  if (license !== undefined) return license;
  const folder = join(ROOT, path);
  const file = existsSync(folder) ? readdirSync(folder).find((name) => /^licen[cs]e/i.test(name)) : undefined;
  if (file === undefined) return undefined;
  return /MIT License|Permission is hereby granted, free of charge/.test(
    readFileSync(join(folder, file), 'utf8'),
  )
    ? 'MIT (its licence file)'
    : undefined;
}

/** Text of THIRD-PARTY.md. */
export function thirdPartyPage(lock: Lock): string {
  const rows = shipped(lock).map(([path, one]) => {
    const name = path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
    return `| ${name} | ${one.version} | ${statedLicence(path, one) ?? 'none stated'} |`;
  });
  return `# Packages of others

\`node tools/third-party.ts\` writes this page from \`package-lock.json\`; a test holds it equal. These ${rows.length} packages are installed with
Remelt or built into it. What only its tests and checks need is not listed. Every package comes from the public npm registry, with a SHA-512 in the lock.

| package | version | licence |
|---|---|---|
${rows.join('\n')}
`;
}

if (import.meta.main) writeFileSync(THIRD_PARTY_PAGE, thirdPartyPage(readLock()));

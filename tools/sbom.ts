/** The bill of materials that ships with the package (CycloneDX): every package that it runs with, with hash and licence. */
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { z } from 'zod';
import { readLock, shipped, statedLicence } from './third-party.ts';

const ROOT = join(import.meta.dirname, '..');

const component = z.looseObject({
  'bom-ref': z.string(),
  name: z.string(),
  version: z.string(),
  licenses: z.array(z.looseObject({})).optional(),
});
const sbomSchema = z.looseObject({
  bomFormat: z.literal('CycloneDX'),
  metadata: z.looseObject({ component }),
  components: z.array(component),
  dependencies: z.array(z.looseObject({ ref: z.string(), dependsOn: z.array(z.string()) })),
});

/** What the package runs with: `name@version` of all that the lock does not keep for tests and checks alone. */
const lock = readLock();
const nameIn = (path: string): string =>
  path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
const RUNS_WITH = new Map(
  shipped(lock).map(([path, one]) => [`${nameIn(path)}@${one.version}`, { path, one }] as const),
);

/**
 * Its text: what `npm sbom` makes of the lock, without what differs from build to build (time, serial number, name of the folder, version
 * of npm), and with the licence of a package that states it only in a file.
 */
export function sbomText(): string {
  const asked = ['--package-lock-only', '--sbom-format', 'cyclonedx', '--sbom-type', 'application'];
  // on Windows npm is a script of the shell
  const told = execFileSync('npm', ['sbom', ...asked], {
    ...{ cwd: ROOT, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 },
    shell: process.platform === 'win32',
  });
  const { serialNumber: _, metadata, components, dependencies, ...sbom } = sbomSchema.parse(JSON.parse(told));
  const { timestamp: __, tools: ___, ...facts } = metadata;
  const kept = components.filter(({ name, version }) => RUNS_WITH.has(`${name}@${version}`));
  const refs = new Set([metadata.component, ...kept].map((one) => one['bom-ref']));
  const document = {
    ...sbom,
    metadata: { ...facts, component: { ...metadata.component, name: 'remelt' } },
    components: kept.map(withLicence),
    dependencies: dependencies
      .filter(({ ref }) => refs.has(ref))
      .map((one) => ({ ...one, dependsOn: one.dependsOn.filter((ref) => refs.has(ref)) })),
  };
  return `${JSON.stringify(document, null, 1)}\n`;
}

/** With the licence that only a file of the package states. */
function withLicence(found: z.infer<typeof component>): object {
  if (found.licenses?.length) return found;
  const { path, one } = RUNS_WITH.get(`${found.name}@${found.version}`)!;
  const stated = statedLicence(path, one);
  return stated ? { ...found, licenses: [{ license: { id: stated.split(' ')[0] } }] } : found;
}

import { existsSync, readFileSync } from 'node:fs';
import { ownFile } from '../../engine/own-files.ts';

/** What answers `remelt --version --json`. */
export interface Version {
  readonly version: string;
  /** Version of the Node that runs it. */
  readonly node: string;
  /** Operating system and processor, as Node names them. */
  readonly platform: string;
}

/** This Remelt, by its package.json, and what it runs on. */
export function thisVersion(): Version {
  const { version } = JSON.parse(readFileSync(ownFile('package.json'), 'utf8')) as { version: string };
  return { version, node: process.versions.node, platform: `${process.platform} ${process.arch}` };
}

/** Commit that this build was made from, where the build could say; nothing for what runs from source. */
export function thisCommit(): string | undefined {
  const isBuilt = import.meta.filename.endsWith('.js');
  const file = ownFile('dist/commit');
  return isBuilt && existsSync(file) ? readFileSync(file, 'utf8').trim() : undefined;
}

/** True for a command line that asks for the version and nothing else; `--json` may stand on either side. */
export const asksVersion = (argv: readonly string[]): boolean =>
  argv.some(isVersion) && argv.every((word) => isVersion(word) || word === '--json');

/** What such a command line prints. */
export function versionText(argv: readonly string[]): string {
  const version = thisVersion();
  return `${argv.includes('--json') ? JSON.stringify(version) : version.version}\n`;
}

const isVersion = (word: string): boolean => word === '--version' || word === '-V';

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';

/** A folder that the tests of one run share; removed after it. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const base = await mkdtemp(join(tmpdir(), 'remelt-run-'));
  project.provide('emptyLedger', join(base, 'ledger'));
  project.provide('cache', join(base, 'cache'));
  return () => rm(base, { recursive: true, force: true });
}

import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { PlanOutput } from '../src/documents/heats/plan.ts';
import { createCompute } from '../src/engine/compute.ts';

const ROOT = join(import.meta.dirname, '..');
const INPUT = join(ROOT, 'examples/recompute/plan.input.json');
const folder = mkdtempSync(join(tmpdir(), 'remelt-recompute-'));
const compute = createCompute();
let plan: PlanOutput;

beforeAll(async () => {
  plan = await compute.plan(JSON.parse(readFileSync(INPUT, 'utf8')));
});
afterAll(async () => {
  await compute.close();
  rmSync(folder, { recursive: true });
});

/** What the independent script says about a plan, and its exit code. */
function recount(output: unknown, input = INPUT): { status: number | null; stdout: string } {
  const file = join(folder, 'output.json');
  writeFileSync(file, JSON.stringify(output));
  return spawnSync(process.execPath, [join(ROOT, 'examples/recompute-certificate.ts'), input, file], {
    encoding: 'utf8',
  });
}

it('imports nothing of the program whose certificate it counts again', () => {
  const source = readFileSync(join(ROOT, 'examples/recompute-certificate.ts'), 'utf8');
  const imported = [...source.matchAll(/^import .* from '(.*)';$/gm)].map(([, from]) => from);
  expect(imported.length).toBeGreaterThan(0);
  expect(imported.every((from) => from!.startsWith('node:'))).toBe(true);
});

it('agrees with a certificate, and not with one that says a hundredth more or was given to another charge', () => {
  expect(plan.heats[0]!.certificate!.lowerLimit).toBeGreaterThanOrEqual(0.95);
  const honest = recount(plan);
  expect(honest.stdout).toMatch(/: agrees\n$/);
  expect(honest.status).toBe(0);
  const heat = plan.heats[0]!;
  const boast = { ...heat.certificate!, passRate: heat.certificate!.passRate + 0.012 };
  expect(recount({ ...plan, heats: [{ ...heat, certificate: boast }] }).status).toBe(1);
  const [largest, ...rest] = heat.charge;
  const lighter = [{ ...largest!, mass_kg: largest!.mass_kg * 0.995 }, ...rest];
  expect(recount({ ...plan, heats: [{ ...heat, charge: lighter }] }).status).toBe(1);
});

it('agrees with a certificate through vacuum induction, and not when the furnace is left out of the count', async () => {
  const document = JSON.parse(readFileSync(INPUT, 'utf8'));
  document.heats[0].route = [{ operation: 'vacuum-induction', fidelity: 'table' }];
  const input = join(folder, 'melted.json');
  writeFileSync(input, JSON.stringify(document));
  const melted = await compute.plan(document);
  expect(recount(melted, input).status).toBe(0);
  expect(recount(melted).status).toBe(1);
});

it('says that it can not tell without a certificate', () => {
  const withoutCertificate = plan.heats.map((heat) => ({ ...heat, certificate: null }));
  expect(recount({ ...plan, heats: withoutCertificate }).status).toBe(2);
});

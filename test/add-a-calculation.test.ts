import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { type AnyCalculation, defineCalculation } from '../src/calculations/calculation.ts';
import { CALCULATIONS } from '../src/calculations/index.ts';
import { parseDocument } from '../src/documents/common.ts';
import { computeOf } from '../src/engine/compute.ts';
import { schemaTexts } from '../src/faces/server/schemas.ts';
import { CancelledError, InputError, NotFoundError } from '../src/foundation/errors.ts';
import { FORMATS } from '../tools/publish-schemas.ts';

// What would stand in src/documents/gas-volume.ts ...
const gasVolumeInputSchema = z.strictObject({ gas_mol: z.number().min(0) });
const gasVolumeOutputSchema = z.object({ format: z.literal('remelt-gas-volume/1'), volume_m3: z.number() });
type GasVolume = z.infer<typeof gasVolumeOutputSchema>;

// ... in src/calculations/gas-volume/gas-volume.ts ...
const MOLAR_VOLUME_M3 = 0.022414;
function gasVolumeDocument(document: unknown): GasVolume {
  const { gas_mol } = parseDocument(gasVolumeInputSchema, document, 'gas volume');
  return { format: 'remelt-gas-volume/1', volume_m3: gas_mol * MOLAR_VOLUME_M3 };
}

// ... and in the registry.
const calculations = {
  ...CALCULATIONS,
  gasVolume: defineCalculation({
    title: 'volume of a gas at 0 degrees and one atmosphere',
    format: 'gas-volume',
    schemas: async () => ({ input: gasVolumeInputSchema, output: gasVolumeOutputSchema }),
    load: async () => gasVolumeDocument,
  }),
};
const compute = computeOf(calculations);
afterAll(() => compute.close());

describe('a calculation that has one entry in the registry', () => {
  it('is called by its name, with the type of its answer', async () => {
    const { volume_m3 } = await compute.gasVolume({ gas_mol: 1000 });
    expect(volume_m3).toBeCloseTo(22.414, 6);
    await expect(compute.run('gasVolume', { gas_mol: 1000 })).resolves.toEqual({
      format: 'remelt-gas-volume/1',
      volume_m3,
    });
  });

  it('refuses a document that its schema does not know, with the place', async () => {
    const refused = compute.gasVolume({ gas_mol: -1 });
    await expect(refused).rejects.toThrow(InputError);
    await expect(refused).rejects.toMatchObject({ details: [{ path: 'gas_mol', value: -1 }] });
  });

  it('is published beside the others', async () => {
    const texts = await schemaTexts(calculations);
    expect(JSON.parse(texts.get('gas-volume-input')!)).toMatchObject({
      properties: { gas_mol: { type: 'number', minimum: 0 } },
      required: ['gas_mol'],
    });
    expect(texts.has('gas-volume-output')).toBe(true);
    expect(texts.size).toBe((await schemaTexts(CALCULATIONS)).size + 2);
  });
});

describe('the registry', () => {
  const entries = Object.entries<AnyCalculation>(CALCULATIONS);

  it('names what there is when asked for what there is not', async () => {
    await expect(compute.run('toString')).rejects.toThrow(NotFoundError);
    await expect(compute.run('meltdown')).rejects.toMatchObject({
      details: [{ value: 'meltdown', allowed: expect.stringContaining('claim, correct, ') }],
    });
  });

  const example = (name: string): unknown =>
    JSON.parse(readFileSync(join(FORMATS, `${name}.example.json`), 'utf8'));

  /** What is asked about a plan has no example of its own. */
  const plan = example('plan') as { materials: readonly { id: string }[] };
  const ABOUT_A_PLAN: Readonly<Record<string, unknown>> = {
    chargeConformance: { plan, charge: plan.materials.map(({ id }) => ({ id, mass_kg: 10 })) },
    whatIf: { plan, changes: [] },
  };

  it.each(
    entries
      .filter(([, { whenAborted }]) => whenAborted === 'stops' || whenAborted === 'best')
      .map(([name, { format }]) => [name, format ?? name]),
  )('%s stops when its caller wants no more, as its entry says', async (name, format) => {
    const run = compute.run(name, ABOUT_A_PLAN[name] ?? example(format), { signal: AbortSignal.abort() });
    await expect(run).rejects.toThrow(CancelledError);
  });

  const inputs = { x: [1012, 998, 1005, 1021, 1009], heat: ['A', 'A', 'B', 'B', 'B'] };
  it.each([
    ['checkRoute', example('simulate')],
    ['routeSettings', { operation: 'electroslag' }],
    ['routeSettings', undefined],
    ['statistic', { method: 'basisNormal', inputs }],
    ['explainStatistic', { method: 'basisNormal', inputs }],
    ['explainStatistic', { method: 'basisNormal' }],
    ['statisticPlots', { method: 'basisNormal', inputs }],
    ['listStatistics', undefined],
    ['economics', { method: 'annuity', inputs: { i: 0.1, n: 20 } }],
    ['listEconomics', undefined],
    ['checkData', undefined],
    ['listFacts', { of: 'methods' }],
  ])('%s takes and answers what its schemas say', async (name, document) => {
    const { input, output } = await (CALCULATIONS as Record<string, AnyCalculation>)[name]!.schemas();
    expect(input.safeParse(document).error?.issues ?? []).toEqual([]);
    const answer = await compute.run(name, document);
    expect(output.parse(answer)).toEqual(answer);
    await expect(compute.run(name, { nothing: 'known' })).rejects.toThrow(InputError);
  });
});

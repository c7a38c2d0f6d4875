import { actingAs, type TaskContext } from '../../../desk/context.ts';
import type { Certificate } from '../../../documents/proof/certificate.ts';
import { runTask } from '../../task.ts';
import { analysed, castHeat, GOOD, meltMetal, SPEC } from '../../testing/cast-heat.ts';
import { memoryContext } from '../../testing/memory-context.ts';
import { issueCertificate } from '../issue-certificate/issue-certificate.ts';
import { releaseMeasured } from '../release-measured/release-measured.ts';

/** An ingot within its specification, and one with too much sulphur. */
export const INGOT = 'object:Q-1-a';
export const BAD_INGOT = 'object:Q-1-b';

/** A certificate of the good ingot for the customer of its specification. */
export const TO_CUSTOMER = { of: INGOT, number: 'C-1', customer: { name: 'Customer C' } } as const;

interface CastPlant {
  readonly context: TaskContext;
  readonly by: (person: string) => TaskContext;
}

/** The demonstration plant in memory with the cast and measured heat Q-1. */
export async function castPlant(): Promise<CastPlant> {
  const context = memoryContext();
  await castHeat('Q-1', context);
  return { context, by: (person) => actingAs(person, context) };
}

/** Melts and measures another heat, and casts it to one ingot, `HEAT-a`, that nobody measured. */
export async function castUnmeasured(heat: string, context: TaskContext): Promise<void> {
  await meltMetal(heat, context);
  const { execute } = context.store;
  await execute(analysed(`heat:${heat}`, `${heat}-F`, GOOD));
  const objects = [{ object: `${heat}-a`, form: 'ingot', mass_g: 490_000 }];
  const losses = [{ to: 'skull', mass_g: 5_000 }] as const;
  await execute({ type: 'castHeat', heat, objects, losses, by: 'p-melt' });
}

/** The same with both ingots judged: the first PASS, the second FAIL. */
export async function judgedPlant(): Promise<CastPlant> {
  const plant = await castPlant();
  for (const ingot of [INGOT, BAD_INGOT])
    await runTask(releaseMeasured, { of: ingot, spec: SPEC }, plant.by('p-cert'));
  return plant;
}

/** The same with a certificate of the first. */
export async function certifiedPlant(more = {}): Promise<CastPlant & { readonly certificate: Certificate }> {
  const plant = await judgedPlant();
  const certificate = await runTask(issueCertificate, { ...TO_CUSTOMER, ...more }, plant.by('p-qual'));
  return { ...plant, certificate };
}

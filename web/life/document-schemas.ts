import type { z } from 'zod';

/** Documents that are typed in a form made by their schema; each is loaded when it is asked for. */
const SCHEMAS: Readonly<Record<string, () => Promise<z.ZodType>>> = {
  'remelt-claim/1': async () => (await import('../../src/documents/economics/claim.ts')).claimInputSchema,
  'remelt-invest/1': async () => (await import('../../src/documents/economics/invest.ts')).investInputSchema,
  'remelt-scale-up/1': async () =>
    (await import('../../src/documents/economics/scale-up.ts')).scaleUpInputSchema,
  'remelt-scenario/1': async () =>
    (await import('../../src/documents/economics/scenario.ts')).scenarioInputSchema,
};

/** The schema of a document by its format; undefined for one whose fields are those that stand in it. */
export async function schemaOf(document: unknown): Promise<z.ZodType | undefined> {
  const { format } = (document ?? {}) as { readonly format?: unknown };
  return typeof format === 'string' && Object.hasOwn(SCHEMAS, format) ? SCHEMAS[format]!() : undefined;
}

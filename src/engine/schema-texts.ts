import { z } from 'zod';
import type { Registry } from '../calculations/calculation.ts';

/** Text of the JSON Schema of each published document of a registry, by name: `plan-input`, `plan-output`. */
export async function schemaTexts(calculations: Registry): Promise<ReadonlyMap<string, string>> {
  const texts = new Map<string, string>();
  for (const { format, schemas } of Object.values(calculations)) {
    if (format === undefined) continue;
    const { input, output, file = input } = await schemas();
    texts.set(`${format}-input`, schemaText(file, 'input'));
    texts.set(`${format}-output`, schemaText(output, 'output'));
  }
  return texts;
}

const schemaText = (schema: z.ZodType, io: 'input' | 'output'): string =>
  `${JSON.stringify(z.toJSONSchema(schema, { io, unrepresentable: 'any' }), null, 2)}\n`;

import type { Hono } from 'hono';
import { z } from 'zod';
import { eventSchema, feedSchema } from '../../documents/exchange/events.ts';
import { hashOfText } from '../../foundation/quantity/canonical.ts';
import { openApi } from './openapi.ts';
import type { Plant, Served } from './plant.ts';

/** The addresses of the description of the server and of the schema of each document. */
export function schemaRoutes(app: Hono<Served>, plant: Plant): void {
  app.get('/openapi.json', async (c) => {
    const text = JSON.stringify(await openApi(plant));
    const tag = `"${hashOfText(text).slice(0, 32)}"`;
    c.header('ETag', tag);
    if (c.req.header('if-none-match') === tag) return c.body(null, 304);
    return c.body(text, 200, { 'Content-Type': 'application/json' });
  });
  app.get('/schemas/:name', async (c) => {
    const text = (await schemaTexts(plant.compute.calculations)).get(c.req.param('name'));
    return text === undefined
      ? c.notFound()
      : c.body(text, 200, { 'Content-Type': 'application/schema+json' });
  });
}

/** Text of the JSON Schema of each published document, by name: of the calculations (`plan-input`, `plan-output`), and of the feed. */
export async function schemaTexts(
  calculations: Plant['compute']['calculations'],
): Promise<ReadonlyMap<string, string>> {
  const texts = new Map<string, string>();
  for (const { format, schemas } of Object.values(calculations)) {
    if (format === undefined) continue;
    const { input, output, file = input } = await schemas();
    texts.set(`${format}-input`, schemaText(file, 'input'));
    texts.set(`${format}-output`, schemaText(output, 'output'));
  }
  texts.set('event', schemaText(eventSchema, 'output'));
  texts.set('feed', schemaText(feedSchema, 'output'));
  return texts;
}

const schemaText = (schema: z.ZodType, io: 'input' | 'output'): string =>
  `${JSON.stringify(z.toJSONSchema(schema, { io, unrepresentable: 'any' }), null, 2)}\n`;

/** Text of every schema by name: those of the documents, and `openapi`, the description of the server. */
export async function publishedSchemas(
  plant: Pick<Plant, 'version' | 'compute'>,
): Promise<ReadonlyMap<string, string>> {
  const texts = await schemaTexts(plant.compute.calculations);
  return new Map([...texts, ['openapi', `${JSON.stringify(await openApi(plant), null, 1)}\n`]]);
}

import { schemaTexts } from '../../engine/schema-texts.ts';
import { openApi } from './openapi.ts';
import type { Plant } from './plant.ts';

/** Text of every schema by name: the documents of the calculations, and `openapi`, the description of the server. */
export async function publishedSchemas(
  plant: Pick<Plant, 'version' | 'compute'>,
): Promise<ReadonlyMap<string, string>> {
  const texts = await schemaTexts(plant.compute.calculations);
  return new Map([...texts, ['openapi', `${JSON.stringify(await openApi(plant), null, 1)}\n`]]);
}

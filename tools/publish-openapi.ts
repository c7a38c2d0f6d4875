/** Writes docs/reference/openapi.json from the registries of tasks and calculations: node tools/publish-openapi.ts. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createCompute } from '../src/engine/compute.ts';
import { thisVersion } from '../src/faces/cli/version.ts';
import { openApi } from '../src/faces/server/openapi.ts';

const document = await openApi({ version: thisVersion().version, compute: createCompute() });
const path = join(import.meta.dirname, '..', 'docs', 'reference', 'openapi.json');
writeFileSync(path, `${JSON.stringify(document, null, 1)}\n`);

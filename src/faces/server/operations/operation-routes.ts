import type { Hono } from 'hono';
import type { z } from 'zod';
import { healthSchema, versionSchema } from '../../../documents/operations.ts';
import { OFFICE_STEP } from '../../../office/open-office.ts';
import { ledgerFormats } from '../../../tasks/proof/ledger-formats.ts';
import { type Place, pathsOf, type Row } from '../identity/account-paths.ts';
import type { Plant, Served } from '../plant.ts';
import { healthOf } from './health.ts';

/** What machines ask that look after a server: whether it is well, and what runs. Nobody has to be known: no name and no number of the plant is told. */
export function operationRoutes(app: Hono<Served>, plant: Plant): void {
  const health = healthOf(plant);
  app.get('/health', async (c) => {
    const found = await health();
    const isStrict = c.req.query('strict') === 'true';
    return c.json(found, found.status === 'fail' || (isStrict && found.status === 'warn') ? 503 : 200);
  });
  app.get('/version', (c) =>
    c.json({
      format: 'remelt-version/1',
      version: plant.version,
      commit: plant.commit ?? null,
      node: process.versions.node,
      platform: `${process.platform} ${process.arch}`,
      data: plant.compute.facts().version,
      ledger: { ...ledgerFormats(), office: OFFICE_STEP },
    } satisfies z.infer<typeof versionSchema>),
  );
}

const ROWS: readonly Row[] = [
  {
    method: 'get',
    path: '/health',
    name: 'health',
    summary:
      'Say whether the server can do its work (200, else 503): ledger, disk, copies, sources; with strict=true what somebody has to see to is 503 too',
    who: 'everybody',
    answer: healthSchema,
  },
  {
    method: 'get',
    path: '/version',
    name: 'version',
    summary: 'Say which version runs, on what data and forms of the ledger',
    who: 'everybody',
    answer: versionSchema,
  },
];

/** Paths of OpenAPI of what machines ask. */
export function operationPaths(place: Place): Record<string, object> {
  const paths = pathsOf(ROWS, 'operations', place) as {
    '/health': { get: { parameters?: object[]; responses: Record<string | number, object> } };
  };
  const { get } = paths['/health'];
  get.parameters = [{ name: 'strict', in: 'query', required: false, schema: { type: 'boolean' } }];
  get.responses[503] = { ...get.responses[200], description: 'It cannot do its work; the answer says why' };
  return paths;
}

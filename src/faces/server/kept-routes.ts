import type { Hono } from 'hono';
import type { z } from 'zod';
import { parseDocument } from '../../documents/common.ts';
import { parseJson } from '../../documents/json-text.ts';
import {
  layoutAsked,
  layoutOrder,
  type layoutSchema,
  saidSchema,
  viewOrder,
  viewsOrder,
  type viewsSchema,
} from '../../documents/kept.ts';
import { NotFoundError } from '../../foundation/errors.ts';
import { hashOf } from '../../foundation/quantity/canonical.ts';
import { bodyText } from './body.ts';
import { callerOf, requireRight } from './caller.ts';
import type { Plant, Served } from './plant.ts';

/** Who may keep what others use too: everybody but who only reads. */
const KEEP = { name: 'keep-layout', act: null } as const;

/** What persons keep on the server: views of pages, and what was said of sheets. */
export function keptRoutes(app: Hono<Served>, plant: Plant): void {
  app.get('/api/views', async (c) => {
    const { person } = await callerOf(c, plant);
    const { page } = parseDocument(viewsOrder, { page: c.req.query('page') }, 'query');
    return c.json(await viewsOf(page, person.id, plant));
  });
  app.post('/api/views', async (c) => {
    const { person } = await callerOf(c, plant);
    const view = parseDocument(viewOrder, parseJson(await bodyText(c), 'the body'), 'view');
    const { kept } = await plant.office();
    await kept.putView({ ...view, id: plant.newId(), person: person.id }, plant.clock().toISOString());
    return c.json(await viewsOf(view.page, person.id, plant));
  });
  app.delete('/api/views/:id', async (c) => {
    const { person } = await callerOf(c, plant);
    const { kept } = await plant.office();
    if (await kept.endView(c.req.param('id'), person.id)) return c.json({ ended: true });
    throw new NotFoundError('there is no such view of yours', { path: 'id' });
  });
  layoutRoutes(app, plant);
}

function layoutRoutes(app: Hono<Served>, plant: Plant): void {
  app.post('/api/sheets/layout/find', async (c) => {
    await callerOf(c, plant);
    const { headings } = parseDocument(layoutAsked, parseJson(await bodyText(c), 'the body'), 'layout');
    const layout = await (await plant.office()).kept.layout(keyOf(headings));
    return c.json({
      format: 'remelt-sheet-layout/1',
      said: null,
      ...(layout && {
        said: saidSchema.parse(JSON.parse(layout.said)),
        by: layout.person,
        keptAt: layout.keptAt,
        ...(layout.supplier === null ? {} : { supplier: layout.supplier }),
      }),
    } satisfies z.input<typeof layoutSchema>);
  });
  app.post('/api/sheets/layout', async (c) => {
    const caller = await callerOf(c, plant);
    requireRight(KEEP, caller);
    const order = parseDocument(layoutOrder, parseJson(await bodyText(c), 'the body'), 'layout');
    await (await plant.office()).kept.putLayout({
      key: keyOf(order.headings),
      person: caller.person.id,
      supplier: order.supplier ?? null,
      said: JSON.stringify(order.said),
      keptAt: plant.clock().toISOString(),
    });
    return c.json({ changed: true });
  });
}

/** A supplier keeps to the same headings, however they are spaced. */
const keyOf = (headings: readonly string[]): string =>
  hashOf(headings.map((one) => one.normalize('NFKC').trim().replaceAll(/\s+/g, ' ').toLowerCase()));

async function viewsOf(page: string, person: string, plant: Plant): Promise<z.infer<typeof viewsSchema>> {
  const views = await (await plant.office()).kept.views(page, person);
  return {
    format: 'remelt-views/1',
    views: views.map(({ id, name, person: by, shared, search }) => ({
      id,
      name,
      by,
      own: by === person,
      shared,
      search,
    })),
  };
}

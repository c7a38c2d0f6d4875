import type { Hono } from 'hono';
import type { z } from 'zod';
import { parseDocument } from '../../../documents/common.ts';
import { parseJson } from '../../../documents/json-text.ts';
import {
  layoutAsked,
  layoutOrder,
  type layoutSchema,
  saidSchema,
  viewOrder,
  viewsOrder,
  type viewsSchema,
} from '../../../documents/kept.ts';
import { NotFoundError } from '../../../foundation/errors.ts';
import { hashOf } from '../../../foundation/quantity/canonical.ts';
import { mayAsk } from '../../../tasks/rights.ts';
import { bodyText, keyIn } from '../body.ts';
import { type Caller, callerOf, requireRight } from '../identity/caller.ts';
import type { onceOver } from '../once.ts';
import type { Plant, Served } from '../plant.ts';
import { writtenOnce } from '../write-once.ts';
import { keptSheetRoutes } from './kept-sheets.ts';

/** Who may keep what others use too: everybody but who only reads. */
const KEEP = { name: 'keep-layout', title: 'Keep the layout of a sheet', act: null } as const;
/** Who also ends persons. */
const ADMIT = { act: 'propose person' } as const;

type Once = ReturnType<typeof onceOver>;

/** What persons keep on the server: views of pages, and what was said of sheets. */
export function keptRoutes(app: Hono<Served>, { plant, once }: { plant: Plant; once: Once }): void {
  app.get('/api/views', async (c) => {
    const caller = await callerOf(c, plant);
    const { page } = parseDocument(viewsOrder, { page: c.req.query('page') }, 'query');
    return c.json(await viewsOf(page, caller, plant));
  });
  app.post('/api/views', async (c) => {
    const caller = await callerOf(c, plant);
    const { person, context } = caller;
    keyIn(c);
    const view = parseDocument(viewOrder, parseJson(await bodyText(c), 'the body'), 'view');
    const work = async () => {
      const { kept } = await plant.office();
      await kept.putView({ ...view, id: plant.newId(), person: person.id }, plant.clock().toISOString());
      await kept.forgetViewsBut((await context.store.roster()).persons.map(({ id }) => id));
      return viewsOf(view.page, caller, plant);
    };
    return writtenOnce(c, { once, by: person.id, work, holdsNoSecret: true });
  });
  app.delete('/api/views/:id', async (c) => {
    const caller = await callerOf(c, plant);
    const [{ kept }, id] = [await plant.office(), c.req.param('id')];
    const view = await kept.view(id);
    if (view === null || !standingOf(view, await standsOn(caller)).mayEnd)
      throw new NotFoundError('there is no such view that you may remove', {
        path: 'id',
        allowed: 'an own view; for whoever admits persons also a shared one of somebody who has left',
      });
    await kept.endView(id);
    return c.json({ ended: true });
  });
  layoutRoutes(app, { plant, once });
  keptSheetRoutes(app, { plant, once });
}

function layoutRoutes(app: Hono<Served>, { plant, once }: { plant: Plant; once: Once }): void {
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
    keyIn(c);
    const order = parseDocument(layoutOrder, parseJson(await bodyText(c), 'the body'), 'layout');
    const work = async () => {
      await (await plant.office()).kept.putLayout({
        key: keyOf(order.headings),
        person: caller.person.id,
        supplier: order.supplier ?? null,
        said: JSON.stringify(order.said),
        keptAt: plant.clock().toISOString(),
      });
      return { changed: true };
    };
    return writtenOnce(c, { once, by: caller.person.id, work, holdsNoSecret: true });
  });
}

/** A supplier keeps to the same headings, however they are spaced. */
const keyOf = (headings: readonly string[]): string =>
  hashOf(headings.map((one) => one.normalize('NFKC').trim().replaceAll(/\s+/g, ' ').toLowerCase()));

/** By whose hands a view may end: who asks, whether they admit persons, and who is still a person of the plant. */
interface StandsOn {
  readonly person: string;
  readonly admits: boolean;
  readonly persons: ReadonlySet<string>;
}

async function standsOn({ person, context }: Caller): Promise<StandsOn> {
  const { persons } = await context.store.roster();
  const on = context.clock().toISOString().slice(0, 10);
  return {
    person: person.id,
    admits: mayAsk(ADMIT, person, on),
    persons: new Set(persons.map(({ id }) => id)),
  };
}

/** A view is its person's; one that was shared by somebody who has left is the plant's, and who admits persons may remove it. */
function standingOf(
  { person: by, shared }: { readonly person: string; readonly shared: boolean },
  { person, admits, persons }: StandsOn,
) {
  const [own, left] = [by === person, !persons.has(by)];
  return { own, left, mayEnd: own || (shared && left && admits) };
}

async function viewsOf(page: string, caller: Caller, plant: Plant): Promise<z.infer<typeof viewsSchema>> {
  const stands = await standsOn(caller);
  const views = await (await plant.office()).kept.views(page, caller.person.id);
  return {
    format: 'remelt-views/1',
    views: views.map(({ id, name, person: by, shared, search }) => ({
      id,
      name,
      by,
      ...standingOf({ person: by, shared }, stands),
      shared,
      search,
    })),
  };
}

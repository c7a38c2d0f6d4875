import type { Hono } from 'hono';
import { parseJson } from '../../../documents/json-text.ts';
import { bodyText } from '../body.ts';
import { callerOf } from '../identity/caller.ts';
import type { onceOver } from '../once.ts';
import type { Plant, Served } from '../plant.ts';
import { pageReply, viewFor } from '../show.ts';
import { pageOfCalculation } from './calculation-pages.ts';
import { startedJob, wantsJob } from './job-routes.ts';
import type { Jobs } from './jobs.ts';

/** Every calculation by its name: at once or as a job, as its document or as its page; and the list of them. */
export function calculationRoutes(
  app: Hono<Served>,
  {
    jobs,
    once,
    plant,
  }: { readonly jobs: Jobs; readonly once: ReturnType<typeof onceOver>; readonly plant: Plant },
): void {
  app.get('/api/calculations', async (c) => {
    await callerOf(c, plant);
    const { calculations } = plant.compute;
    return c.json({
      calculations: Object.entries(calculations).map(([name, { title, whenAborted, format }]) => ({
        ...{ name, title, cut: whenAborted },
        ...(format === undefined ? {} : { format: `remelt-${format}/1` }),
      })),
    });
  });
  app.post('/api/calculations/:name', async (c) => {
    const { person, context } = await callerOf(c, plant);
    const text = await bodyText(c);
    const document = text === '' ? undefined : parseJson(text, 'the body');
    const name = c.req.param('name');
    if (wantsJob(c)) return startedJob(c, { person, name, document, text }, { jobs, once });
    const answer = await context.compute.run(name, document, { signal: c.req.raw.signal });
    const view = viewFor(c.req.header('accept'));
    const page = view === 'json' ? null : await pageOfCalculation(name, answer);
    return page === null ? c.json(answer as object) : pageReply(c, page, { view });
  });
}

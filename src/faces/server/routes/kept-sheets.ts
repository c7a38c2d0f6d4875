import type { Hono } from 'hono';
import type { z } from 'zod';
import { parseDocument } from '../../../documents/common.ts';
import { parseJson } from '../../../documents/json-text.ts';
import { keepSheetOrder, type keptSheetSchema, type keptSheetsSchema } from '../../../documents/kept.ts';
import { sheetOrder } from '../../../documents/yard/sheet-order.ts';
import { InputError, NotFoundError } from '../../../foundation/errors.ts';
import { MS_PER_DAY } from '../../../foundation/quantity/days.ts';
import { bodyText, keyIn } from '../body.ts';
import { callerOf, requireRight } from '../identity/caller.ts';
import type { onceOver } from '../once.ts';
import type { Plant, Served } from '../plant.ts';
import { writtenOnce } from '../write-once.ts';

/** Who may keep a sheet for others, and remove it: everybody but who only reads. */
const KEEP = { name: 'keep-sheet', title: 'Keep a sheet for another person', act: null } as const;

/** Days after which a kept sheet is forgotten when the next is kept. */
const KEPT_DAYS = 60;
/** Longest sheet that is kept [characters]: twice ten thousand lots with all their elements. */
const LONGEST = 8_000_000;

/** Sheets that one person has read and mended, and another is to book. */
export function keptSheetRoutes(
  app: Hono<Served>,
  { plant, once }: { readonly plant: Plant; readonly once: ReturnType<typeof onceOver> },
): void {
  const all = async (): Promise<z.infer<typeof keptSheetsSchema>> => ({
    format: 'remelt-kept-sheets/1',
    sheets: (await (await plant.office()).kept.sheets()).map(({ person: by, ...sheet }) => ({
      ...sheet,
      by,
    })),
  });
  app.get('/api/sheets/kept', async (c) => {
    await callerOf(c, plant);
    return c.json(await all());
  });
  app.get('/api/sheets/kept/:id', async (c) => {
    await callerOf(c, plant);
    const { person: by, asked, ...kept } = await keptSheet(c.req.param('id'), plant);
    const sheet = sheetOrder.parse(JSON.parse(asked));
    const answer: z.infer<typeof keptSheetSchema> = { format: 'remelt-kept-sheet/1', ...kept, by, sheet };
    return c.json(answer);
  });
  app.post('/api/sheets/kept', async (c) => {
    const caller = await callerOf(c, plant);
    requireRight(KEEP, caller);
    keyIn(c);
    const { sheet } = parseDocument(keepSheetOrder, parseJson(await bodyText(c), 'the body'), 'sheet');
    const asked = JSON.stringify(sheet);
    if (asked.length > LONGEST)
      throw new InputError('the sheet is too long to be kept', {
        path: 'sheet',
        value: asked.length,
        unit: 'characters',
        allowed: `at most ${LONGEST}`,
        cure: 'divide it, or hand the file on',
      });
    const work = async () => {
      const now = plant.clock();
      const forgetBefore = new Date(now.getTime() - KEPT_DAYS * MS_PER_DAY).toISOString();
      const kept = {
        id: plant.newId(),
        person: caller.person.id,
        name: sheet.name,
        keptAt: now.toISOString(),
      };
      await (await plant.office()).kept.putSheet({ ...kept, asked }, forgetBefore);
      return all();
    };
    return writtenOnce(c, { once, by: caller.person.id, work, holdsNoSecret: true });
  });
  app.delete('/api/sheets/kept/:id', async (c) => {
    const caller = await callerOf(c, plant);
    requireRight(KEEP, caller);
    const { id } = await keptSheet(c.req.param('id'), plant);
    await (await plant.office()).kept.endSheet(id);
    return c.json({ ended: true });
  });
}

async function keptSheet(id: string, plant: Plant) {
  const kept = await (await plant.office()).kept.sheet(id);
  if (kept !== null) return kept;
  throw new NotFoundError('this sheet is kept no more', {
    path: 'id',
    allowed: 'a sheet of the list: one that is booked or removed is forgotten',
  });
}

import type { z } from 'zod';
import { layoutSchema, type saidSchema } from '../../src/documents/kept.ts';
import { ask, send } from '../api/client.ts';

/** What a person said of a sheet: columns, values for the whole sheet, signs. */
export type Said = z.infer<typeof saidSchema>;

/** What was said of a sheet with these headings when one was booked last, by anybody; a supplier keeps to the same ones. */
export async function rememberedLayout(headings: readonly string[]): Promise<Said | undefined> {
  const { said } = await ask(layoutSchema, '/api/sheets/layout/find', { headings });
  return said ?? undefined;
}

/** Keeps what was said of a sheet that was booked, for everybody who imports the next one. */
export function rememberLayout(headings: readonly string[], said: Said): Promise<unknown> {
  const supplier = said.set?.supplier;
  return send('/api/sheets/layout', 'POST', { headings, said, ...(supplier ? { supplier } : {}) });
}

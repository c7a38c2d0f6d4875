import type { z } from 'zod';
import { layoutSchema, type saidSchema } from '../../src/documents/kept.ts';
import { REMARK } from '../../src/documents/yard/sheet-order.ts';
import { ask, send } from '../api/client.ts';

/** What a person said of a sheet: columns, values for the whole sheet, signs. */
export type Said = z.infer<typeof saidSchema>;

/** What is being kept: the next sheet is read after it. */
let keeping: Promise<unknown> = Promise.resolve();

/** What was said of a sheet with these headings when one was booked last, by whom and when. */
export interface Memory {
  readonly said: Said;
  readonly by: string;
  readonly keptAt: string;
}

/** What is remembered of a sheet with these headings, whoever booked it; a supplier keeps to the same ones. */
export async function rememberedLayout(headings: readonly string[]): Promise<Memory | undefined> {
  await keeping;
  const { said, by, keptAt } = await ask(layoutSchema, '/api/sheets/layout/find', { headings });
  if (said === null || isNothing(said) || by === undefined || keptAt === undefined) return undefined;
  return { said, by, keptAt };
}

/** True where a sheet was booked as it was read. */
const isNothing = ({ map = [], set = {}, dates, decimal }: Said): boolean =>
  map.length === 0 && Object.keys(set).length === 0 && dates === undefined && decimal === undefined;

/** Keeps what was said of a sheet that was booked, for everybody who imports the next one. What cannot be kept is said again then. */
export function rememberLayout(headings: readonly string[], said: Said): void {
  const supplier = said.set?.supplier;
  const kept = { headings, said: keptOf(said), ...(supplier ? { supplier } : {}) };
  keeping = send('/api/sheets/layout', 'POST', kept).catch(() => undefined);
}

/** What is kept for the next sheet with these headings: a remark of another lot is another question. */
export function keptOf(said: Said): Said {
  if (said.words === undefined) return said;
  return {
    ...said,
    words: Object.fromEntries(Object.entries(said.words).filter(([, means]) => means !== REMARK)),
  };
}

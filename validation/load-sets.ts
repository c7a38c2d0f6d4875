import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Comparison, DataSet, NamedSet } from './comparison.ts';

/** One folder per data set: `data.json` as published, `comparison.ts` what is asked of the model. */
const SETS_FOLDER = join(import.meta.dirname, 'sets');

/** Every set in the order of its id. */
export async function loadSets(): Promise<NamedSet[]> {
  return Promise.all(readdirSync(SETS_FOLDER).sort().map(loadSet));
}

async function loadSet(id: string): Promise<NamedSet> {
  const data = JSON.parse(readFileSync(join(SETS_FOLDER, id, 'data.json'), 'utf8')) as DataSet;
  const module = (await import(`./sets/${id}/comparison.ts`)) as { readonly asked: Comparison };
  return { data, comparison: module.asked };
}

/** Every entry of the series of a set, as `0.k_m_s`. */
export const entriesOf = ({ series }: DataSet): string[] =>
  series.flatMap(({ values }, place) => Object.keys(values).map((key) => `${place}.${key}`));

/** Does `of` name the entry? `0.*` names all of one place, `*` all there are. */
export const names = (of: string | readonly string[], entry: string): boolean =>
  (typeof of === 'string' ? [of] : of).some(
    (one) => one === '*' || one === entry || (one.endsWith('.*') && entry.startsWith(one.slice(0, -1))),
  );

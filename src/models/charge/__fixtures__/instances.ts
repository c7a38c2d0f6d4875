import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface TableColumn {
  readonly n: string;
  readonly c: number;
  readonly lo: number | null;
  readonly up: number | null;
  readonly int?: 1;
}
export interface TableRow {
  readonly n: string;
  readonly lo: number | null;
  readonly up: number | null;
  readonly a: Readonly<Record<string, number>>;
}

export interface Pooling {
  readonly components: readonly {
    readonly n: string;
    readonly lo: number;
    readonly up: number;
    readonly price: number;
    readonly q: Readonly<Record<string, number>>;
  }[];
  readonly pools: readonly { readonly n: string; readonly size: number }[];
  readonly products: readonly {
    readonly n: string;
    readonly lo: number;
    readonly up: number;
    readonly price: number;
    readonly qlo: Readonly<Record<string, number>>;
    readonly qup: Readonly<Record<string, number>>;
  }[];
  readonly compPool: readonly (readonly [component: string, pool: string, share: number])[];
  readonly poolProd: readonly (readonly [pool: string, product: string, most: number])[];
  readonly compProd: readonly (readonly [component: string, product: string, most: number])[];
}

/** One public problem with its known optimum. */
export interface Instance {
  readonly id: string;
  readonly class: 'lp' | 'milp' | 'pooling';
  readonly sense: 'min' | 'max';
  readonly title: string;
  readonly source: readonly string[];
  readonly optimum: number;
  readonly tolRel?: number;
  readonly model: { readonly cols: readonly TableColumn[]; readonly rows: readonly TableRow[] };
  readonly pooling: Pooling;
}

/** All instances of the folder, by file name. */
export function readInstances(): readonly Instance[] {
  const folder = join(import.meta.dirname, 'instances');
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as Instance);
}

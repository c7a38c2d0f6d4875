import { createElement } from 'react';
import { expect, it, vi } from 'vitest';
import type { PlantToday } from '../../src/documents/economics/plant-today.ts';

let roles: readonly string[] = [];
let search: { days?: number; figures?: true } = {};
const worth = { lots: 1, kg: 5, payable_usd: 7, unvalued: 0 };
const today: PlantToday = {
  format: 'remelt-plant-today/1',
  on: '2026-05-04',
  stock: { ...worth, grades: [{ grade: 'IN718', ...worth, byAge_kg: [5, 0, 0, 0] }] },
  trends: [],
  holds: { ...worth, cost_usd: 1, cost_usd_per_month: 1, reasons: [] },
  waits: [{ on: ['melter'], oldest_d: 1, heats: [{ heat: 'H-1', for: 'its charge', age_d: 1 }] }],
  analyses: { orders: 0, on: ['analyst'], oldest_d: 0 },
  shipped: [],
  bottleneck: null,
  heats: { since: '2026-04-27', charged: [], saved_usd: 0 },
  margin: {
    ...{ sold: [], sales_usd: 0, cost_usd: 0, margin_usd: 0, asPlanned_usd: 0, allNew_usd: 0, toCome_usd: 0 },
    ...{ withoutPrice: 0, left: [] },
  },
  prices: [],
  stale: { olderThan_d: 30, count: 0 },
  assumed: [],
};
vi.mock('../api/session.ts', () => ({ useSession: () => ({ person: { id: 'p-here', roles } }) }));
vi.mock('../shell/use-is-printed.ts', () => ({ useIsPrinted: () => false }));
vi.mock('../design/head.tsx', () => ({
  Head: ({ children }: { readonly children: unknown }) => children,
}));
vi.mock('../api/client.ts', () => ({ readVerb: () => undefined }));
vi.mock('../plant/backup-due.tsx', () => ({ BackupDue: () => null }));
vi.mock('../first-run/first-steps.tsx', () => ({ FirstSteps: () => null }));
vi.mock('../people/may.ts', () => ({ useMay: () => false }));
vi.mock('@tanstack/react-query', async (original) => ({
  ...(await original<object>()),
  useQuery: () => ({ data: today, error: null, refetch: () => undefined }),
}));
vi.mock('@tanstack/react-router', () => ({
  Link: ({ children }: { readonly children: unknown }) => children,
  useSearch: () => search,
}));
const { mounted } = await import('../testing/mounted.ts');
const { Today } = await import('./today.tsx');

const shown = (role: string, asked: typeof search = {}): string => {
  roles = [role];
  search = asked;
  return mounted(() => createElement(Today))
    .text()
    .replaceAll(/\s+/g, ' ');
};

it('is what waits for a melter or planner, with the figures of the plant one link away', () => {
  for (const role of ['melter', 'planner', 'receiver', 'quality', 'certifier', 'shipping']) {
    const text = shown(role);
    expect(text).toMatch(role === 'melter' ? /Waits for you ?H-1 its charge/ : /1 heat waits on others/);
    expect(text).toContain('Figures of the plant');
    expect(text).not.toMatch(/Free stock|Oldest prices|30 days/);
  }
  expect(shown('planner', { figures: true })).toMatch(/1 heat waits on others.*Free stock.*Oldest prices/);
  // an address that says how far to look back asks for them too
  expect(shown('planner', { days: 30 })).toContain('Oldest prices');
});

it('begins with the figures for a manager or analyst', () => {
  for (const role of ['manager', 'analyst'])
    expect(shown(role)).toMatch(/30 days.*Free stock.*1 heat waits on others.*Oldest prices/);
});

import { createElement } from 'react';
import { expect, it, vi } from 'vitest';

const put = vi.fn();
vi.mock('./outbox/put-heat.ts', () => ({ putHeat: put }));
vi.mock('../people/only-for.tsx', () => ({
  OnlyFor: ({ act, children }: { readonly act: readonly string[]; readonly children: unknown }) => {
    acts = act;
    return children;
  },
}));
vi.mock('../yard/known-names.ts', () => ({ useKnownNames: () => ({ supplier: [], laboratory: [] }) }));
vi.mock('../plant/facts-query.ts', () => ({ useKnownMaterials: () => undefined }));
vi.stubGlobal('localStorage', { getItem: () => null, setItem: () => {}, removeItem: () => {} });
const { mounted } = await import('../testing/mounted.ts');
const { Leak, LeakStop } = await import('./leak.tsx');
let acts: readonly string[] = [];

it('names the furnace that was measured, and takes why a rate above the limit is accepted, from who may', async () => {
  const form = mounted(() => createElement(Leak, { heat: { id: 'H-1' } as never }));
  expect(form.labels()).toContain('Furnace');
  expect(acts).toEqual(['record heat', 'override diagnostic']);
  form.type('Leak-up rate', '0.5');
  form.type('Furnace', 'VIM-2');
  form.type('Why it is melted above the limit', 'short melt, checked by quality');
  await form.press('Book the rate');
  expect(put).toHaveBeenCalledExactlyOnceWith(
    'H-1',
    expect.objectContaining({
      order: { leak_Pa_m3_per_s: 0.05, furnace: 'VIM-2', accepted: 'short melt, checked by quality' },
    }),
  );
});

it('stands at the head of a heat while the latest rate is above the limit, and nobody accepted it', () => {
  const leak = { furnace: 'VIM-2', leak_Pa_m3_per_s: 0.05, limit_Pa_m3_per_s: 0.02, accepted: null };
  const shown = (status: string, ...leaks: readonly object[]) =>
    mounted(() => createElement(LeakStop, { heat: { status, leaks } as never })).text();
  expect(shown('planned', leak)).toBe(
    'Do not charge or melt: VIM-2 leaks 0.05 Pa m3/s, the limit is 0.02. Find the leak and measure again.',
  );
  expect(shown('charged', leak, { ...leak, leak_Pa_m3_per_s: 0.02 })).toBe('');
  expect(shown('charged', { ...leak, accepted: 'a trial' })).toBe('');
  expect(shown('melted', leak)).toBe('');
});

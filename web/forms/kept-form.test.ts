import { afterEach, beforeEach, expect, it, vi } from 'vitest';

let device: Map<string, string>;
beforeEach(() => {
  device = new Map();
  vi.resetModules();
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => device.get(key) ?? null,
    setItem: (key: string, text: string) => void device.set(key, text),
    removeItem: (key: string) => void device.delete(key),
  });
});
afterEach(() => vi.unstubAllGlobals());

/** A page with a form, as it begins on this device for a person. */
async function page(person: string, form = 'buy') {
  const [{ createElement }, { mounted }] = await Promise.all([
    import('react'),
    import('../testing/mounted.ts'),
  ]);
  const { shownPerson } = await import('../api/shown-person.ts');
  shownPerson.set({ id: person, name: person, roles: [] } as never);
  const { useKept, KeptSince } = await import('./kept-form.tsx');
  let now: ReturnType<typeof useKept<{ mass: string }>>;
  const shown = mounted(() =>
    createElement(() => {
      now = useKept(form, { mass: '' });
      return createElement(KeptSince, { since: now.since, onDiscard: now.forget });
    }),
  );
  return {
    shown,
    look: () => {
      shown.text();
      return now;
    },
  };
}

it('keeps what a person types until it is sent, and says so only to who comes back', async () => {
  const first = await page('p-a');
  first.look().change({ mass: '12' });
  expect([first.look().typed.mass, first.look().since]).toEqual(['12', undefined]);
  vi.resetModules();
  const { look, shown } = await page('p-a');
  expect(look().typed.mass).toBe('12');
  expect(shown.text()).toMatch(/Kept as it was typed: .*Discard it/s);
  shown.press('Discard it');
  expect([look().typed.mass, shown.text()]).toEqual(['', '']);
});

it('shows nobody what another person typed, nor what was typed elsewhere', async () => {
  (await page('p-a')).look().change({ mass: '12' });
  for (const [person, form] of [['p-b'], ['p-a', 'import']] as const) {
    const other = await page(person, form);
    expect(other.look().typed.mass).toBe('');
    expect(other.shown.text()).toBe('');
  }
});

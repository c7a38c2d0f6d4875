import { createElement } from 'react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { mounted } from '../testing/mounted.ts';

/** A device that keeps texts, and hears of other tabs. */
let device: Map<string, string>;
let hears: ((event: { readonly key: string }) => void)[];

beforeEach(() => {
  device = new Map();
  hears = [];
  vi.resetModules();
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => device.get(key) ?? null,
    setItem: (key: string, text: string) => void device.set(key, text),
    removeItem: (key: string) => void device.delete(key),
  });
  vi.stubGlobal('addEventListener', (_: string, hear: (typeof hears)[number]) => void hears.push(hear));
});
afterEach(() => vi.unstubAllGlobals());

/** A page that shows one draft, as the module begins on this device. */
async function page(heat = 'H-1', form = 'pour') {
  const { keepDraft, useDraft } = await import('./drafts.ts');
  let act: ReturnType<typeof useDraft<{ mass: string; by: string }>>;
  const shown = mounted(() =>
    createElement(() => {
      act = useDraft(heat, form, { mass: '', by: '' });
      return `${act[0].mass} by ${act[0].by}`;
    }),
  );
  const read = () => {
    const text = shown.text();
    return { text, change: act[1], forget: act[2] };
  };
  return { read, keepDraft };
}

it('keeps what is typed on the device until it is forgotten', async () => {
  const { read } = await page();
  expect(read().text).toBe(' by ');
  read().change({ mass: '40' });
  read().change({ by: 'Anna' });
  expect(read().text).toBe('40 by Anna');
  vi.resetModules();
  const later = await page();
  expect(later.read().text).toBe('40 by Anna');
  later.read().forget();
  expect(later.read().text).toBe(' by ');
  expect(device.size).toBe(0);
});

it('keeps a draft for each heat and form', async () => {
  const { read, keepDraft } = await page();
  keepDraft('H-2', 'pour', { mass: '2', by: 'Ben' });
  keepDraft('H-1', 'charge', { mass: '3', by: 'Cleo' });
  expect(read().text).toBe(' by ');
  read().change({ mass: '1' });
  keepDraft('H-2', 'pour', undefined);
  expect(Object.keys(JSON.parse(device.get('remelt-drafts')!))).toEqual(['H-1/charge', 'H-1/pour']);
});

it('goes on with what another tab of the browser kept, and with nothing else', async () => {
  const { read } = await page();
  const other = (mass: string) =>
    device.set('remelt-drafts', JSON.stringify({ 'H-1/pour': { mass, by: 'tab' } }));
  other('7');
  for (const hear of hears) hear({ key: 'theme' });
  expect(read().text).toBe(' by ');
  for (const hear of hears) hear({ key: 'remelt-drafts' });
  expect(read().text).toBe('7 by tab');
});

it('begins without a draft where the device holds what nobody can read', async () => {
  for (const text of ['{', 'null', '7', '"x"']) {
    device.set('remelt-drafts', text);
    vi.resetModules();
    const { read } = await page();
    expect(read().text).toBe(' by ');
    read().change({ mass: '1' });
    expect(read().text).toBe('1 by ');
  }
});

it('keeps what stands in every form on the page of a full device', async () => {
  const { read, keepDraft } = await page();
  vi.stubGlobal('localStorage', {
    ...localStorage,
    setItem: () => {
      throw new DOMException('full', 'QuotaExceededError');
    },
  });
  read().change({ mass: '1' });
  keepDraft('H-1', 'cast', { mass: '2', by: 'x' });
  expect(read().text).toBe('1 by ');
});

it('tells every part of the page that shows a draft', async () => {
  const react = await import('react');
  const told = vi.fn();
  vi.spyOn(react, 'useSyncExternalStore').mockImplementation((subscribe, now) => {
    subscribe(told);
    return now();
  });
  const { read, keepDraft } = await page();
  read();
  keepDraft('H-1', 'pour', { mass: '1', by: 'x' });
  expect(told).toHaveBeenCalledOnce();
});

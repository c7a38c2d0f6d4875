import { afterEach, expect, it, vi } from 'vitest';
import { hiddenOf, keepHidden } from './hidden-columns.ts';

const COLUMNS = [{ id: 'form' }, { id: 'age' }] as const;
afterEach(() => vi.unstubAllGlobals());

it('reads from the address what is hidden, and no column that may not be', () => {
  expect([...hiddenOf('lots', COLUMNS, 'age,lot')]).toEqual(['age']);
  expect(hiddenOf('lots', COLUMNS, '').size).toBe(0);
});

it('keeps it on the device by list, for an address that says nothing', () => {
  const kept = new Map<string, string>();
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => kept.set(key, value),
    removeItem: (key: string) => kept.delete(key),
  });
  keepHidden('lots', 'form');
  expect([...hiddenOf('lots', COLUMNS)]).toEqual(['form']);
  expect(hiddenOf('heats', COLUMNS).size).toBe(0);
  keepHidden('lots', undefined);
  expect(hiddenOf('lots', COLUMNS).size).toBe(0);
});

it('goes on where the device keeps nothing', () => {
  vi.stubGlobal('localStorage', undefined);
  keepHidden('lots', 'form');
  expect(hiddenOf('lots', COLUMNS).size).toBe(0);
});

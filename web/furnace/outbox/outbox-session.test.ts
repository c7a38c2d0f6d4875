import { QueryClient } from '@tanstack/react-query';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';

/** What the page asked of the server, and what it answers: a refusal of the network where it is gone. */
let asked: string[];
let isGone: boolean;
let person: string | null;

beforeEach(() => {
  vi.resetModules();
  const kept = new Map<string, string>();
  vi.stubGlobal('REMELT_VERSION', '0.0.0');
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => kept.set(key, value),
    removeItem: (key: string) => kept.delete(key),
  });
  asked = [];
  isGone = false;
  person = 'anna';
  vi.stubGlobal('fetch', async (address: string, { method = 'GET', headers }: RequestInit) => {
    const shown = new Headers(headers).get('Remelt-Person');
    asked.push(`${method} ${address}${shown === null ? '' : ` of ${shown}`}`);
    if (isGone) throw new TypeError('no network');
    if (address !== '/api/session')
      return Response.json({ format: 'remelt-page/1', title: 'Booked', lead: [], sections: [] });
    if (method === 'DELETE') person = null;
    const who = person && { id: person, name: person.toUpperCase(), roles: ['melter'] };
    return Response.json({ format: 'remelt-session/1', plant: null, demonstration: true, person: who });
  });
});
afterEach(() => vi.unstubAllGlobals());

/** The modules as a page that was just loaded has them. */
async function loaded() {
  const { sessionQuery, signOut } = await import('../../api/session.ts');
  const { outbox } = await import('./outbox.ts');
  const client = new QueryClient();
  return { outbox, signOut, read: () => client.fetchQuery({ ...sessionQuery, staleTime: 0 }) };
}

it('keeps a booking for who entered it, and sends it under no other name', async () => {
  const { outbox, read } = await loaded();
  await read();
  isGone = true;
  outbox.put({ path: '/api/heats/record-heat', order: {}, key: 'k', heat: 'H-1', words: 'charge of H-1' });
  await outbox.send();
  // a page that is loaded then finds it
  vi.resetModules();
  expect((await import('./outbox.ts')).outbox.entries()).toHaveLength(1);
  isGone = false;
  person = 'bert';
  await read();
  asked = [];
  await outbox.send();
  expect(asked).toEqual([]);
  expect(outbox.entries()).toMatchObject([{ by: { id: 'anna', name: 'ANNA' } }]);
  person = 'anna';
  await read();
  await outbox.send();
  expect(asked).toContain('POST /api/heats/record-heat of anna');
  expect(outbox.entries()).toEqual([]);
});

it('who was signed in is known without a network, and who signs out there is out, on the server first of all', async () => {
  const { read, signOut } = await loaded();
  await read();
  isGone = true;
  expect((await read()).person).toMatchObject({ id: 'anna' });
  await signOut();
  await expect(read()).rejects.toThrow('the server cannot be reached');
  isGone = false;
  asked = [];
  expect((await read()).person).toBeNull();
  expect(asked).toEqual(['DELETE /api/session of anna', 'GET /api/session']);
});

it('a tab writes as the person that it shows, and hears that another tab has signed somebody else in', async () => {
  const { read } = await loaded();
  const { onOtherPerson, signOut } = await import('../../api/session.ts');
  const { book } = await import('../../api/client.ts');
  const moments = new Map<string, () => void>();
  vi.stubGlobal('window', { addEventListener: (of: string, look: () => void) => void moments.set(of, look) });
  let heard = 0;
  await read();
  onOtherPerson(() => {
    heard += 1;
  });
  const inStorage = (who: object | null) => {
    localStorage.setItem('remelt-session', JSON.stringify({ ...JSON.parse(session), person: who }));
    moments.get('storage')!();
  };
  const session = localStorage.getItem('remelt-session')!;
  inStorage({ id: 'anna', name: 'ANNA', roles: ['melter'] });
  expect(heard).toBe(0);
  // what only came to its end keeps what is typed
  localStorage.removeItem('remelt-session');
  moments.get('storage')!();
  expect(heard).toBe(0);
  inStorage({ id: 'bert', name: 'BERT', roles: ['melter'] });
  inStorage(null);
  expect(heard).toBe(2);
  // read by this tab, it tells of it too, and does not write as somebody whom it does not show
  person = 'bert';
  await read();
  expect(heard).toBe(3);
  await book({ path: '/api/yard/buy-material', order: {}, key: 'k' });
  expect(asked.at(-1)).toBe('POST /api/yard/buy-material of anna');
  await signOut();
  expect(asked.at(-1)).toBe('DELETE /api/session of anna');
});

import { expect, it } from 'vitest';
import { requireGood } from './enrol.ts';

const good = (password: string) =>
  requireGood(password, { id: 'jm', name: 'Jürgen Möller' }, { named: 'Nordhütte Süd' });

it.each(['nordhuette2026!', 'Nordhutte2026!', 'NORDHÜTTE-2026', 'juergen at the mill', 'jurgen sings loud'])(
  '%s holds a name, however it is spelt',
  async (password) => {
    await expect(good(password)).rejects.toThrow('this password');
  },
);

it('takes what has nothing of a name', async () => {
  await expect(good('drei rote Hunde im Schnee')).resolves.toBeUndefined();
});

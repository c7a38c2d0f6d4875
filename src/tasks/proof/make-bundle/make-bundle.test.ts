import { expect, it } from 'vitest';
import { certifiedHeat } from '../../../../test/testing/certified-heat.ts';
import { runTask } from '../../task.ts';
import { makeBundle } from './make-bundle.ts';

const ORDER = { subject: 'heat:H-1', customer: 'X' };

it('claims what follows from its records, and refuses what would not fit them', async () => {
  const { released, by } = await certifiedHeat();
  const make = (more: object = {}, person = 'p-cert') =>
    runTask(makeBundle, { ...ORDER, ...more }, by(person));
  const { claims, purpose, consistency } = await make({ released, since: [3] });
  expect(purpose).toBe('heat:H-1 for X');
  expect(claims.map(({ type }) => type)).toEqual(expect.arrayContaining(['balance', 'specification']));
  expect(consistency).toMatchObject([{ size: 3 }]);
  expect((await make()).claims.map(({ type }) => type)).not.toContain('specification');
  const other = {
    ...released,
    document: { ...released.document, object: { ...released.document.object, id: 'H-9' } },
  };
  await expect(make({ released: other })).rejects.toMatchObject({
    details: [{ path: 'released.document.object.id', allowed: 'H-1' }],
  });
  await expect(make({ since: [9_999] })).rejects.toMatchObject({ details: [{ path: 'since' }] });
  await expect(make({ disclose: [] })).resolves.toHaveProperty('claims');
  await expect(make({}, 'p-melt')).rejects.toMatchObject({ code: 'forbidden' });
  const { keys: _, ...reader } = by('p-cert');
  await expect(runTask(makeBundle, ORDER, reader)).rejects.toMatchObject({ code: 'forbidden' });
});

import { describe, expect, it } from 'vitest';
import { CancelledError, ConflictError, InputError, placed } from './errors.ts';

const thrown = (work: () => unknown): unknown => {
  try {
    work();
  } catch (error) {
    return error;
  }
  throw new Error('nothing was thrown');
};
const fail = (error: Error) => (): never => {
  throw error;
};

describe('an error told to somebody who wrote its places elsewhere', () => {
  it('has the prefix before each place, and its class, message and cause', () => {
    const first = new ConflictError('taken', [{ path: 'id', value: 7 }, { where: 'row 2' }]);
    const told = thrown(() => placed('heats[2].', fail(first)));
    expect(told).toBeInstanceOf(ConflictError);
    expect(told).toMatchObject({
      message: 'taken',
      code: 'conflict',
      details: [{ path: 'heats[2].id', value: 7 }, { where: 'row 2' }],
      cause: first,
    });
  });

  it('is told detail by detail, and in other words where these are given', () => {
    const told = thrown(() =>
      placed(
        {
          detail: (detail) => ({ ...detail, where: 'row 3' }),
          message: (message, [detail]) => `${detail!.where}: ${message}`,
        },
        fail(new InputError('no mass', { path: 'lots[1].mass_g' })),
      ),
    );
    expect(told).toMatchObject({
      message: 'row 3: no mass',
      details: [{ path: 'lots[1].mass_g', where: 'row 3' }],
    });
  });

  it('comes from a promise as well', async () => {
    const told = placed('a.', async () => fail(new CancelledError('stop', { path: 'b' }))());
    await expect(told).rejects.toThrow(CancelledError);
    await expect(told).rejects.toMatchObject({ details: [{ path: 'a.b' }] });
    await expect(placed('a.', async () => 5)).resolves.toBe(5);
  });

  it('stays what it is outside the closed set', () => {
    const fault = new TypeError('x is undefined');
    expect(thrown(() => placed('a.', fail(fault)))).toBe(fault);
  });
});

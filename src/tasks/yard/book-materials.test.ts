import { expect, it } from 'vitest';
import { InputError } from '../../foundation/errors.ts';
import { bookMaterials } from './book-materials.ts';

const material = {
  id: 'Ni',
  name: 'nickel',
  names: [],
  form: 'virgin',
  lotClass: 'virgin',
  source: 'a data sheet',
  composition: { balance: 'Ni', contents: {} },
};

/** The place of a refusal that the ledger gives at `path`, when some metals are bought. */
async function placeOf(path: string, lots: readonly string[]): Promise<string | undefined> {
  const context = {
    compute: { facts: () => ({ chargeMaterials: new Map([['Ni', material]]) }) },
    store: {
      execute: async () => {
        throw new InputError('no', { path });
      },
    },
    actor: { kind: 'machine', user: 'root' },
  } as never;
  const bought = lots.map((lot) => ({ material: 'Ni', mass_g: 1, lot }));
  const error = await bookMaterials(bought, context).catch((thrown: InputError) => thrown);
  if (!(error instanceof InputError)) throw error;
  return error.details[0]?.path;
}

it('a refusal names the field of the purchase, not the place in the command of the ledger', async () => {
  expect(await placeOf('commands[0].lots[0].lot', ['A'])).toBe('lot');
  expect(await placeOf('commands[0].by', ['A'])).toBe('by');
  expect(await placeOf('commands[5].lots[0].mass_g', ['A', 'B'])).toBe('[1].mass_g');
});

import { expect, it } from 'vitest';
import { readDelivery } from './delivery-lines.ts';

const read = (text: string) => readDelivery('goods.csv', { readBytes: () => Buffer.from(text) });

it('reads a delivery with one row for each line, masses in kg, lines numbered where none are', async () => {
  const text = 'delivery;supplier;line;article;kg\n800;Maier;10;A-1;812,5\n800;Maier;20;A-2;40\n';
  expect(await read(text)).toEqual({
    ...{ delivery: '800', supplier: 'Maier' },
    lines: [
      { line: '10', article: 'A-1', mass_g: 812_500 },
      { line: '20', article: 'A-2', mass_g: 40_000 },
    ],
  });
  expect((await read('kg,form\n1.5,turnings\n')).lines).toEqual([
    { line: '1', form: 'turnings', mass_g: 1500 },
  ]);
});

it('refuses two deliveries in one file, an unknown column, and a mass that is none or may be two', async () => {
  await expect(read('delivery,kg\n1,5\n2,5\n')).rejects.toMatchObject({
    details: [{ cure: 'split the file by delivery' }],
  });
  await expect(read('kg,colour\n5,red\n')).rejects.toThrow('unknown column "colour"');
  await expect(read('line,kg\n1,heavy\n')).rejects.toThrow('row 2: "heavy" is no mass in kg');
  await expect(read('line;kg\n1;1,234\n2;5\n')).rejects.toThrow('row 2: 1,234 kg may mean two masses');
});

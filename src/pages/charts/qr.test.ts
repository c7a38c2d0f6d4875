import { expect, it } from 'vitest';
import { qrModules, qrText } from './qr.ts';

it('a QR code has its three finders, and a terminal shows it whole with a border', () => {
  const border = 2;
  const modules = qrModules('https://plant.example:4477/plant-root.crt', border);
  const size = modules.length - 2 * border;
  const finder = (row: number, column: number) =>
    [0, 6].every((i) =>
      modules[row + border + i]!.slice(column + border, column + border + 7).every((dark) => dark),
    );
  expect([finder(0, 0), finder(0, size - 7), finder(size - 7, 0), finder(size - 7, size - 7)]).toEqual([
    true,
    true,
    true,
    false,
  ]);
  const lines = qrText('https://plant.example:4477/plant-root.crt').split('\n');
  expect(lines[0]).toBe('█'.repeat(size + 4));
  expect(new Set(lines.map((line) => line.length))).toEqual(new Set([size + 4]));
});

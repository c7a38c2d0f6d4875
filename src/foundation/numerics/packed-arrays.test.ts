import { expect, it } from 'vitest';
import { packed, unpacked } from './packed-arrays.ts';

it('gives arrays back to the last bit, wherever their bytes begin', () => {
  const arrays = [Float64Array.of(0.1, -0, Number.MIN_VALUE), new Float64Array(0), Float64Array.of(1e300)];
  const bytes = packed(arrays);
  expect(unpacked(bytes)).toEqual(arrays);
  const later = new Uint8Array(bytes.length + 3);
  later.set(bytes, 3);
  expect(unpacked(later.subarray(3))).toEqual(arrays);
  expect(unpacked(packed([]))).toEqual([]);
});

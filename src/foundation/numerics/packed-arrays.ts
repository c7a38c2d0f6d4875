/** Arrays as one row of bytes: their number, their lengths and their numbers, all of them eight bytes each, as this machine orders them. */
export function packed(arrays: readonly Float64Array[]): Uint8Array {
  const size = arrays.reduce((sum, { length }) => sum + length, 1 + arrays.length);
  const out = new Float64Array(size);
  out[0] = arrays.length;
  let at = 1 + arrays.length;
  arrays.forEach((array, k) => {
    out[1 + k] = array.length;
    out.set(array, at);
    at += array.length;
  });
  return new Uint8Array(out.buffer);
}

/** The arrays that were packed, in their order. */
export function unpacked({ buffer, byteOffset, byteLength }: Uint8Array): Float64Array[] {
  // bytes that came from elsewhere may begin anywhere in their memory
  const numbers =
    byteOffset % 8 === 0
      ? new Float64Array(buffer, byteOffset, byteLength / 8)
      : new Float64Array(buffer.slice(byteOffset, byteOffset + byteLength));
  const count = numbers[0]!;
  let at = 1 + count;
  return Array.from({ length: count }, (_, k) => {
    const from = at;
    at += numbers[1 + k]!;
    return numbers.subarray(from, at);
  });
}

/** Names of the heats of a graph, by their places, and back: bytes and a table of hashes, because a Map of a million takes 100 MB. */
export class Names {
  /** UTF-8 of all names, one after the other. */
  bytes: Uint8Array;
  /** Where each name ends in `bytes`; one begins where the one before ends. */
  ends: Int32Array;
  count: number;
  /** Place + 1 by hash, open addressing; 0 = free. Twice as long as there are names, or longer. */
  #table: Int32Array;

  constructor(bytes: Uint8Array = new Uint8Array(1024), ends: Int32Array = new Int32Array(64), count = 0) {
    this.bytes = bytes;
    this.ends = ends;
    this.count = count;
    this.#table = new Int32Array(0);
    this.#fill(Math.max(128, count * 2));
  }

  /** Place of a name; -1 where there is none. */
  placeOf(name: string): number {
    const wanted = encoder.encode(name);
    for (let slot = hashOf(wanted, 0, wanted.length) & (this.#table.length - 1); ; slot = this.#next(slot)) {
      const place = this.#table[slot]! - 1;
      if (place < 0 || this.#is(place, wanted)) return place;
    }
  }

  /** Place of a name, made where there is none. */
  placeFor(name: string): number {
    const found = this.placeOf(name);
    if (found >= 0) return found;
    const added = encoder.encode(name);
    const start = this.#startOf(this.count);
    if (start + added.length > this.bytes.length) this.bytes = longer(this.bytes, start + added.length);
    if (this.count === this.ends.length) this.ends = longer(this.ends, this.count + 1);
    this.bytes.set(added, start);
    this.ends[this.count] = start + added.length;
    this.count += 1;
    if (this.count * 2 > this.#table.length) this.#fill(this.count * 2);
    else this.#enter(this.count - 1);
    return this.count - 1;
  }

  /** Name at a place. */
  nameAt(place: number): string {
    return decoder.decode(this.bytes.subarray(this.#startOf(place), this.ends[place]));
  }

  /** The same names in another order: `order` holds the old place of each new one. */
  inOrder(order: Int32Array): Names {
    const bytes = new Uint8Array(this.#startOf(this.count));
    const ends = new Int32Array(this.count);
    let end = 0;
    for (let place = 0; place < order.length; place++) {
      const old = order[place]!;
      const name = this.bytes.subarray(this.#startOf(old), this.ends[old]);
      bytes.set(name, end);
      end += name.length;
      ends[place] = end;
    }
    return new Names(bytes, ends, this.count);
  }

  /** Bytes that it holds in memory. */
  get size(): number {
    return this.bytes.byteLength + this.ends.byteLength + this.#table.byteLength;
  }

  #startOf(place: number): number {
    return place === 0 ? 0 : this.ends[place - 1]!;
  }

  #next(slot: number): number {
    return (slot + 1) & (this.#table.length - 1);
  }

  #is(place: number, wanted: Uint8Array): boolean {
    const start = this.#startOf(place);
    if (this.ends[place]! - start !== wanted.length) return false;
    for (let i = 0; i < wanted.length; i++) if (this.bytes[start + i] !== wanted[i]) return false;
    return true;
  }

  #fill(least: number): void {
    this.#table = new Int32Array(2 ** Math.ceil(Math.log2(least)));
    for (let place = 0; place < this.count; place++) this.#enter(place);
  }

  #enter(place: number): void {
    let slot = hashOf(this.bytes, this.#startOf(place), this.ends[place]!) & (this.#table.length - 1);
    while (this.#table[slot] !== 0) slot = this.#next(slot);
    this.#table[slot] = place + 1;
  }
}

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** FNV-1a, 32 bit, with its high half folded into the low one. */
function hashOf(bytes: Uint8Array, from: number, to: number): number {
  let hash = 0x811c9dc5;
  for (let i = from; i < to; i++) hash = Math.imul(hash ^ bytes[i]!, 0x01000193);
  return (hash ^ (hash >>> 15)) >>> 0;
}

/** The array with room for `least` items, half as many again where it grows. */
export function longer<A extends Uint8Array | Uint16Array | Int32Array | Uint32Array | Float64Array>(
  array: A,
  least: number,
): A {
  if (least <= array.length) return array;
  const Kind = array.constructor as new (length: number) => A;
  const grown = new Kind(Math.ceil(Math.max(least, array.length * 1.5)));
  grown.set(array);
  return grown;
}

import type { MappedTag, Register } from '../../documents/heats/tag-map.ts';

/** Registers of each type. */
const LENGTH: Readonly<Record<Register['type'], number>> = {
  uint16: 1,
  int16: 1,
  uint32: 2,
  int32: 2,
  float32: 2,
  float64: 4,
};

/** Registers that one question asks for, and the tags in them. */
export interface Block {
  readonly table: Register['table'];
  readonly start: number;
  readonly count: number;
  readonly tags: readonly { readonly tag: string; readonly register: Register }[];
}

/** Most registers of one question (Modbus Application Protocol 1.1b3, 6.3). */
const MOST = 125;
/** Registers between two tags that are read along: more than that is another question. */
const APART = 16;

/** The questions that read all tags: neighbours together. */
export function blocksOf(tags: readonly MappedTag[]): readonly Block[] {
  const placed = tags.flatMap(({ tag, register }) => (register ? [{ tag, register }] : []));
  const blocks: { table: Register['table']; start: number; end: number; tags: typeof placed }[] = [];
  for (const table of ['holding', 'input'] as const) {
    const own = placed
      .filter(({ register }) => register.table === table)
      .sort((a, b) => a.register.address - b.register.address);
    for (const one of own) {
      const { address, type } = one.register;
      const [open, end] = [blocks.at(-1), address + LENGTH[type]];
      if (open && open.table === table && address - open.end <= APART && end - open.start <= MOST) {
        open.end = Math.max(open.end, end);
        open.tags.push(one);
      } else blocks.push({ table, start: address, end, tags: [one] });
    }
  }
  return blocks.map(({ end, ...block }) => ({ ...block, count: end - block.start }));
}

/** The number in the registers of a block, as its type and the order of its words say. */
export function numberIn(bytes: Buffer, block: Pick<Block, 'start'>, register: Register): number {
  const { type, address, words = 'high-first' } = register;
  const from = 2 * (address - block.start);
  const own = Buffer.from(bytes.subarray(from, from + 2 * LENGTH[type]));
  if (words.endsWith('swapped')) own.swap16();
  const inOrder = words.startsWith('low') ? highFirst(own) : own;
  switch (type) {
    case 'uint16':
      return inOrder.readUInt16BE();
    case 'int16':
      return inOrder.readInt16BE();
    case 'uint32':
      return inOrder.readUInt32BE();
    case 'int32':
      return inOrder.readInt32BE();
    case 'float32':
      return inOrder.readFloatBE();
    case 'float64':
      return inOrder.readDoubleBE();
  }
}

/** Words in reverse. */
function highFirst(bytes: Buffer): Buffer {
  const words = Array.from({ length: bytes.length / 2 }, (_, i) => bytes.subarray(2 * i, 2 * i + 2));
  return Buffer.concat(words.reverse());
}

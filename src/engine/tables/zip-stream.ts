import { once } from 'node:events';
import { crc32, createDeflateRaw } from 'node:zlib';

/** A file of an archive, and its text as it is made. */
export interface ZipEntry {
  readonly name: string;
  readonly parts: AsyncIterable<string> | Iterable<string>;
}

/** Sizes of an archive without its 64-bit form are below this [byte]. */
const LARGEST = 0xffff_ffff;
/** Text that is compressed at once [characters]. */
const CHUNK = 1 << 16;
/** UTF-8 names, and sizes that stand behind the bytes of a file. */
const FLAGS = 0x0808;
const DEFLATED = 8;
const VERSION = 20;
/** 1980-01-01, the first day that an archive can name: the same content makes the same bytes. */
const FIRST_DAY = 0x0021;

/** Bytes of an archive (APPNOTE 6.3, ZIP without its 64-bit form) as its files are made; nothing of a file is kept. Throws Error above 4 GiB. */
export async function* zipOf(
  entries: AsyncIterable<ZipEntry> | Iterable<ZipEntry>,
): AsyncGenerator<Uint8Array> {
  const records: Buffer[] = [];
  let at = 0;
  for await (const { name, parts } of entries) {
    const named = Buffer.from(name);
    const head = Buffer.concat([fieldsOf(LOCAL, 30, [VERSION, FLAGS, DEFLATED, 0, FIRST_DAY]), named]);
    head.writeUInt16LE(named.length, 26);
    yield head;
    const told = { crc: 0, size: 0, packed: 0 };
    for await (const bytes of deflated(parts, told)) yield bytes;
    const behind = Buffer.alloc(16);
    for (const [i, value] of [DESCRIPTOR, told.crc, told.packed, told.size].entries())
      behind.writeUInt32LE(value, 4 * i);
    yield behind;
    const record = Buffer.concat([
      fieldsOf(CENTRAL, 46, [VERSION, VERSION, FLAGS, DEFLATED, 0, FIRST_DAY]),
      named,
    ]);
    for (const [i, value] of [told.crc, told.packed, told.size].entries())
      record.writeUInt32LE(value, 16 + 4 * i);
    record.writeUInt16LE(named.length, 28);
    record.writeUInt32LE(at, 42);
    records.push(record);
    at += head.length + told.packed + behind.length;
    if (at > LARGEST || told.size > LARGEST) throw new Error('the archive is larger than 4 GiB');
  }
  const central = Buffer.concat(records);
  const end = fieldsOf(END, 22, [0, 0, records.length, records.length]);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(at, 16);
  yield Buffer.concat([central, end]);
}

const LOCAL = 0x04034b50;
const DESCRIPTOR = 0x08074b50;
const CENTRAL = 0x02014b50;
const END = 0x06054b50;

/** A header: its mark, and numbers of 16 bit behind it. */
function fieldsOf(mark: number, length: number, values: readonly number[]): Buffer {
  const head = Buffer.alloc(length);
  head.writeUInt32LE(mark, 0);
  for (const [i, value] of values.entries()) head.writeUInt16LE(value, 4 + 2 * i);
  return head;
}

/** The compressed bytes of a text; what they come from is counted meanwhile. */
async function* deflated(
  parts: ZipEntry['parts'],
  told: { crc: number; size: number; packed: number },
): AsyncGenerator<Uint8Array> {
  const packer = createDeflateRaw();
  const write = async (text: string): Promise<void> => {
    const bytes = Buffer.from(text);
    told.crc = crc32(bytes, told.crc);
    told.size += bytes.length;
    if (!packer.write(bytes)) await once(packer, 'drain');
  };
  const feeding = (async () => {
    let text = '';
    for await (const part of parts) {
      text += part;
      if (text.length < CHUNK) continue;
      await write(text);
      text = '';
    }
    if (text !== '') await write(text);
    packer.end();
  })();
  // what goes wrong is thrown where the bytes are read
  feeding.catch((error: unknown) => packer.destroy(error as Error));
  for await (const bytes of packer) {
    told.packed += (bytes as Uint8Array).length;
    yield bytes as Uint8Array;
  }
  await feeding;
}

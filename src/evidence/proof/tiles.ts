import { InputError } from '../../foundation/errors.ts';
import { concatBytes } from './bytes.ts';
import { merkleRoot } from './merkle.ts';

/** A log as static files in the layout of C2SP tlog-tiles: hashes in tiles of 256, records in bundles of 256. */

/** Hashes or records of a full tile. */
const TILE = 256;

export interface PublishedFile {
  /** Path below the folder of the log. */
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** Number of a tile as a path: 1234567 is x001/x234/567. */
export function tileNumber(n: number): string {
  const digits = String(n).padStart(Math.ceil(String(n).length / 3) * 3, '0');
  const parts = digits.match(/\d{3}/g)!;
  return parts.map((part, i) => (i < parts.length - 1 ? `x${part}` : part)).join('/');
}

const pathOf = (level: number | 'entries', n: number, width: number): string =>
  `tile/${level}/${tileNumber(n)}${width === TILE ? '' : `.p/${width}`}`;

/** Makes the tiles of a log of which it is given one record after the other; full tiles as they fill, the others at the end. */
export class TileWriter {
  readonly #hashes: Uint8Array[][] = [[]];
  readonly #counts: number[] = [0];
  #records: Uint8Array[] = [];

  /** Tiles that this record completes. Throws InputError for a record that no bundle of tiles can hold. */
  add(record: Uint8Array, leaf: Uint8Array): PublishedFile[] {
    if (record.length > 0xffff)
      throw new InputError(`record ${this.#counts[0]} is too long to be published in tiles`, {
        value: record.length,
        unit: 'byte',
        allowed: 'at most 65535 bytes',
      });
    this.#records.push(concatBytes(Uint8Array.of(record.length >> 8, record.length & 0xff), record));
    const files = this.#push(0, leaf);
    if (this.#records.length < TILE) return files;
    const entries = {
      path: pathOf('entries', this.#counts[0]! / TILE - 1, TILE),
      bytes: concatBytes(...this.#records),
    };
    this.#records = [];
    return [entries, ...files];
  }

  /** Tiles that are not full. */
  rest(): PublishedFile[] {
    const files = this.#hashes.flatMap((hashes, level) =>
      hashes.length === 0
        ? []
        : [
            {
              path: pathOf(level, Math.floor(this.#counts[level]! / TILE), hashes.length),
              bytes: concatBytes(...hashes),
            },
          ],
    );
    if (this.#records.length === 0) return files;
    const n = Math.floor(this.#counts[0]! / TILE);
    return [
      { path: pathOf('entries', n, this.#records.length), bytes: concatBytes(...this.#records) },
      ...files,
    ];
  }

  #push(level: number, hash: Uint8Array): PublishedFile[] {
    this.#hashes[level] ??= [];
    this.#counts[level] ??= 0;
    const hashes = this.#hashes[level]!;
    hashes.push(hash);
    this.#counts[level]! += 1;
    if (hashes.length < TILE) return [];
    this.#hashes[level] = [];
    const file = {
      path: pathOf(level, this.#counts[level]! / TILE - 1, TILE),
      bytes: concatBytes(...hashes),
    };
    return [file, ...this.#push(level + 1, merkleRoot(hashes))];
  }
}

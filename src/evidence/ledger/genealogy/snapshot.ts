import { createHash } from 'node:crypto';
import { PROJECTION_VERSION } from '../rules/book.ts';
import type { Head } from '../store.ts';
import { type GraphArrays, HeatGraph } from './heat-graph.ts';

const FORMAT = 'remelt-heat-graph/1';
/** The arrays of a graph in the order of the file, with the kind of each. */
const ARRAYS = {
  node: Int32Array,
  grade: Uint16Array,
  total_g: Float64Array,
  upStart: Int32Array,
  upCount: Int32Array,
  upSource: Int32Array,
  upMass_g: Float64Array,
  names: Uint8Array,
  nameEnds: Int32Array,
} as const satisfies { readonly [Name in keyof GraphArrays]: unknown };
type ArrayName = keyof typeof ARRAYS;
const NAMES = Object.keys(ARRAYS) as readonly ArrayName[];

interface Header {
  readonly format: string;
  /** Rules that made the balances. */
  readonly projection: number;
  /** Log that it was read from. */
  readonly size: number;
  readonly root: string;
  readonly grades: readonly string[];
  readonly lengths: Readonly<Record<ArrayName, number>>;
  /** Of all that follows the header [hex]. */
  readonly sha256: string;
}

/** A graph as pieces of a file: one line of JSON, then its arrays as they lie in memory, each from a multiple of 8 bytes on. */
export function snapshotOf(graph: HeatGraph, head: Head): readonly Uint8Array[] {
  const { arrays, grades } = graph.toArrays();
  const pieces = NAMES.flatMap((name) => {
    const { buffer, byteOffset, byteLength } = arrays[name];
    return [new Uint8Array(buffer, byteOffset, byteLength), new Uint8Array(-byteLength & 7)];
  });
  const hash = createHash('sha256');
  for (const piece of pieces) hash.update(piece);
  const header: Header = {
    format: FORMAT,
    projection: PROJECTION_VERSION,
    ...head,
    grades,
    lengths: Object.fromEntries(NAMES.map((name) => [name, arrays[name].length])) as Header['lengths'],
    sha256: hash.digest('hex'),
  };
  const line = JSON.stringify(header);
  const length = Buffer.byteLength(line) + 1;
  return [Buffer.from(`${line}${' '.repeat(-length & 7)}\n`), ...pieces];
}

/** The graph and the log of a snapshot; words that say why it cannot be used otherwise: torn, changed, or of another version. */
export function readSnapshot(file: Uint8Array): { readonly graph: HeatGraph; readonly head: Head } | string {
  const end = file.indexOf(10);
  const header = end < 0 ? null : headerOf(file.subarray(0, end));
  if (header === null) return 'it is not a snapshot';
  if (header.format !== FORMAT || header.projection !== PROJECTION_VERSION) return 'it is of another version';
  const payload = file.subarray(end + 1);
  if (createHash('sha256').update(payload).digest('hex') !== header.sha256)
    return 'it is torn or was changed';
  let at = 0;
  const arrayOf = (name: ArrayName): GraphArrays[ArrayName] => {
    const Kind = ARRAYS[name];
    const bytes = header.lengths[name] * Kind.BYTES_PER_ELEMENT;
    // Copied: a view would keep the whole file, and would have to lie at a multiple of 8.
    const array = new Kind(Uint8Array.from(payload.subarray(at, at + bytes)).buffer);
    at += bytes + (-bytes & 7);
    return array;
  };
  const arrays = Object.fromEntries(NAMES.map((name) => [name, arrayOf(name)])) as unknown as GraphArrays;
  return {
    graph: HeatGraph.fromArrays(arrays, header.grades),
    head: { size: header.size, root: header.root },
  };
}

function headerOf(line: Uint8Array): Header | null {
  try {
    return JSON.parse(Buffer.from(line).toString('utf8')) as Header;
  } catch {
    return null;
  }
}

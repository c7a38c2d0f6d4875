import { fromBase64, sameBytes } from './bytes.ts';
import { nodeHash } from './leaf.ts';
import { verifyInclusion } from './merkle.ts';

/** A node that was proven to be in the tree, and the siblings from it up to the root. */
interface KnownNode {
  readonly hash: Uint8Array;
  readonly above: readonly string[];
}

/** Levels that a place and its level are told apart in one number for. */
const MOST_LEVELS = 40;

/**
 * A tree of which many leaves are shown, each with its own proof. What lies above a node depends on the node alone: where it is known
 * already, a proof must repeat the siblings above it to the letter, and they are hashed once.
 */
export class KnownTree {
  readonly #size: number;
  readonly #root: Uint8Array;
  readonly #read: (hash: string) => Uint8Array;
  readonly #nodes = new Map<number, KnownNode>();

  /** `read` gives the bytes of a hash as the proofs write it; base64 where nothing else is said. */
  constructor(size: number, root: Uint8Array, read: (hash: string) => Uint8Array = fromBase64) {
    this.#size = size;
    this.#root = root;
    this.#read = read;
  }

  /** True when the leaf stands at `index` of the tree: what `verifyInclusion` says. Throws InputError for a hash that cannot be read. */
  includes(leaf: Uint8Array, index: number, proof: readonly string[]): boolean {
    if (this.#size > 2 ** MOST_LEVELS || !Number.isInteger(index) || index < 0 || index >= this.#size)
      return this.#whole(leaf, index, proof);
    const path: { readonly name: number; readonly hash: Uint8Array }[] = [];
    let [place, last, level, hash] = [index, this.#size - 1, 0, leaf];
    for (let i = 0; i < proof.length && last > 0; i++) {
      const name = place * 64 + level;
      const known = this.#nodes.get(name);
      if (known !== undefined && sameBytes(known.hash, hash) && isRest(proof, i, known.above)) {
        this.#keep(path, proof);
        return true;
      }
      path.push({ name, hash });
      const sibling = this.#read(proof[i]!);
      if (sibling.length !== leaf.length) return false;
      if (place % 2 === 1 || place === last) {
        hash = nodeHash(sibling, hash);
        while (place % 2 === 0 && place !== 0) [place, last, level] = [half(place), half(last), level + 1];
      } else hash = nodeHash(hash, sibling);
      [place, last, level] = [half(place), half(last), level + 1];
    }
    const holds = path.length === proof.length && last === 0 && sameBytes(hash, this.#root);
    if (holds) this.#keep(path, proof);
    return holds;
  }

  #whole(leaf: Uint8Array, index: number, proof: readonly string[]): boolean {
    return verifyInclusion({
      leaf,
      index,
      size: this.#size,
      proof: proof.map(this.#read),
      root: this.#root,
    });
  }

  #keep(
    path: readonly { readonly name: number; readonly hash: Uint8Array }[],
    proof: readonly string[],
  ): void {
    for (const [i, { name, hash }] of path.entries()) this.#nodes.set(name, { hash, above: proof.slice(i) });
  }
}

const half = (value: number): number => Math.floor(value / 2);

const isRest = (proof: readonly string[], from: number, above: readonly string[]): boolean =>
  proof.length - from === above.length && above.every((one, i) => one === proof[from + i]);

/** One figure or word of a tree, as it was printed. */
export interface Leaf {
  readonly name: string;
  readonly text: string;
  /** Line of the file, from 1. */
  readonly row: number;
}

/** An object of JSON or an element of XML; the items of a list are branches of one name beside each other. */
export interface Branch {
  readonly name: string;
  readonly row: number;
  readonly leaves: readonly Leaf[];
  readonly branches: readonly Branch[];
}

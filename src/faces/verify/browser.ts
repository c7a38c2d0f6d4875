/** What the page uses of a browser, so that the rest of the house does not see one. */

/** A file that was chosen or dropped. */
export interface BrowserFile {
  readonly name: string;
  readonly arrayBuffer: () => Promise<ArrayBuffer>;
}

/** An event of the page; dropped files are in `dataTransfer`. */
export interface BrowserEvent {
  readonly preventDefault: () => void;
  readonly dataTransfer?: { readonly files: Iterable<BrowserFile> } | null;
}

/** An element of the page. */
export interface BrowserElement {
  textContent: string | null;
  className: string;
  /** Of an input. */
  value?: string;
  readonly files?: Iterable<BrowserFile> | null;
  readonly setAttribute: (name: string, value: string) => void;
  readonly append: (...children: readonly (BrowserElement | string)[]) => void;
  readonly replaceChildren: (...children: readonly (BrowserElement | string)[]) => void;
  readonly addEventListener: (type: string, listener: (event: BrowserEvent) => void) => void;
}

/** The document of the page. */
export interface BrowserDocument {
  readonly getElementById: (id: string) => BrowserElement | null;
  readonly createElement: (tag: string) => BrowserElement;
  readonly addEventListener: BrowserElement['addEventListener'];
}

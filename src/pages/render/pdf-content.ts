/** What a PDF is made of, as plain data; `pdf-document.ts` puts it on paper. Lengths in PDF points (1/72 inch). */
export interface PdfContent {
  readonly title: string;
  /** Right of the title on every page: the number of the heat or certificate. */
  readonly number: string;
  /** Banner on every page, such as NOT A MATERIAL CERTIFICATE. */
  readonly mark?: string;
  /** Small print at the foot of every page. */
  readonly foot: string;
  /** ISO 8601; the only time in the file, so that equal data give equal bytes. */
  readonly madeAt: string;
  readonly blocks: readonly PdfBlock[];
  readonly attachments?: readonly PdfAttachment[];
  readonly landscape?: boolean;
}

export interface PdfAttachment {
  readonly name: string;
  readonly mediaType: string;
  readonly text: string;
  readonly description: string;
}

export type PdfBlock =
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'paragraph'; readonly text: string; readonly tone?: 'dim' | 'bold' }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  /** Label and value, two pairs to a line. */
  | { readonly kind: 'facts'; readonly rows: readonly (readonly [string, string])[] }
  | PdfTable
  /** Lines to sign on. */
  | { readonly kind: 'signatures'; readonly who: readonly string[] };

export interface PdfTable {
  readonly kind: 'table';
  readonly columns: readonly PdfColumn[];
  readonly rows: readonly (readonly string[])[];
  /** Least height of a row, for tables that are written in by hand. */
  readonly rowHeight?: number;
}

export interface PdfColumn {
  readonly head: string;
  /** Share of the width against the other columns. */
  readonly width: number;
  readonly numeric?: boolean;
  readonly bold?: boolean;
  /** An empty box to write into. */
  readonly box?: boolean;
}

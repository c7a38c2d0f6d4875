import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const font = (name: string): Uint8Array =>
  readFileSync(require.resolve(`dejavu-fonts-ttf/ttf/DejaVuSans${name}.ttf`));

export interface PdfFonts {
  readonly regular: Uint8Array;
  readonly bold: Uint8Array;
}

let read: PdfFonts | undefined;

/** The letters of every PDF: Latin, Greek and Cyrillic, digits of equal width. Read once; only what is used is embedded. */
export function pdfFonts(): PdfFonts {
  read ??= { regular: font('Condensed'), bold: font('Condensed-Bold') };
  return read;
}

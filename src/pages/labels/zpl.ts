import type { PaperPage } from '../../documents/page.ts';
import { LABEL_LAYOUTS, type LinePlace, labelPlaces } from './label-layout.ts';

/** Dots per inch of the heads of label printers. */
export const PRINTER_DPI = [203, 300, 600] as const;
export type PrinterDpi = (typeof PRINTER_DPI)[number];

/** Dots of a millimetre. Source: the heads have 8, 12 and 24 dots/mm, and are sold as 203, 300 and 600 dpi. */
const DOTS_PER_MM: Readonly<Record<PrinterDpi, number>> = { 203: 8, 300: 12, 600: 24 };

/** White modules around the code in `rows`; the printer draws none. */
const QUIET = 4;
/** Largest magnification of a QR code that every printer takes (`^BQ`). */
const MOST_MAGNIFIED = 10;
/** Dots that a printer puts between the origin of a field and the QR code in it. */
const CODE_DROP = 10;

interface Options {
  readonly dpi?: PrinterDpi | undefined;
}

/**
 * The labels of a page in ZPL II, one format each, for a printer with this roll: millimetres become dots, the code is drawn by the printer
 * (QR, medium error correction), a line that is too long is printed smaller, then cut with "...". Everything that is not a plain letter
 * or digit travels as UTF-8 bytes in hexadecimal (^FH), so that no text is read as a command. Equal pages give equal text.
 */
export function zplOf(page: PaperPage, { dpi = 203 }: Options = {}): string {
  const layout = LABEL_LAYOUTS[page.paper.labels ?? '100x50'];
  const dots = (mm: number): number => Math.round(mm * DOTS_PER_MM[dpi]);
  const [width, height] = layout.size;
  return page.lead
    .flatMap((block) => (block.kind === 'code' ? [block] : []))
    .map(({ rows, caption, holds, copies = 1 }) => {
      const lines = caption.split('\n');
      const { code, lines: places, mark } = labelPlaces(layout, lines.length);
      const module = Math.min(MOST_MAGNIFIED, Math.max(1, Math.floor(dots(code.side) / rows.length)));
      const x = dots(code.x) + QUIET * module;
      const y = Math.max(0, dots(code.y) + QUIET * module - CODE_DROP);
      return [
        `^XA^CI28^LH0,0^PW${dots(width)}^LL${dots(height)}`,
        `^FO${x},${y}^BQN,2,${module}^FH_^FDMA,${hex(holds ?? '')}^FS`,
        ...places.map((place, i) => lineOf(lines[i]!, place, dots)),
        ...(page.mark === undefined ? [] : [lineOf(page.mark, mark, dots)]),
        `^PQ${copies},0,0,N^XZ`,
      ].join('\n');
    })
    .join('\n');
}

/** One line in font 0, whose letters scale; no smaller than half, then cut. */
function lineOf(text: string, { x, y, width, most }: LinePlace, dots: (mm: number) => number): string {
  const [room, largest] = [dots(width), dots(most)];
  const sizes = Array.from({ length: Math.floor(largest / 2) + 1 }, (_, i) => largest - i);
  const size = sizes.find((one) => widthOf(text, one) <= room) ?? sizes.at(-1)!;
  return `^FO${dots(x)},${dots(y)}^A0N,${size},${size}^FH_^FD${hex(cutTo(text, { room, size }))}^FS`;
}

const MARK = '...';

/** The text as it is, or its beginning with dots, so that it is no wider than `room` [dots] in letters of `size` [dots]. */
export function cutTo(
  text: string,
  { room, size }: { readonly room: number; readonly size: number },
): string {
  if (widthOf(text, size) <= room) return text;
  const letters = [...text];
  while (letters.length > 1 && widthOf(letters.join('') + MARK, size) > room) letters.pop();
  return `${letters.join('').trimEnd()}${MARK}`;
}

/** Width of a text in font 0 [dots]: at least what the printer takes, which puts each letter on a whole dot. */
const widthOf = (text: string, size: number): number =>
  [...text].reduce((sum, letter) => sum + size * widthOfLetter(letter) + 0.5, 0);

/** Widths of font 0, rounded up [heights of a letter]; measured on the letters that a rendering of ZPL draws. */
function widthOfLetter(letter: string): number {
  if (/[ijlI.,:;'|! ]/.test(letter)) return 0.32;
  if (/[frt()[\]/\\]/.test(letter)) return 0.42;
  if (/[mwMW@%]/.test(letter)) return 0.98;
  if (/[A-Z&#+=<>~]/.test(letter)) return 0.68;
  if (/[ -~]/.test(letter)) return 0.58;
  return /[\u1100-\u11ff\u2e80-\uffef\u{10000}-\u{10ffff}]/u.test(letter) ? 1.05 : 0.75;
}

/** Text for ^FD behind `^FH_`: whatever is not a plain letter or digit as the bytes of its UTF-8. */
const hex = (text: string): string =>
  [...text]
    .map((letter) =>
      /[A-Za-z0-9 .,:/-]/.test(letter)
        ? letter
        : [...new TextEncoder().encode(letter)]
            .map((byte) => `_${byte.toString(16).toUpperCase().padStart(2, '0')}`)
            .join(''),
    )
    .join('');

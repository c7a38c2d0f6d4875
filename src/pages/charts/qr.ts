import { encodeQR } from 'qr';

/** QR code of a text (medium error correction): rows of modules, true = dark, in a border of so many light modules. */
export const qrModules = (text: string, border: number): readonly (readonly boolean[])[] =>
  encodeQR(text, 'raw', { ecc: 'medium', border });

/** The same for a dark or light terminal: two rows of modules a line. */
export function qrText(text: string): string {
  const modules = qrModules(text, 2);
  const isDark = (row: number, column: number): boolean => modules[row]?.[column] ?? false;
  const at = modules.map((_, i) => i);
  return at
    .filter((row) => row % 2 === 0)
    .map((row) =>
      at
        .map((column) => {
          const [above, below] = [isDark(row, column), isDark(row + 1, column)];
          // light modules are printed, so that the code is dark on light where letters are light
          return above ? (below ? ' ' : '▄') : below ? '▀' : '█';
        })
        .join(''),
    )
    .join('\n');
}

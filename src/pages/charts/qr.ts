import qrcode from 'qrcode-generator';

/** QR code of a text (level M): rows of modules, true = dark. The border of four light modules is not in it. */
export function qrModules(text: string): readonly (readonly boolean[])[] {
  const code = qrcode(0, 'M');
  code.addData(text, 'Byte');
  code.make();
  const size = Array.from({ length: code.getModuleCount() }, (_, i) => i);
  return size.map((row) => size.map((column) => code.isDark(row, column)));
}

/** The same for a dark or light terminal: two rows of modules a line, with its border. */
export function qrText(text: string): string {
  const modules = qrModules(text);
  const isDark = (row: number, column: number): boolean => modules[row]?.[column] ?? false;
  const at = Array.from({ length: modules.length + 4 }, (_, i) => i - 2);
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

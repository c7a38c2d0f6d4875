import { qrCode } from './qr-code.ts';

/** One label: its code, and its lines, the first printed large. A printer that draws codes itself finds what it holds. */
export const labelBlock = (code: string, lines: readonly string[]) => ({
  ...qrCode(code, lines.join('\n')),
  holds: code,
});

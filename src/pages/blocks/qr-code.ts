import type { PlainBlock } from '../../documents/page.ts';
import { qrModules } from '../charts/qr.ts';

/** White modules around a code, without which cameras do not find it. */
const QUIET = 4;

/** A QR code that a camera reads the text from, with what it holds. Up to some 2,000 bytes; medium error correction. */
export const qrCode = (text: string, caption: string): PlainBlock & { kind: 'code' } => ({
  kind: 'code',
  rows: qrModules(text, QUIET).map((row) => row.map((dark) => (dark ? '1' : '0')).join('')),
  caption,
});

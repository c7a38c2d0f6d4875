import { inflateSync } from 'node:zlib';
import decodeQR from 'qr/decode.js';
import { ready } from 'zpl-renderer-js';

/** A label as a printer would put it on paper: one byte a dot, 0 = black. */
export interface Drawn {
  readonly width: number;
  readonly height: number;
  readonly dots: Uint8Array;
  /** The picture itself. */
  readonly png: Uint8Array;
}

/** Draws the labels of a ZPL text, of a size [mm] and a resolution [dots/mm]. */
export async function drawnLabels(
  zpl: string,
  [width, height]: readonly [number, number],
  dotsPerMm: number,
): Promise<Drawn[]> {
  const { api } = await ready;
  const pictures = await api.zplToBase64MultipleAsync(zpl, width, height, dotsPerMm);
  return pictures.map((picture) => greyOf(Buffer.from(picture, 'base64')));
}

/** What the QR code on a label says. Throws where there is none. */
export const codeOn = ({ width, height, dots }: Drawn): string => {
  const data = new Uint8Array(4 * width * height);
  for (let i = 0; i < dots.length; i++) data.fill(dots[i]!, 4 * i, 4 * i + 3).fill(255, 4 * i + 3, 4 * i + 4);
  return decodeQR({ width, height, data });
};

/** Columns and rows between which something is black: [left, top, right, bottom]. */
export function blackIn({ width, dots }: Drawn): readonly [number, number, number, number] {
  const at = [...dots.keys()].filter((i) => dots[i]! < 128);
  const columns = at.map((i) => i % width);
  const least = (all: readonly number[]) => all.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY);
  const most = (all: readonly number[]) => all.reduce((a, b) => Math.max(a, b), -1);
  return [least(columns), Math.floor(at[0]! / width), most(columns), Math.floor(at.at(-1)! / width)];
}

/** An 8-bit grey PNG without interlace. */
function greyOf(png: Buffer): Drawn {
  const parts: Buffer[] = [];
  let [width, height] = [0, 0];
  for (let at = 8; at < png.length; ) {
    const [size, name] = [png.readUInt32BE(at), png.toString('latin1', at + 4, at + 8)];
    const body = png.subarray(at + 8, at + 8 + size);
    if (name === 'IHDR') [width, height] = [body.readUInt32BE(0), body.readUInt32BE(4)];
    if (name === 'IHDR' && (body[8] !== 8 || body[9] !== 0)) throw new Error('not an 8-bit grey picture');
    if (name === 'IDAT') parts.push(body);
    at += size + 12;
  }
  const raw = inflateSync(Buffer.concat(parts));
  const dots = new Uint8Array(width * height);
  for (let y = 0; y < height; y++) {
    const [filter, row] = [raw[y * (width + 1)]!, raw.subarray(y * (width + 1) + 1)];
    for (let x = 0; x < width; x++) {
      const at = y * width + x;
      const [left, up] = [x > 0 ? dots[at - 1]! : 0, y > 0 ? dots[at - width]! : 0];
      const corner = x > 0 && y > 0 ? dots[at - width - 1]! : 0;
      dots[at] = row[x]! + (UNDO[filter]?.(left, up, corner) ?? 0);
    }
  }
  return { width, height, dots, png };
}

/** What each filter of PNG has taken away (PNG 3, 9.2). */
const UNDO: readonly ((left: number, up: number, corner: number) => number)[] = [
  () => 0,
  (left) => left,
  (_, up) => up,
  (left, up) => (left + up) >> 1,
  (left, up, corner) => {
    const [a, b, c] = [left, up, corner].map((one) => Math.abs(left + up - corner - one)) as [
      number,
      number,
      number,
    ];
    return a <= b && a <= c ? left : b <= c ? up : corner;
  },
];

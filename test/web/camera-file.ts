import { writeFileSync } from 'node:fs';
import { encodeQR } from 'qr';

/** Size of the picture, and of a module of the code in it [px]. */
const [WIDTH, HEIGHT, MODULE] = [640, 480, 10];

/** Writes a film (YUV4MPEG2) of a label with the QR code of a text, for the camera of a test. */
export function writeCameraFilm(path: string, text: string): void {
  const modules = encodeQR(text, 'raw', { ecc: 'medium', border: 4 });
  const size = modules.length * MODULE;
  const [left, top] = [Math.floor((WIDTH - size) / 2), Math.floor((HEIGHT - size) / 2)];
  const luma = Buffer.alloc(WIDTH * HEIGHT, 235);
  modules.forEach((row, y) => {
    row.forEach((dark, x) => {
      if (!dark) return;
      for (let line = 0; line < MODULE; line++) {
        const from = (top + y * MODULE + line) * WIDTH + left + x * MODULE;
        luma.fill(16, from, from + MODULE);
      }
    });
  });
  const chroma = Buffer.alloc(WIDTH * HEIGHT * 0.5, 128);
  const frame = Buffer.concat([Buffer.from('FRAME\n'), luma, chroma]);
  const head = Buffer.from(`YUV4MPEG2 W${WIDTH} H${HEIGHT} F10:1 Ip A1:1 C420jpeg\n`);
  writeFileSync(path, Buffer.concat([head, frame, frame]));
}

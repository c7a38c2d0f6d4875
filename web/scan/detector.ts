import { BarcodeDetector as QrDetector } from 'qr/decode.js';

/** What reads codes in a picture: the part of the Shape Detection API that is used here. */
export interface Detector {
  readonly detect: (video: HTMLVideoElement) => Promise<readonly { readonly rawValue: string }[]>;
}

interface DetectorMaker {
  new (options: { readonly formats: readonly string[] }): Detector;
  getSupportedFormats(): Promise<readonly string[]>;
}

/** Codes on labels: ours are QR codes; suppliers print the others. */
const FORMATS = ['qr_code', 'data_matrix', 'code_128'];

/** The reader of the browser where it has one, which knows more kinds of codes; else our own of QR codes. */
export async function detectorHere(): Promise<Detector> {
  const { BarcodeDetector: Own } = globalThis as { readonly BarcodeDetector?: DetectorMaker };
  const known = (await Own?.getSupportedFormats().catch(() => [])) ?? [];
  const formats = FORMATS.filter((one) => known.includes(one));
  if (Own && formats.includes('qr_code')) return new Own({ formats });
  return new QrDetector({ formats: ['qr_code'] });
}

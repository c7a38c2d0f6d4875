import { codeSvg } from '../../src/pages/charts/code-squares.ts';
import { qrModules } from '../../src/pages/charts/qr.ts';

/** Light modules around a code, without which no camera finds it. */
const BORDER = 4;

/** A text as a QR code. */
export function Code({ text, label }: { readonly text: string; readonly label: string }) {
  const rows = qrModules(text, BORDER).map((row) => row.map((dark) => (dark ? '1' : '0')).join(''));
  return (
    // biome-ignore lint/security/noDangerouslySetInnerHtml: src/pages/charts escapes every text
    <div className="code" dangerouslySetInnerHTML={{ __html: codeSvg(rows, label) }} />
  );
}

import type PDFDocument from 'pdfkit';
import type { PaperPage } from '../../documents/page.ts';
import { darkRuns } from '../charts/code-squares.ts';

type Paper = InstanceType<typeof PDFDocument>;

/** Points of a millimetre. */
const MM = 72 / 25.4;

/** How labels lie on their sheet [mm]. */
export const LABELS = {
  a4: { sheet: [210, 297], size: [70, 37], across: 3, down: 8, pad: 3 },
  single: { sheet: [100, 50], size: [100, 50], across: 1, down: 1, pad: 4 },
} as const;

type Layout = (typeof LABELS)[keyof typeof LABELS];

/** Size of a sheet of labels [points]. */
export const sheetSize = ({ sheet: [width, height] }: Layout): [number, number] => [width * MM, height * MM];

/** Puts the codes of a page on labels, sheet after sheet; the first line of each is printed large. */
export function putLabels(paper: Paper, page: PaperPage, layout: Layout): void {
  const { size, across, down } = layout;
  const codes = page.lead.flatMap((block) => (block.kind === 'code' ? [block] : []));
  codes.forEach((code, i) => {
    const place = i % (across * down);
    if (i > 0 && place === 0) paper.addPage();
    const left = (place % across) * size[0] * MM;
    const top = Math.floor(place / across) * size[1] * MM;
    putLabel(paper, { ...code, mark: page.mark }, { left, top, layout });
  });
}

interface Label {
  readonly rows: readonly string[];
  readonly caption: string;
  readonly mark: string | undefined;
}

function putLabel(
  paper: Paper,
  { rows, caption, mark }: Label,
  { left, top, layout }: { readonly left: number; readonly top: number; readonly layout: Layout },
): void {
  const pad = layout.pad * MM;
  const [width, height] = [layout.size[0] * MM, layout.size[1] * MM];
  const side = height - 2 * pad;
  const module = side / rows.length;
  for (const run of darkRuns(rows))
    paper.rect(left + pad + run.x * module, top + pad + run.y * module, run.width * module, module * 1.02);
  paper.fill('#000');
  const x = left + pad + side + pad;
  const room = width - side - 3 * pad;
  const [first = '', ...others] = caption.split('\n');
  const [large, small] = [height / 7, height / 13];
  paper.font('bold');
  putLine(paper, first, { x, y: top + pad, most: large, width: room });
  paper.font('regular');
  others.forEach((line, i) => {
    putLine(paper, line, { x, y: top + pad + large * 1.35 + i * small * 1.35, most: small, width: room });
  });
  if (mark === undefined) return;
  paper.fontSize(small * 0.75);
  const tall = paper.heightOfString(mark, { width: room });
  paper.text(mark, x, top + height - pad - tall, { width: room });
}

interface Line {
  readonly x: number;
  readonly y: number;
  /** Largest size of its letters. */
  readonly most: number;
  readonly width: number;
}

/** One line: smaller letters where it is long, and cut where these do not fit either. It never takes the place of the next. */
function putLine(paper: Paper, text: string, { x, y, most, width }: Line): void {
  paper.fontSize(fitting(paper, text, { most, width }));
  let shown = text;
  while (shown.length > 1 && paper.widthOfString(shown) > width) shown = `${shown.slice(0, -2)}…`;
  paper.text(shown, x, y, { lineBreak: false });
}

/** Largest size at which a line fits, down to half. */
function fitting(
  paper: Paper,
  text: string,
  { most, width }: { readonly most: number; readonly width: number },
): number {
  const wide = paper.fontSize(most).widthOfString(text);
  return wide <= width ? most : Math.max(most / 2, (most * width) / wide);
}

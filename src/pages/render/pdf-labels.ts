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
  const room = { width: width - side - 3 * pad, lineBreak: false, ellipsis: true } as const;
  const [first = '', ...others] = caption.split('\n');
  const [large, small] = [height / 7, height / 13];
  paper
    .font('bold')
    .fontSize(fitting(paper, first, { most: large, width: room.width }))
    .text(first, x, top + pad, room);
  paper.font('regular').fontSize(small);
  others.forEach((line, i) => {
    paper.text(line, x, top + pad + large * 1.35 + i * small * 1.35, room);
  });
  if (mark !== undefined) paper.fontSize(small * 0.75).text(mark, x, top + height - pad - small, room);
}

/** Largest size at which a line fits. */
function fitting(
  paper: Paper,
  text: string,
  { most, width }: { readonly most: number; readonly width: number },
): number {
  const wide = paper.fontSize(most).widthOfString(text);
  return wide <= width ? most : Math.max(most / 3, (most * width) / wide);
}

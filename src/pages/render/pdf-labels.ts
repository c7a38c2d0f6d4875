import type PDFDocument from 'pdfkit';
import type { PaperPage } from '../../documents/page.ts';
import { darkRuns } from '../charts/code-squares.ts';
import { labelPlaces, type SheetLayout } from '../labels/label-layout.ts';

type Paper = InstanceType<typeof PDFDocument>;

/** Points of a millimetre. */
const MM = 72 / 25.4;

/** Size of a sheet of labels [points]. */
export const sheetSize = ({ sheet: [width, height] }: SheetLayout): [number, number] => [
  width * MM,
  height * MM,
];

/** Puts the codes of a page on labels, sheet after sheet; the first line of each is printed large. */
export function putLabels(paper: Paper, page: PaperPage, layout: SheetLayout): void {
  const { size, across, down } = layout;
  const codes = page.lead.flatMap((block) =>
    block.kind === 'code' ? Array.from({ length: block.copies ?? 1 }, () => block) : [],
  );
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
  { left, top, layout }: { readonly left: number; readonly top: number; readonly layout: SheetLayout },
): void {
  const texts = caption.split('\n');
  const { code, lines, mark: foot } = labelPlaces(layout, texts.length);
  const module = (code.side * MM) / rows.length;
  const [codeLeft, codeTop] = [left + code.x * MM, top + code.y * MM];
  for (const run of darkRuns(rows))
    paper.rect(codeLeft + run.x * module, codeTop + run.y * module, run.width * module, module * 1.02);
  paper.fill('#000');
  lines.forEach(({ x, y, width, most }, i) => {
    paper.font(i === 0 ? 'bold' : 'regular');
    putLine(paper, texts[i]!, {
      ...{ x: left + x * MM, y: top + y * MM },
      ...{ most: most * MM, width: width * MM },
    });
  });
  if (mark === undefined) return;
  const width = foot.width * MM;
  paper.font('regular').fontSize(foot.most * MM);
  const tall = paper.heightOfString(mark, { width });
  paper.text(mark, left + foot.x * MM, top + (foot.y + foot.most) * MM - tall, { width });
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

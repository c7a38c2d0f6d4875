import PDFDocument from 'pdfkit';
import type { Block, Cell, PaperPage, Table } from '../../documents/page.ts';
import type { Chart } from '../../documents/page-charts.ts';
import { chartSvg } from '../charts/chart.ts';
import { darkRuns } from '../charts/code-squares.ts';
import { LABEL_LAYOUTS } from '../labels/label-layout.ts';
import { choiceBlocks, headBlocks } from './head-lines.ts';
import { chartHeight, drawChart } from './pdf-chart.ts';
import { pdfFonts } from './pdf-fonts.ts';
import { putLabels, sheetSize } from './pdf-labels.ts';
import { withoutDrawn } from './without-drawn.ts';

type Paper = InstanceType<typeof PDFDocument>;

/** A4 with room for a hole punch; the head and the foot of a page lie inside the margins. */
const MARGIN = { top: 74, bottom: 52, left: 48, right: 40 } as const;
const SIZE = { title: 15, heading: 11, text: 9, small: 7.5, stamp: 96 } as const;
const COLOUR = {
  ink: '#1c2430',
  dim: '#5b6675',
  line: '#b8c2ce',
  shade: '#eef1f5',
  mark: '#8a5a00',
  stamp: '#a3201b',
} as const;
const PAD = 3;
/** Between charts beside each other. */
const BETWEEN = 12;
/** Above and below the letters of a row. */
const ROW_PAD = 1.8;

/**
 * Bytes of a PDF: lead and sections in order over as many A4 pages as they need, table heads repeated, files attached. Charts
 * are vectors. Equal pages give equal bytes.
 */
export function renderPdf(page: PaperPage): Promise<Uint8Array> {
  const { number, madeAt, landscape, labels, attachments = [] } = page.paper;
  const made = new Date(madeAt);
  const layout = labels && LABEL_LAYOUTS[labels];
  const paper = new PDFDocument({
    size: layout ? sheetSize(layout) : 'A4',
    layout: landscape ? 'landscape' : 'portrait',
    margins: layout ? { top: 0, bottom: 0, left: 0, right: 0 } : MARGIN,
    bufferPages: true,
    lang: 'en',
    displayTitle: true,
    pdfVersion: '1.7',
    info: {
      Title: `${page.title} ${number}`.trimEnd(),
      Creator: 'remelt',
      Producer: 'remelt',
      CreationDate: made,
      ModDate: made,
    },
  });
  const { regular, bold } = pdfFonts();
  paper.registerFont('regular', regular as Buffer).registerFont('bold', bold as Buffer);
  if (layout) {
    putLabels(paper, page, layout);
    return bytesOf(paper);
  }
  for (const { name, mediaType, text, description } of attachments)
    paper.file(Buffer.from(text, 'utf8'), {
      name,
      type: mediaType,
      description,
      creationDate: made,
      modifiedDate: made,
    });
  for (const block of [...headBlocks(page.head), ...choiceBlocks(page.choices), ...page.lead])
    put(paper, block);
  for (const { heading, blocks } of page.sections) {
    putHeading(paper, heading, blocks[0]);
    for (const block of blocks) put(paper, block);
  }
  headAndFoot(paper, page);
  return bytesOf(paper);
}

function bytesOf(paper: Paper): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const parts: Uint8Array[] = [];
    paper.on('data', (part: Uint8Array) => parts.push(part));
    paper.on('end', () => resolve(new Uint8Array(Buffer.concat(parts))));
    paper.on('error', reject);
    paper.end();
  });
}

const widthOf = (paper: Paper): number => paper.page.width - MARGIN.left - MARGIN.right;
const endOf = (paper: Paper): number => paper.page.height - MARGIN.bottom;

/** Starts a new page when `height` does not fit on this one. */
function room(paper: Paper, height: number): void {
  if (paper.y + height > endOf(paper)) paper.addPage();
}

function putHeading(paper: Paper, heading: string, first?: Block): void {
  // A heading never stands alone at the foot of a page.
  room(paper, Math.max(70, 30 + chartRoom(paper, first)));
  paper.y += 8;
  paper.font('bold').fontSize(SIZE.heading).fillColor(COLOUR.ink).text(heading, MARGIN.left, paper.y);
  paper.y += 3;
}

function put(paper: Paper, block: Block): void {
  switch (block.kind) {
    case 'paragraph':
      paragraph(paper, block.text, block.tone);
      return;
    case 'notice':
      paragraph(paper, `Warning: ${block.text}`, 'strong');
      return;
    case 'list':
      for (const item of block.items) paragraph(paper, `-  ${item}`);
      return;
    case 'facts':
      facts(paper, block.rows);
      return;
    case 'table':
      table(paper, withoutDrawn(block));
      return;
    case 'assumptions':
      for (const { what, value, unit, source } of block.rows)
        paragraph(paper, `-  ${what}: ${value} ${unit} (${source})`);
      return;
    case 'fold':
      room(paper, Math.max(50, 20 + chartRoom(paper, block.blocks[0])));
      paragraph(paper, block.summary, 'strong');
      for (const inside of block.blocks) put(paper, inside);
      return;
    case 'signatures':
      signatures(paper, block.who);
      return;
    case 'code':
      code(paper, block.rows, block.caption);
      return;
    case 'chart':
      charts(paper, [block.chart], 1);
      return;
    case 'panels':
      charts(paper, block.charts, 2);
      return;
  }
}

function paragraph(paper: Paper, text: string, tone?: 'dim' | 'strong'): void {
  paper
    .font(tone === 'strong' ? 'bold' : 'regular')
    .fontSize(SIZE.text)
    .fillColor(tone === 'dim' ? COLOUR.dim : COLOUR.ink);
  room(paper, Math.min(paper.heightOfString(text, { width: widthOf(paper) }), 60));
  paper.text(text, MARGIN.left, paper.y, { width: widthOf(paper) });
  paper.y += 2;
}

/** Height of the first row of charts of a block [pt]; none where it is no chart. */
function chartRoom(paper: Paper, block: Block | undefined): number {
  if (block?.kind === 'chart') return chartHeight(chartSvg(block.chart), widthOf(paper));
  if (block?.kind !== 'panels') return 0;
  const width = (widthOf(paper) - BETWEEN) / 2;
  return Math.max(...block.charts.slice(0, 2).map((chart) => chartHeight(chartSvg(chart), width)));
}

/** Charts beside each other, so many in a row; a row stays on one page. */
function charts(paper: Paper, all: readonly Chart[], across: number): void {
  const width = (widthOf(paper) - (across - 1) * BETWEEN) / across;
  for (let i = 0; i < all.length; i += across) {
    const drawn = all.slice(i, i + across).map((chart) => chartSvg(chart));
    const height = Math.max(...drawn.map((svg) => chartHeight(svg, width)));
    room(paper, height);
    const y = paper.y + 2;
    for (const [k, svg] of drawn.entries())
      drawChart(paper, svg, { x: MARGIN.left + k * (width + BETWEEN), y, width });
    paper.x = MARGIN.left;
    paper.y = y + height + 4;
  }
}

function facts(paper: Paper, rows: readonly (readonly [string, string])[]): void {
  const half = widthOf(paper) / 2;
  const label = 92;
  for (let i = 0; i < rows.length; i += 2) {
    const pair = rows.slice(i, i + 2);
    const height = Math.max(
      ...pair.map(([, value]) =>
        paper
          .font('bold')
          .fontSize(SIZE.text)
          .heightOfString(value, { width: half - label - 8 }),
      ),
    );
    room(paper, height + 3);
    const y = paper.y;
    pair.forEach(([name, value], side) => {
      const x = MARGIN.left + side * half;
      paper.font('regular').fontSize(SIZE.text).fillColor(COLOUR.dim).text(name, x, y, { width: label });
      paper
        .font('bold')
        .fillColor(COLOUR.ink)
        .text(value, x + label, y, { width: half - label - 8 });
    });
    paper.y = y + height + 3;
  }
  paper.y += 2;
}

/** Where a column stands on the paper. */
interface Place {
  readonly x: number;
  readonly width: number;
}

function table(paper: Paper, block: Table): void {
  const total = block.columns.reduce((sum, { width = 1 }) => sum + width, 0);
  const scale = widthOf(paper) / total;
  let x: number = MARGIN.left;
  const cells = block.columns.map(({ width = 1 }): Place => {
    const cell = { x, width: width * scale };
    x += cell.width;
    return cell;
  });
  const heads = block.columns.map((column) => column.head);
  const headHeight = heightOf(paper, heads, { block, cells, head: true });
  const rows = block.rows.map((cells) => cells.map(cellText));
  const first = rows[0] ? heightOf(paper, rows[0], { block, cells, head: false }) : 0;
  room(paper, headHeight + first);
  row(paper, heads, { block, cells, head: true, height: headHeight });
  for (const texts of rows) {
    const height = heightOf(paper, texts, { block, cells, head: false });
    if (paper.y + height > endOf(paper)) {
      paper.addPage();
      row(paper, heads, { block, cells, head: true, height: headHeight });
    }
    row(paper, texts, { block, cells, head: false, height });
  }
  paper.y += 6;
}

/** What a cell says. */
function cellText(cell: Cell): string {
  if (typeof cell === 'string') return cell;
  if ('verdict' in cell) return cell.verdict;
  if ('lines' in cell)
    return cell.lines.map((line) => (typeof line === 'string' ? line : line.text)).join('\n');
  return cell.text;
}

/** Least height of a row that is written in by hand. */
const WRITTEN_ROW = 22;
const toFillIn = ({ columns }: Table): boolean => columns.some(({ box }) => box);

interface RowLayout {
  readonly block: Table;
  readonly cells: readonly Place[];
  readonly head: boolean;
}

function heightOf(paper: Paper, texts: readonly string[], { block, cells, head }: RowLayout): number {
  const heights = texts.map((text, i) => {
    const bold = head || block.columns[i]?.bold;
    paper.font(bold ? 'bold' : 'regular').fontSize(head ? SIZE.small : SIZE.text);
    return paper.heightOfString(text || ' ', { width: cells[i]!.width - 2 * PAD });
  });
  return Math.max(head || !toFillIn(block) ? 0 : WRITTEN_ROW, Math.max(...heights) + 2 * ROW_PAD);
}

function row(paper: Paper, texts: readonly string[], layout: RowLayout & { readonly height: number }): void {
  const { block, cells, head, height } = layout;
  const y = paper.y;
  if (head) paper.rect(MARGIN.left, y, widthOf(paper), height).fill(COLOUR.shade);
  texts.forEach((text, i) => {
    const column = block.columns[i]!;
    const { x, width } = cells[i]!;
    if (column.box && !head)
      paper
        .rect(x + 2, y + 2.5, width - 4, height - 5)
        .lineWidth(0.8)
        .stroke(COLOUR.ink);
    paper
      .font(head || column.bold ? 'bold' : 'regular')
      .fontSize(head ? SIZE.small : SIZE.text)
      .fillColor(head ? COLOUR.dim : COLOUR.ink)
      .text(text, x + PAD, y + ROW_PAD, { width: width - 2 * PAD, align: column.numeric ? 'right' : 'left' });
  });
  paper
    .moveTo(MARGIN.left, y + height)
    .lineTo(MARGIN.left + widthOf(paper), y + height)
    .lineWidth(0.4)
    .stroke(COLOUR.line);
  paper.y = y + height;
  paper.x = MARGIN.left;
}

/** Side of a QR code on paper: a module of a long text is still 0.5 mm. */
const CODE_SIDE = 130;

/** A code, and beside it what it holds. */
function code(paper: Paper, rows: readonly string[], caption: string): void {
  room(paper, CODE_SIDE + 6);
  const y = paper.y + 2;
  const module = CODE_SIDE / rows.length;
  // a hair wider than a module: no viewer shows white lines between them
  for (const run of darkRuns(rows))
    paper.rect(MARGIN.left + run.x * module, y + run.y * module, run.width * module, module * 1.02);
  paper.fill(COLOUR.ink);
  paper
    .font('regular')
    .fontSize(SIZE.text)
    .fillColor(COLOUR.dim)
    .text(caption, MARGIN.left + CODE_SIDE + 12, y + 14, { width: widthOf(paper) - CODE_SIDE - 12 });
  paper.x = MARGIN.left;
  paper.y = y + CODE_SIDE + 4;
}

function signatures(paper: Paper, who: readonly string[]): void {
  room(paper, 56);
  const width = widthOf(paper) / who.length;
  const y = paper.y + 30;
  who.forEach((name, i) => {
    const x = MARGIN.left + i * width;
    paper
      .moveTo(x, y)
      .lineTo(x + width - 16, y)
      .lineWidth(0.6)
      .stroke(COLOUR.ink);
    paper
      .font('regular')
      .fontSize(SIZE.small)
      .fillColor(COLOUR.dim)
      .text(name, x, y + 3, { width: width - 16 });
  });
  paper.y = y + 18;
}

/** A word across the sheet, from its lower left to its upper right; what stands below stays readable. */
function stamped(paper: Paper, stamp: string): void {
  const { width, height } = paper.page;
  paper.save().font('bold').fontSize(SIZE.stamp).fillColor(COLOUR.stamp).fillOpacity(0.22);
  paper.rotate(-52, { origin: [width / 2, height / 2] });
  // along the diagonal a word may be longer than the sheet is wide
  const left = (width - paper.widthOfString(stamp)) / 2;
  paper.text(stamp, left, height / 2 - SIZE.stamp / 2, { lineBreak: false });
  paper.restore();
}

/** Written last, when the number of pages is known. */
function headAndFoot(paper: Paper, { title, mark, stamp, paper: { number, foot } }: PaperPage): void {
  const { start, count } = paper.bufferedPageRange();
  for (let i = start; i < start + count; i++) {
    paper.switchToPage(i);
    const width = widthOf(paper);
    // Text outside the margins would start a new page: the margins of a finished page are opened.
    paper.page.margins = { top: 0, bottom: 0, left: 0, right: 0 };
    paper.font('bold').fontSize(SIZE.title).fillColor(COLOUR.ink);
    const left = width - paper.widthOfString(number) - 16;
    const size = Math.min(SIZE.title, (SIZE.title * left) / paper.widthOfString(title));
    paper.fontSize(size).text(title, MARGIN.left, 26, { lineBreak: false });
    paper
      .fontSize(SIZE.title)
      .text(number, MARGIN.left + width * 0.5, 26, { width: width * 0.5, align: 'right', lineBreak: false });
    paper
      .moveTo(MARGIN.left, 47)
      .lineTo(MARGIN.left + width, 47)
      .lineWidth(1)
      .stroke(COLOUR.ink);
    if (mark)
      paper
        .fontSize(10)
        .fillColor(COLOUR.mark)
        .text(mark, MARGIN.left, 53, { width, align: 'center', lineBreak: false });
    if (stamp) stamped(paper, stamp);
    const y = paper.page.height - 34;
    paper
      .font('regular')
      .fontSize(SIZE.small)
      .fillColor(COLOUR.dim)
      .text(foot, MARGIN.left, y, { width: width - 80, lineBreak: false });
    paper.text(`page ${i - start + 1} of ${count}`, MARGIN.left + width - 80, y, {
      width: 80,
      align: 'right',
      lineBreak: false,
    });
    if (mark)
      paper
        .font('bold')
        .fillColor(COLOUR.mark)
        .text(mark, MARGIN.left, y + 11, { width, align: 'center', lineBreak: false });
  }
}

import type PDFDocument from 'pdfkit';
import { ownValue } from '../../foundation/quantity/own-value.ts';

type Paper = InstanceType<typeof PDFDocument>;
type Attributes = Readonly<Record<string, string>>;

/** An element of a chart: its start, its end, or the words inside it. */
type Mark =
  | { readonly kind: 'start'; readonly name: string; readonly attributes: Attributes }
  | { readonly kind: 'end'; readonly name: string }
  | { readonly kind: 'words'; readonly words: string };

const INK = '#1c2430';
const PAPER = '#ffffff';
/** Size of letters that a chart does not state [px]. */
const LETTERS = 12;
/** Paper is read from nearer than a screen: charts are no larger than this [pt/px]. */
const LARGEST = 0.7;

/** Height that the SVG of a chart takes on paper of a width [pt]. */
export const chartHeight = (svg: string, width: number): number => {
  const size = sizeOf(svg);
  return size.height * scaleOf(size, width);
};

/** Draws the SVG of a chart of this room as vectors at a place of the paper; knows the elements that `charts/` writes. */
export function drawChart(
  paper: Paper,
  svg: string,
  { x, y, width }: { readonly x: number; readonly y: number; readonly width: number },
): void {
  const scale = scaleOf(sizeOf(svg), width);
  paper.save().translate(x, y).scale(scale);
  const open: { readonly name: string; readonly attributes: Attributes }[] = [];
  for (const mark of marksOf(svg)) {
    if (mark.kind === 'words') {
      const inside = open.at(-1);
      if (inside?.name === 'text') drawText(paper, mark.words, inside.attributes);
      continue;
    }
    if (mark.kind === 'end') {
      if (open.pop()?.name === 'g') paper.restore();
      continue;
    }
    const { name, attributes } = mark;
    open.push({ name, attributes });
    if (name === 'g') move(paper.save(), attributes.transform);
    else drawShape(paper, name, attributes);
  }
  paper.restore();
}

interface Size {
  readonly width: number;
  readonly height: number;
}

function sizeOf(svg: string): Size {
  const [, width = '1', height = '1'] = /viewBox="0 0 ([\d.]+) ([\d.]+)"/.exec(svg) ?? [];
  return { width: Number(width), height: Number(height) };
}

const scaleOf = ({ width }: Size, room: number): number => Math.min(LARGEST, room / width);

/** The elements of an SVG text in order; one that closes itself is also ended. */
function marksOf(svg: string): Mark[] {
  return [...svg.matchAll(/<(\/?)([a-zA-Z]+)((?:\s+[\w:-]+="[^"]*")*)\s*(\/?)>|([^<]+)/g)].flatMap(
    ([, end, name, text = '', closed, words]): Mark[] => {
      if (words !== undefined) return [{ kind: 'words', words: plain(words) }];
      if (end) return [{ kind: 'end', name: name! }];
      const attributes = Object.fromEntries(
        [...text.matchAll(/([\w:-]+)="([^"]*)"/g)].map(([, key, value]) => [key!, value!]),
      );
      const start: Mark = { kind: 'start', name: name!, attributes };
      return closed ? [start, { kind: 'end', name: name! }] : [start];
    },
  );
}

const plain = (text: string): string =>
  text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&');

/** A colour of a chart on paper: that beside the variable of the page; undefined for none. */
const colourOf = (value: string | undefined): string | undefined =>
  value === 'none' ? undefined : (/#[0-9a-f]{3,6}/i.exec(value ?? '')?.[0] ?? undefined);

const numberOf = (attributes: Attributes, name: string, fallback = 0): number =>
  Number(ownValue(attributes, name) ?? fallback);

function drawShape(paper: Paper, name: string, attributes: Attributes): void {
  const at = (key: string): number => numberOf(attributes, key);
  const points = (attributes.points ?? '')
    .trim()
    .split(/[\s,]+/)
    .map(Number);
  switch (name) {
    case 'circle':
      paper.circle(at('cx'), at('cy'), at('r'));
      break;
    case 'rect':
      paper.rect(at('x'), at('y'), at('width'), at('height'));
      break;
    case 'line':
      paper.moveTo(at('x1'), at('y1')).lineTo(at('x2'), at('y2'));
      break;
    case 'path':
      paper.path(attributes.d ?? '');
      break;
    case 'polyline':
    case 'polygon':
      for (let i = 0; i + 1 < points.length; i += 2)
        if (i === 0) paper.moveTo(points[0]!, points[1]!);
        else paper.lineTo(points[i]!, points[i + 1]!);
      if (name === 'polygon') paper.closePath();
      break;
    default:
      return;
  }
  paint(paper, attributes, name === 'line' || name === 'polyline');
}

/** Fills and strokes the path that was drawn. */
function paint(paper: Paper, attributes: Attributes, open: boolean): void {
  const fill = open && attributes.fill === undefined ? undefined : colourOf(attributes.fill ?? INK);
  const stroke = colourOf(attributes.stroke);
  const dash = (attributes['stroke-dasharray'] ?? '')
    .split(/[\s,]+/)
    .filter(Boolean)
    .map(Number);
  paper
    .lineWidth(numberOf(attributes, 'stroke-width', 1))
    .fillOpacity(numberOf(attributes, 'fill-opacity', 1))
    .strokeOpacity(numberOf(attributes, 'stroke-opacity', 1));
  if (dash.length > 0) paper.dash(dash[0]!, { space: dash[1] ?? dash[0]! });
  if (fill && stroke) paper.fillAndStroke(fill, stroke);
  else if (fill) paper.fill(fill);
  else if (stroke) paper.stroke(stroke);
  if (dash.length > 0) paper.undash();
  paper.fillOpacity(1).strokeOpacity(1);
}

function drawText(paper: Paper, words: string, attributes: Attributes): void {
  paper.save();
  move(paper, attributes.transform);
  paper
    .font(Number(attributes['font-weight'] ?? 400) >= 600 ? 'bold' : 'regular')
    .fontSize(numberOf(attributes, 'font-size', LETTERS));
  const long = paper.widthOfString(words);
  const before = ownValue({ middle: long / 2, end: long }, attributes['text-anchor'] ?? '') ?? 0;
  const write = (options: object): Paper =>
    paper.text(words, numberOf(attributes, 'x') - before, numberOf(attributes, 'y'), {
      lineBreak: false,
      baseline: 'alphabetic',
      ...options,
    });
  const rim = colourOf(attributes.stroke);
  if (rim) {
    paper.lineWidth(numberOf(attributes, 'stroke-width', 1)).strokeColor(PAPER);
    write({ stroke: true, fill: false });
  }
  paper.fillColor(colourOf(attributes.fill) ?? INK);
  write({});
  paper.restore();
}

/** `translate(x y)` and `rotate(degrees)`, in their order. */
function move(paper: Paper, transform = ''): void {
  for (const [, name, values = ''] of transform.matchAll(/(\w+)\(([^)]*)\)/g)) {
    const [a = 0, b = 0] = values.split(/[\s,]+/).map(Number);
    if (name === 'translate') paper.translate(a, b);
    if (name === 'rotate') paper.rotate(a);
  }
}

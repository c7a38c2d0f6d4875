import type { SankeyNode } from 'd3-sankey';
import type { Flow, FlowNode } from '../../documents/page-charts.ts';
import { readable } from '../../foundation/quantity/format.ts';

/** Height of a line, and width of a letter of a name [px at 11 px]. */
export const LINE = 12;
const LETTER = 6.1;
/** From a node to its name beside it [px]. */
const GAP = 5;

/** What stands at a node: its lines, of which those from `dimFrom` on are its amount. */
export interface Name {
  readonly x: number;
  /** Baseline of the first line. */
  readonly y: number;
  readonly anchor: 'start' | 'middle' | 'end';
  readonly lines: readonly string[];
  readonly dimFrom: number;
}

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

interface Amounts {
  /** Of which the share of a node is told. */
  readonly total: number;
  readonly unit: string;
}

type Node = SankeyNode<FlowNode, Flow>;

/**
 * Names of the nodes, none over another node or name where there is room; `hidden`: how much of them is [px2]. What comes in or goes
 * out has its name beside it; what lies between is named above where that is free, else below or beside.
 */
export function placeNames(
  nodes: readonly Node[],
  amounts: Amounts,
  frame: { readonly width: number; readonly height: number },
): { readonly names: readonly Name[]; readonly hidden: number } {
  const outside: readonly Box[] = [
    { left: -1e4, right: 0, top: -1e4, bottom: 1e4 },
    { left: frame.width, right: 1e4, top: -1e4, bottom: 1e4 },
    { left: -1e4, right: 1e4, top: -1e4, bottom: 0 },
    { left: -1e4, right: 1e4, top: frame.height, bottom: 1e4 },
  ];
  const taken: Box[] = [];
  const names: Name[] = [];
  let hidden = 0;
  // what has one side only chooses first
  const order = [...nodes].sort((a, b) => Number(isBetween(a)) - Number(isBetween(b)));
  for (const node of order) {
    const others = [...outside, ...taken, ...nodes.filter((one) => one !== node).map(boxOfNode)];
    const choices = choicesOf(node, amounts).map((name) => ({
      name,
      over: others.reduce((sum, box) => sum + shared(boxOf(name), box), 0),
    }));
    const chosen = choices.find(({ over }) => over === 0) ?? choices.sort((a, b) => a.over - b.over)[0]!;
    names.push(chosen.name);
    taken.push(boxOf(chosen.name));
    hidden += chosen.over;
  }
  return { names, hidden };
}

const isBetween = ({ sourceLinks = [], targetLinks = [] }: Node): boolean =>
  sourceLinks.length > 0 && targetLinks.length > 0;

/** Where the name of a node may stand, and on how many lines: the best first. */
function choicesOf(node: Node, amounts: Amounts): Name[] {
  const texts = textsOf(node, amounts);
  const { targetLinks = [], x0 = 0, x1 = 0, y0 = 0, y1 = 0 } = node;
  const [centre, middle] = [(x0 + x1) / 2, (y0 + y1) / 2];
  const right = ({ lines, dimFrom }: Text): Name => ({
    ...{ x: x1 + GAP, y: middle + 10 - (LINE * lines.length) / 2, anchor: 'start', lines, dimFrom },
  });
  const left = (text: Text): Name => ({ ...right(text), x: x0 - GAP, anchor: 'end' });
  if (!isBetween(node)) return texts.map(targetLinks.length === 0 ? right : left);
  const above = (text: Text, anchor: Name['anchor'], x: number): Name => ({
    ...{ ...text, x, anchor, y: y0 - 6 - LINE * (text.lines.length - 1) },
  });
  const below = (text: Text, anchor: Name['anchor'], x: number): Name => ({
    ...{ ...text, x, anchor, y: y1 + LINE },
  });
  return texts.flatMap((text) => [
    above(text, 'middle', centre),
    above(text, 'start', x0),
    above(text, 'end', x1),
    below(text, 'middle', centre),
    below(text, 'start', x0),
    below(text, 'end', x1),
    right(text),
    left(text),
  ]);
}

type Text = Pick<Name, 'lines' | 'dimFrom'>;

/** Name, amount and share, from the widest to the narrowest; where no share has room the name goes without it. */
function textsOf({ name, value = 0 }: Node, { total, unit }: Amounts): readonly Text[] {
  const amount = `${readable(value)} ${unit}`;
  if (!(total > 0)) return [{ lines: [name, amount], dimFrom: 1 }];
  const share = `(${shareOf(value / total)})`;
  const halves = broken(name);
  return [
    { lines: [name, `${amount} ${share}`], dimFrom: 1 },
    { lines: [name, amount, share], dimFrom: 1 },
    { lines: [...halves, amount, share], dimFrom: halves.length },
    { lines: [name, amount], dimFrom: 1 },
    { lines: [...halves, amount], dimFrom: halves.length },
  ];
}

const shareOf = (share: number): string => (share < 5e-4 ? '< 0.1 %' : `${(100 * share).toFixed(1)} %`);

/** A name on two lines, broken after the space or hyphen nearest its middle. */
function broken(name: string): readonly string[] {
  const places = [...name.matchAll(/[ -](?=.)/g)].map(({ index }) => index + 1);
  const at = places.sort((a, b) => Math.abs(a - name.length / 2) - Math.abs(b - name.length / 2))[0];
  return at === undefined ? [name] : [name.slice(0, at).trimEnd(), name.slice(at)];
}

function boxOf({ x, y, anchor, lines }: Name): Box {
  const width = Math.max(...lines.map((words) => words.length)) * LETTER;
  const left = x - (anchor === 'start' ? 0 : anchor === 'end' ? width : width / 2);
  return { left, right: left + width, top: y - 10, bottom: y + LINE * (lines.length - 1) + 2 };
}

const boxOfNode = ({ x0 = 0, x1 = 0, y0 = 0, y1 = 0 }: Node): Box => ({
  ...{ left: x0, right: x1, top: y0, bottom: Math.max(y1, y0 + 1) },
});

/** Area that two boxes share [px2]. */
const shared = (a: Box, b: Box): number =>
  Math.max(0, Math.min(a.right, b.right) - Math.max(a.left, b.left)) *
  Math.max(0, Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top));

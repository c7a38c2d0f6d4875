import { type SankeyLink, type SankeyNode, sankey, sankeyJustify } from 'd3-sankey';
import type { Flow, FlowNode } from '../../documents/page-charts.ts';
import { readable } from '../../foundation/quantity/format.ts';
import { LINE, type Name, placeNames } from './flow-names.ts';
import { label, px, rect, svg } from './svg.ts';

/** Widths that it is drawn in [px]: that of a report, and that of a phone, where letters stay as large. */
export const FLOW_WIDTHS = { report: 480, phone: 332 } as const;
const MARGIN = { left: 4, right: 4, top: 34, bottom: 52 } as const;
const NODE = 12;
/** Room between nodes [px], the least that suffices: two, three or four lines fit even where a node is a hair. */
const PADDINGS = [28, 40, 52] as const;
/** How far names may stand below the last node [px]. */
const BELOW = 14;
const COLOURS: Readonly<Record<FlowNode['kind'], string>> = {
  return: 'var(--good, #1a7f4b)',
  virgin: 'var(--accent, #2457c5)',
  heat: 'var(--ink, #1c2430)',
  product: 'var(--dim, #5b6675)',
  loss: 'var(--bad, #b3261e)',
};
const WORDS: Readonly<Record<FlowNode['kind'], string>> = {
  return: 'returns',
  virgin: 'virgin and addition alloys',
  heat: 'heat',
  product: 'products',
  loss: 'losses',
};

/** What a picture of flows shows. */
interface Flows {
  readonly nodes: readonly FlowNode[];
  readonly flows: readonly Flow[];
  /** Of all amounts; default kg. */
  readonly unit?: string | undefined;
}

/**
 * Where each gram came from and went: bands as wide as their mass. Flows from nowhere, into nowhere or of no mass are
 * left out. The layout is that of d3-sankey, which draws no lots: equal data give equal text.
 */
export function flowChart(
  title: string,
  { nodes, flows, unit = 'kg' }: Flows,
  width: number = FLOW_WIDTHS.report,
): string {
  const known = new Set(nodes.map(({ id }) => id));
  const all = flows.filter(({ from, to, mass_kg }) => mass_kg > 0 && known.has(from) && known.has(to));
  const back = backwards(all);
  const links = all.filter((flow) => !back.includes(flow));
  const used = nodes.filter(({ id }) => links.some(({ from, to }) => from === id || to === id));
  const total = links
    .filter(({ from }) => !links.some(({ to }) => to === from))
    .reduce((sum, { mass_kg }) => sum + mass_kg, 0);
  const description = describe(used, all, unit);
  const below = back.length * RETURN;
  if (links.length === 0)
    return svg(
      { width, height: 160 + MARGIN.top + MARGIN.bottom + below, title, description },
      label(MARGIN.left, 30, 'nothing flowed', { dim: true }),
    );
  const { laid, height, names } = laidOut({ nodes: used, flows: links }, { width, total, unit });
  const kinds = [...new Set(used.map(({ kind }) => kind))];
  return svg(
    { width, height: height + below, title, description },
    laid.links.map(ribbon).join('') +
      back
        .map((flow, i) =>
          returning(flow, laid.nodes, { y: height - MARGIN.bottom + RETURN_GAP + i * RETURN, unit }),
        )
        .join('') +
      laid.nodes.map(bar).join('') +
      names.map(nameOf).join('') +
      legend(kinds, { width, height: height + below }),
  );
}

type Node = SankeyNode<FlowNode, Flow>;

interface Shown {
  readonly width: number;
  /** Of which the share of a node is told. */
  readonly total: number;
  readonly unit: string;
}

/** Nodes and flows in their places, with as much room between nodes as their names need. */
function laidOut({ nodes, flows }: Pick<Flows, 'nodes' | 'flows'>, shown: Shown) {
  const inputs = nodes.filter(({ id }) => !flows.some(({ to }) => to === id)).length;
  const column = Math.max(inputs, nodes.length - inputs);
  const tried = PADDINGS.map((padding) => {
    const height = Math.max(160, column * (padding + 14)) + MARGIN.top + MARGIN.bottom;
    const laid = sankey<FlowNode, Flow>()
      .nodeId((node) => node.id)
      .nodeAlign(sankeyJustify)
      .nodeWidth(NODE)
      .nodePadding(padding)
      .extent([
        [MARGIN.left, MARGIN.top],
        [shown.width - MARGIN.right, height - MARGIN.bottom],
      ])({
      nodes: nodes.map((node) => ({ ...node })),
      links: flows.map((flow) => ({ ...flow, source: flow.from, target: flow.to, value: flow.mass_kg })),
    });
    const place = { width: shown.width, height: height - MARGIN.bottom + BELOW };
    return { laid, height, ...placeNames(laid.nodes, shown, place) };
  });
  return tried.reduce((best, one) => (one.hidden < best.hidden ? one : best));
}

/** Height of one flow drawn backwards below the others, and room for the second line of a name above the first [px]. */
const [RETURN, RETURN_GAP] = [26, 20] as const;

/** Flows that close a loop: what leads to a node that is still being followed. */
function backwards(flows: readonly Flow[]): readonly Flow[] {
  const done = new Set<string>();
  const open = new Set<string>();
  const found: Flow[] = [];
  const follow = (node: string): void => {
    open.add(node);
    for (const flow of flows.filter(({ from }) => from === node)) {
      if (open.has(flow.to)) found.push(flow);
      else if (!done.has(flow.to)) follow(flow.to);
    }
    open.delete(node);
    done.add(node);
  };
  const starts = flows.filter(({ from }) => !flows.some(({ to }) => to === from));
  for (const { from } of [...starts, ...flows]) if (!done.has(from)) follow(from);
  return found;
}

/** A flow that goes back: below everything, from its source to an earlier node. */
function returning(
  { from, to, mass_kg }: Flow,
  nodes: readonly SankeyNode<FlowNode, Flow>[],
  { y, unit }: { readonly y: number; readonly unit: string },
): string {
  const [source, target] = [from, to].map((id) => nodes.find((node) => node.id === id));
  if (source === undefined || target === undefined) return '';
  const scale = ((source.y1 ?? 0) - (source.y0 ?? 0)) / Math.max(source.value ?? 0, mass_kg);
  const width = Math.max(1, Math.min(RETURN - 14, mass_kg * scale));
  const [right, left] = [source.x1 ?? 0, target.x0 ?? 0];
  const path = `M${px(right)},${px(source.y1 ?? 0)}V${px(y)}H${px(left)}V${px(target.y1 ?? 0)}`;
  const words = `${source.name} back to ${target.name} ${readable(mass_kg)} ${unit}`;
  return (
    `<path d="${path}" fill="none" stroke="${COLOURS.return}" stroke-opacity="0.3" stroke-width="${px(width)}" stroke-linejoin="round"/>` +
    label((left + right) / 2, y + 4, words, { anchor: 'middle', size: 11, rim: true })
  );
}

const describe = (nodes: readonly FlowNode[], links: readonly Flow[], unit: string): string => {
  const name = (id: string): string => nodes.find((node) => node.id === id)?.name ?? id;
  return links
    .map(({ from, to, mass_kg }) => `${name(from)} to ${name(to)} ${readable(mass_kg)} ${unit}`)
    .join('; ');
};

/** A band from node to node, upright at both ends: drawn as a surface, it stays inside however thick it is. */
function ribbon({ source, target, y0 = 0, y1 = 0, width = 0 }: SankeyLink<FlowNode, Flow>): string {
  const [from, to] = [source as Node, target as Node];
  const [left, right] = [from.x1 ?? 0, to.x0 ?? 0];
  const middle = px((left + right) / 2);
  const half = Math.max(1, width) / 2;
  const edge = (start: number, end: number, x: number): string =>
    `C${middle},${px(start)} ${middle},${px(end)} ${px(x)},${px(end)}`;
  const path = `M${px(left)},${px(y0 - half)}${edge(y0 - half, y1 - half, right)}L${px(right)},${px(y1 + half)}${edge(y1 + half, y0 + half, left)}Z`;
  return `<path d="${path}" fill="${COLOURS[from.kind]}" fill-opacity="0.3"/>`;
}

const bar = ({ kind, x0 = 0, x1 = 0, y0 = 0, y1 = 0 }: Node): string =>
  rect(x0, y0, { width: x1 - x0, height: Math.max(1, y1 - y0) }, COLOURS[kind]);

const nameOf = ({ x, y, anchor, lines, dimFrom }: Name): string =>
  lines
    .map((words, i) => label(x, y + LINE * i, words, { anchor, size: 11, rim: true, dim: i >= dimFrom }))
    .join('');

function legend(
  kinds: readonly FlowNode['kind'][],
  { width, height }: { readonly width: number; readonly height: number },
): string {
  let x: number = MARGIN.left;
  let y = height - 32;
  return kinds
    .map((kind) => {
      const room = 26 + WORDS[kind].length * 6.4;
      if (x + room > width) {
        x = MARGIN.left;
        y += 16;
      }
      const at = x;
      x += room;
      return (
        rect(at, y, { width: 10, height: 10 }, COLOURS[kind]) +
        label(at + 14, y + 9, WORDS[kind], { dim: true, size: 11 })
      );
    })
    .join('');
}

import { type SankeyLink, type SankeyNode, sankey, sankeyJustify, sankeyLinkHorizontal } from 'd3-sankey';
import type { Flow, FlowNode } from '../../documents/page-charts.ts';
import { readable } from '../../foundation/quantity/format.ts';
import { label, px, rect, svg } from './svg.ts';

/** Widths that it is drawn in [px]: that of a report, and that of a phone, where letters stay as large. */
export const FLOW_WIDTHS = { report: 480, phone: 350 } as const;
const MARGIN = { left: 4, right: 4, top: 34, bottom: 52 } as const;
const NODE = 12;
/** Room between nodes [px]: two lines fit even where a node is a hair. */
const PADDING = 28;
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
  const inputs = used.filter(({ id }) => !links.some(({ to }) => to === id)).length;
  const height = Math.max(160, Math.max(inputs, used.length - inputs) * 42) + MARGIN.top + MARGIN.bottom;
  const frame = {
    width,
    height: height + back.length * RETURN,
    title,
    description: describe(used, all, unit),
  };
  if (links.length === 0) return svg(frame, label(MARGIN.left, 30, 'nothing flowed', { dim: true }));
  const laid = sankey<FlowNode, Flow>()
    .nodeId((node) => node.id)
    .nodeAlign(sankeyJustify)
    .nodeWidth(NODE)
    .nodePadding(PADDING)
    .extent([
      [MARGIN.left, MARGIN.top],
      [width - MARGIN.right, height - MARGIN.bottom],
    ])({
    nodes: used.map((node) => ({ ...node })),
    links: links.map((flow) => ({ ...flow, source: flow.from, target: flow.to, value: flow.mass_kg })),
  });
  const kinds = [...new Set(used.map(({ kind }) => kind))];
  return svg(
    frame,
    laid.links.map(ribbon).join('') +
      back
        .map((flow, i) =>
          returning(flow, laid.nodes, { y: height - MARGIN.bottom + RETURN_GAP + i * RETURN, unit }),
        )
        .join('') +
      laid.nodes.map((node) => box(node, { total, unit })).join('') +
      legend(kinds, { width, height: height + back.length * RETURN }),
  );
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

function ribbon(link: SankeyLink<FlowNode, Flow>): string {
  // Coordinates to one decimal, as everywhere: equal on every machine.
  const path = (sankeyLinkHorizontal<FlowNode, Flow>()(link) ?? '').replaceAll(/\d+\.\d+/g, (number) =>
    px(Number(number)),
  );
  const source = link.source as SankeyNode<FlowNode, Flow>;
  return `<path d="${path}" fill="none" stroke="${COLOURS[source.kind]}" stroke-opacity="0.3" stroke-width="${px(Math.max(1, link.width ?? 1))}"/>`;
}

function box(
  node: SankeyNode<FlowNode, Flow>,
  { total, unit }: { readonly total: number; readonly unit: string },
): string {
  const { x0 = 0, x1 = 0, y0 = 0, y1 = 0, value = 0 } = node;
  const share = total > 0 ? ` (${((100 * value) / total).toFixed(1)} %)` : '';
  const { x, y, anchor } = place(node, { x0, x1, y0, y1 });
  const lines = [node.name, `${readable(value)} ${unit}${share}`];
  return (
    rect(x0, y0, { width: x1 - x0, height: Math.max(1, y1 - y0) }, COLOURS[node.kind]) +
    lines.map((words, i) => label(x, y + 12 * i, words, { anchor, size: 11, rim: true, dim: i > 0 })).join('')
  );
}

/** Baseline of the first of two lines: beside what comes in or goes out, above what lies between. */
function place(
  { sourceLinks = [], targetLinks = [] }: SankeyNode<FlowNode, Flow>,
  { x0, x1, y0, y1 }: Readonly<Record<'x0' | 'x1' | 'y0' | 'y1', number>>,
): { readonly x: number; readonly y: number; readonly anchor: 'start' | 'middle' | 'end' } {
  const beside = (y0 + y1) / 2 - 2;
  if (targetLinks.length === 0) return { x: x1 + 5, y: beside, anchor: 'start' };
  if (sourceLinks.length === 0) return { x: x0 - 5, y: beside, anchor: 'end' };
  return { x: (x0 + x1) / 2, y: y0 - 18, anchor: 'middle' };
}

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

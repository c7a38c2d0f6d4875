import { hashOf } from '../foundation/quantity/canonical.ts';
import { headingOf } from './heading.ts';
import { pairsOf } from './notes.ts';
import type { Regions, Table } from './table.ts';

/** Digits of a fingerprint that are shown [hexadecimal]: enough to tell the files of a plant apart. */
const DIGITS = 16;

/**
 * Fingerprint of the shape of a file: the headings of its tables and the keys of its lines, without its samples, figures and
 * days. Which elements it holds does not count.
 */
export function shapeOf(regions: readonly Regions[]): string {
  const sheets = regions.map(({ tables, texts }) => {
    const keys = texts.flatMap((line) =>
      pairsOf(line).flatMap(({ key }) => (headingOf(key).substance ? [] : [key.toLowerCase()])),
    );
    return [...new Set([...tables.map(shapeOfTable), ...keys])].sort();
  });
  return hashOf(sheets).slice(0, DIGITS);
}

/** Headings that are of no element, and what stands with each element. */
function shapeOfTable({ headings, isList, isTurned, rows }: Table): string {
  const own = headings.flatMap(({ text, substance, role }) =>
    substance || role === 'blank' ? [] : [text.toLowerCase()],
  );
  const labels = isTurned
    ? rows.flatMap(({ heading }) =>
        heading && heading.role !== 'unknown' ? [heading.text.toLowerCase()] : [],
      )
    : [];
  const kinds = headings.flatMap(({ substance, role, unit }) =>
    substance ? [`${role} ${unit?.printed ?? ''}`] : [],
  );
  const kind = isList ? 'list' : isTurned ? 'turned' : 'across';
  return [kind, ...new Set([...own, ...labels, ...kinds])].join('|');
}

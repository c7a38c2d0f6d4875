import { EMPTY_CELL, type Sheet, type SheetCell } from '../../documents/sheet/sheet.ts';

/** Signs that stand for others in HTML. */
const ENTITIES: ReadonlyMap<string, string> = new Map(
  Object.entries({
    amp: '&',
    lt: '<',
    gt: '>',
    quot: '"',
    apos: "'",
    nbsp: ' ',
    micro: 'µ',
    plusmn: '±',
    deg: '°',
  }),
);

/** Cells that one reaches over at most (an assumption; browsers allow 1000). */
const MOST_SPAN = 200;

/** True for a page of HTML, as laboratories export it under the name of a workbook. */
export const isHtml = (text: string): boolean =>
  /^\s*(<\?xml[^>]*>\s*)?(<!doctype html|<html|<table|<head|<body)\b/i.test(text);

/** The tables of a page of HTML under each other as one sheet, with the lines of text between them; a cell that reaches over several rows stands in each. */
export function htmlSheet(text: string, where: string): Sheet {
  const rows: { row: number; cells: SheetCell[] }[] = [];
  let row = 0;
  const blocks = text
    .replaceAll(/<!--.*?-->|<(script|style)\b.*?<\/\1>/gis, '')
    .split(/(<table\b.*?<\/table>)/is);
  for (const block of blocks) {
    if (/^<table/i.test(block)) {
      for (const cells of rowsOf(block)) rows.push({ row: ++row, cells: [...cells] });
      row++;
      continue;
    }
    for (const line of block.split(/<\/?(?:p|div|br|h\d|li|caption)\b[^>]*>/i)) {
      const words = plain(line.replace(/<(title|head)\b.*?<\/\1>/is, ''));
      if (words !== '') rows.push({ row: ++row, cells: [cellOf(words)] });
    }
  }
  return {
    where,
    rows: rows.filter(({ cells }) => cells.some((cell) => cell.text !== '')),
    beside: [],
    merges: [],
    taken: ['read as HTML'],
  };
}

const cellOf = (text: string): SheetCell => ({ text, kind: 'text' });

/** Rows of a table, with what reaches down from the rows above. */
function rowsOf(table: string): readonly (readonly SheetCell[])[] {
  const down = new Map<number, { readonly text: string; left: number }>();
  return [...table.matchAll(/<tr\b[^>]*>(.*?)(?=<tr\b|<\/tr>|<\/table>)/gis)].map(([, inner = '']) => {
    const cells: SheetCell[] = [];
    const fill = (): void => {
      for (let above = down.get(cells.length); above; above = down.get(cells.length)) {
        if (--above.left === 0) down.delete(cells.length);
        cells.push(cellOf(above.text));
      }
    };
    for (const [, attributes = '', content = ''] of inner.matchAll(
      /<t[dh]\b([^>]*)>(.*?)(?=<t[dh]\b|<\/t[dh]>|$)/gis,
    )) {
      fill();
      const words = plain(content);
      const rowspan = span(attributes, 'rowspan');
      const at = cells.length;
      for (let i = 0; i < span(attributes, 'colspan'); i++) {
        if (rowspan > 1) down.set(at + i, { text: i === 0 ? words : '', left: rowspan - 1 });
        cells.push(i === 0 ? cellOf(words) : EMPTY_CELL);
      }
    }
    fill();
    return cells;
  });
}

const span = (attributes: string, name: string): number =>
  Math.min(
    MOST_SPAN,
    Math.max(1, Number(new RegExp(`\\b${name}\\s*=\\s*["']?(\\d+)`, 'i').exec(attributes)?.[1] ?? 1)),
  );

/** Text without tags, its entities as signs, its blanks as one. */
const plain = (html: string): string =>
  html
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll(/&(#x[\da-f]+|#\d+|[a-z]+);/gi, (whole, name: string) => {
      if (!name.startsWith('#')) return ENTITIES.get(name.toLowerCase()) ?? whole;
      const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
      return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
    })
    .replaceAll(/\s+/g, ' ')
    .trim();

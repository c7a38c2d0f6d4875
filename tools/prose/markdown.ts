import { type Passage, STAND_IN } from './sentences.ts';

/** Paragraphs, items of lists, headings and cells of tables of a Markdown page. Code, formulas and addresses are left out. */
export function markdownPassages(place: string, text: string): Passage[] {
  const bare = text
    .replaceAll(/^```[\s\S]*?^```/gm, '')
    .replaceAll(/<!--[\s\S]*?-->/g, '')
    .replaceAll(/\$\$[\s\S]*?\$\$/g, STAND_IN)
    .replaceAll(/`[^`\n]*(?:\n[^`\n]+)?`/g, STAND_IN)
    .replaceAll(/\$[^$\n]+\$/g, STAND_IN)
    .replaceAll(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replaceAll(/https?:\/\/\S+/g, STAND_IN)
    .replaceAll(/<\/?[a-z][^>]*>/g, ' ')
    .replaceAll(/\*\*|__|(?<=[\s(])[*_](?=\S)|(?<=\S)[*_](?=[\s.,;:)])/g, '');
  return blocksOf(bare).flatMap((block) => passagesOf(place, block));
}

/** Lines that belong together: up to an empty line, a heading, the next item or the next row of a table. */
function blocksOf(text: string): string[] {
  const blocks: string[] = [];
  let isOpen = false;
  for (const line of text.split('\n')) {
    const isStart = /^\s*(#|\||>|[-*+] |\d+\. )/.test(line);
    if (isOpen && !isStart && line.trim() !== '') blocks.push(`${blocks.pop()} ${line.trim()}`);
    else if (line.trim() !== '') blocks.push(line.trim());
    isOpen = line.trim() !== '' && !/^\s*[#|]/.test(line);
  }
  return blocks;
}

function passagesOf(place: string, block: string): Passage[] {
  if (/^\|[\s:|-]+$/.test(block)) return [];
  if (block.startsWith('|'))
    return block.split(/(?<!\\)\|/).map((cell) => ({ place, text: cell.trim(), kind: 'cell' }));
  const text = block.replace(/^(#+|>|[-*+]|\d+\.) /, '');
  if (block.startsWith('#')) return [{ place, text, kind: 'cell' }];
  return [{ place, text, kind: /^\(\d+[a-z]?\) /.test(text) ? 'equation' : 'text' }];
}

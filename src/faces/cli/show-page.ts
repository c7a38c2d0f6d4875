import type { Page } from '../../documents/page.ts';
import { renderTerminal, type TextView } from '../../pages/render/terminal.ts';
import { writeFile } from './write-file.ts';

/** `--html` of a verb whose answer is a page. */
export const HTML_OPTION = ['--html <file>', 'also write it as one page to look at'] as const;

/** `--all` of a verb whose answer is folded on a terminal. */
export const ALL_OPTION = [
  '--all',
  'print what is folded too: the rest of lists, details, assumptions with their sources',
] as const;

/** A page as text; where a file is named it is written there as HTML too, with more drawn on it where `drawn` says so. */
export async function showPage(
  page: Page,
  html?: string,
  drawn: Page = page,
): Promise<(view: TextView) => string> {
  if (html === undefined) return (view) => renderTerminal(page, view);
  const { renderHtml } = await import('../../pages/render/html.ts');
  const written = writeFile(html, renderHtml(drawn));
  return (view) => [renderTerminal(page, view), written].join('\n');
}

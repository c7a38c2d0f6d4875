import type { Page } from '../../documents/page.ts';
import { renderTerminal } from '../../pages/render/terminal.ts';
import { writeFile } from './write-file.ts';

/** `--html` of a verb whose answer is a page. */
export const HTML_OPTION = ['--html <file>', 'also write it as one page to look at'] as const;

/** A page as text; where a file is named it is written there as HTML too, with more drawn on it where `drawn` says so. */
export async function showPage(page: Page, html?: string, drawn: Page = page): Promise<string> {
  if (html === undefined) return renderTerminal(page);
  const { renderHtml } = await import('../../pages/render/html.ts');
  return [renderTerminal(page), writeFile(html, renderHtml(drawn))].join('\n');
}

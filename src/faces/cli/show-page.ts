import type { Page } from '../../documents/page.ts';
import { renderTerminal, type TextView } from '../../pages/render/terminal.ts';
import type { Cli } from './cli.ts';
import { typedPage } from './typed/typed-deed.ts';
import { writeFile } from './write-file.ts';

/** `--html` of a verb whose answer is a page. */
export const HTML_OPTION = ['--html <file>', 'also write it as one page to look at'] as const;

/** `--all` of a verb whose answer is folded on a terminal. */
export const ALL_OPTION = [
  '--all',
  'print what is folded too: the rest of lists, details, assumptions with their sources',
] as const;

/** Words of a page that is shown on a terminal with its mark: what they decide could be taken for a certificate. */
const VERDICTS: readonly unknown[] = ['PASS', 'FAIL', 'HOLD'];

/**
 * The page of what a task answered, as `showPage`. In a demonstration every file is marked, and on a terminal every verdict.
 */
export async function showAnswer(
  cli: Pick<Cli, 'marked'>,
  page: Page,
  html?: string,
): Promise<(view: TextView) => string> {
  const typed = await typedPage(page);
  const marked = cli.marked(typed);
  return showPage(VERDICTS.includes(page.verdict) ? marked : typed, html, marked);
}

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

import { createHash } from 'node:crypto';
import type { Context } from 'hono';
import type { TaskContext } from '../../desk/context.ts';
import { isMarked } from '../../desk/demonstration.ts';
import type { Page, PaperPage } from '../../documents/page.ts';
import { InputError, RemeltError } from '../../foundation/errors.ts';
import { list, markedPage, shortPage } from '../../pages/blocks/parts.ts';
import { escapeText } from '../../pages/charts/svg.ts';
import { HttpRefusal } from './replies.ts';

/** How a caller wants to see an answer: its document, its page as data, to look at, on paper, or as a workbook. */
export type View = 'json' | 'page' | 'html' | 'pdf' | 'xlsx';

const PAGE_TYPE = 'application/vnd.remelt.page+json';
export const XLSX_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** The view that a caller accepts; a browser that goes to an address takes the page. */
export function viewFor(accept: string | undefined): View {
  if (accept?.includes(PAGE_TYPE)) return 'page';
  if (accept?.includes('text/html')) return 'html';
  if (accept?.includes(XLSX_TYPE)) return 'xlsx';
  return accept?.includes('application/pdf') ? 'pdf' : 'json';
}

/** A page of the ledger: with its mark where the ledger is a demonstration. */
export const pageOfLedger = async (page: Page, ledger: TaskContext): Promise<Page> =>
  (await isMarked(ledger)) ? markedPage(page) : page;

/** A page as a caller wants it. */
export async function pageReply(
  c: Context,
  page: Page,
  { view, status = 200 }: { readonly view: View; readonly status?: number },
): Promise<Response> {
  if (view === 'page') return c.body(JSON.stringify(page), status as 200, { 'Content-Type': PAGE_TYPE });
  if (view === 'pdf' || view === 'xlsx') return paperReply(c, page, view);
  const { renderHtml } = await import('../../pages/render/html.ts');
  const html = renderHtml(page);
  return c.body(html, status as 200, {
    'Content-Type': 'text/html; charset=utf-8',
    'Content-Security-Policy': policyFor(html),
  });
}

/** A page on paper, or the workbook of one. Throws HttpRefusal (406) for one that is not a document. */
async function paperReply(c: Context, page: Page, view: 'pdf' | 'xlsx'): Promise<Response> {
  const type = view === 'pdf' ? 'application/pdf' : XLSX_TYPE;
  if (!isPaper(page))
    throw new HttpRefusal(
      406,
      new InputError('this page is no document on paper, nor a workbook', {
        path: 'Accept',
        value: type,
        allowed: 'text/html, which a browser prints',
      }),
    );
  const bytes =
    view === 'pdf'
      ? await (await import('../../pages/render/pdf.ts')).renderPdf(page)
      : await (await import('../../pages/render/xlsx.ts')).renderXlsx(page);
  return c.body(new Uint8Array(bytes), 200, { 'Content-Type': type });
}

const isPaper = (page: Page): page is PaperPage => page.paper !== undefined;

/** A line of a form. */
export interface Field {
  readonly name: string;
  readonly label: string;
  /** One of these is chosen; absent where something is typed. */
  readonly choices?: readonly {
    readonly id: string;
    readonly name: string;
    readonly roles: readonly string[];
  }[];
  readonly isSecret?: boolean;
  readonly isNew?: boolean;
  /** What stands in it at first. */
  readonly value?: string;
}

/** A form which works without a script. */
interface Form {
  readonly action: string;
  readonly button: string;
  readonly fields?: readonly Field[];
  /** Default: it sends something. */
  readonly method?: 'get' | 'post';
}

/** A page with a form at its end. */
export async function formReply(
  c: Context,
  page: Page,
  { action, button, fields = [], method = 'post' }: Form,
): Promise<Response> {
  const { renderHtml } = await import('../../pages/render/html.ts');
  const html = renderHtml(page).replace(
    '</main>',
    () =>
      `<form method="${method}" action="${action}">${fields.map(fieldOf).join('')}<p><button>${escapeText(button)}</button></p></form></main>`,
  );
  return c.html(html, 200, { 'Content-Security-Policy': policyFor(html), 'Cache-Control': 'no-store' });
}

const fieldOf = ({ name, label, choices, isSecret = false, isNew = false, value = '' }: Field): string => {
  const options = (choices ?? []).map(
    (one) =>
      `<option value="${escapeText(one.id)}">${escapeText(`${one.name} (${one.roles.join(', ')})`)}</option>`,
  );
  const kept = isSecret ? (isNew ? 'new-password' : 'current-password') : 'username';
  const field = choices
    ? `<select id="${name}" name="${name}" required>${options.join('')}</select>`
    : `<input id="${name}" name="${name}" type="${isSecret ? 'password' : 'text'}" autocomplete="${kept}" value="${escapeText(value)}"${isSecret ? ' required' : ''}>`;
  return `<p><label for="${name}">${escapeText(label)}</label><br>${field}</p>`;
};

/** A page may use its own style sheet and nothing else; charts set their width in an attribute. */
function policyFor(html: string): string {
  const [, style = ''] = /<style>([\s\S]*?)<\/style>/.exec(html) ?? [];
  const hash = createHash('sha256').update(style).digest('base64');
  return [
    "default-src 'none'",
    `style-src-elem 'sha256-${hash}'`,
    "style-src-attr 'unsafe-inline'",
    'img-src data:',
    "form-action 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
  ].join('; ');
}

/** A refusal for a person: what, where, what is allowed, what to do. */
export function refusalPage(error: RemeltError | HttpRefusal | unknown): Page {
  const told = error instanceof RemeltError ? error : (error as { readonly error?: unknown }).error;
  if (!(told instanceof RemeltError)) return shortPage('A fault of the program', []);
  return shortPage(
    told.message,
    told.details
      .slice(0, 50)
      .flatMap(({ where, path, allowed, cure }) =>
        list(
          [
            [where, path].filter(Boolean).join(', '),
            allowed && `allowed: ${allowed}`,
            cure && `cure: ${cure}`,
          ].filter((line): line is string => !!line),
        ),
      ),
  );
}

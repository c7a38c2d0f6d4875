import type { TaskContext } from '../../../desk/context.ts';
import { readingContext, tryingContext } from '../../../desk/for-assistant.ts';
import { namesOfPlant } from '../../../desk/names-of-plant.ts';
import { lessonNamed } from '../../../desk/reference/lessons.ts';
import {
  calculationOrder,
  type FileOrder,
  fileOrder,
  foldOrder,
  onlyOrder,
} from '../../../documents/assistant.ts';
import { parseDocument } from '../../../documents/common.ts';
import { type Page, pageSchema } from '../../../documents/page.ts';
import { errorDocument, InputError } from '../../../foundation/errors.ts';
import { resultsPage } from '../../../pages/blocks/links/results-page.ts';
import { renderTerminal } from '../../../pages/render/terminal.ts';
import { readResults } from '../../../sheets/read-results.ts';
import { VERBS } from '../../../tasks/index.ts';
import { requireMayAsk } from '../../../tasks/rights.ts';
import { runTask } from '../../../tasks/task.ts';
import type { Verb } from '../../../tasks/verbs.ts';
import { fieldsOf, jsonSchemaOf } from '../../server/routes/query-order.ts';
import { typedError, typedPage } from '../typed/typed-deed.ts';
import { asData } from './as-data.ts';
import { FOLDS } from './folds.ts';
import { helpTool } from './help.ts';
import { proposeTool } from './propose.ts';
import type { Asking, Tool } from './tool.ts';

/** A tool as a list tells it. */
export interface ToolWords {
  readonly name: string;
  readonly description: string;
  readonly inputSchema: object;
}

/** All that an assistant may do here: read, and propose. */
export interface Assistant {
  readonly tools: readonly ToolWords[];
  /** Asks one tool after the other; what is refused is told in words. */
  readonly call: (name: string, input: unknown, signal: AbortSignal) => Promise<Told>;
}

interface Told {
  readonly text: string;
  readonly isError: boolean;
}

/** Rows of a list where nobody says how many. */
const LISTED = 50;

/** The tools over a ledger; `open` gives the context of who is logged in. */
export async function assistantOf(open: () => Promise<TaskContext>): Promise<Assistant> {
  const { compute } = await open();
  const tools: readonly Tool[] = [
    ...(await Promise.all(Object.entries(FOLDS).map(foldTool))),
    await simulateTool(Object.entries(compute.calculations)),
    readResultsTool,
    proposeTool,
    helpTool,
  ];
  // one after the other: the ledger is closed behind each, so that verbs of the terminal come in between
  let running: Promise<unknown> = Promise.resolve();
  const answer = async (name: string, input: unknown, signal: AbortSignal): Promise<Told> => {
    const context = await open();
    try {
      const tool = tools.find((one) => one.name === name);
      if (tool === undefined)
        throw new InputError(`there is no tool "${name.slice(0, 100)}"`, {
          path: 'name',
          allowed: tools.map((one) => one.name).join(', '),
        });
      const order = parseDocument(tool.order, input ?? {}, name);
      return { text: asData(await tool.run(order, { context, signal })), isError: false };
    } catch (error) {
      return { text: asData(await refusalOf(error)), isError: true };
    } finally {
      // what did not open has said so
      await context.letGo?.().catch(() => undefined);
    }
  };
  return {
    tools: tools.map(({ name, about, order }) => ({
      ...{ name, description: about, inputSchema: jsonSchemaOf(order, 'input') },
    })),
    call: (name, input, signal) => {
      const told = running.then(() => answer(name, input, signal));
      running = told.catch(() => undefined);
      return told;
    },
  };
}

/** A refusal as its document, and below it in words what can be had in place of what was asked. */
async function refusalOf(thrown: unknown): Promise<string> {
  const { instead, ...error } = errorDocument(await typedError(thrown)).error;
  const document = JSON.stringify({ error });
  const page = pageSchema.safeParse(instead);
  return page.success ? `${document}\n\n${await pageText(page.data)}` : document;
}

const pageText = async (page: Page): Promise<string> =>
  renderTerminal(await typedPage(page), { columns: 160, all: true });

const verbNamed = (name: string): Verb => VERBS.find((verb) => verb.name === name)!;

/** The tool of several verbs that read. */
async function foldTool([name, { about, verbs }]: readonly [
  string,
  { readonly about: string; readonly verbs: readonly string[] },
]): Promise<Tool> {
  const [only, ...others] = verbs;
  const isOne = others.length === 0;
  const titles = await Promise.all(
    verbs.map(async (verb) => `${verb}: ${(await verbNamed(verb).contract()).title}`),
  );
  return {
    name,
    about: isOne ? about : `${about}\n${titles.join('\n')}`,
    order: isOne ? onlyOrder : foldOrder(verbs),
    run: ({ what = only!, order = {}, as = 'page' }: Asked, asking) => answerOf(what, { order, as }, asking),
  };
}

interface Asked {
  readonly what?: string;
  readonly order?: Readonly<Record<string, unknown>>;
  readonly as?: 'page' | 'document';
}

/** The answer of a verb as its page in words, or as its document. */
async function answerOf(
  name: string,
  { order, as }: Required<Pick<Asked, 'order' | 'as'>>,
  { context, signal }: Asking,
): Promise<string> {
  const verb = verbNamed(name);
  const task = await verb.task();
  const reading = await readingContext(context, signal);
  const { actor, clock } = reading;
  if (actor.kind === 'person') requireMayAsk(task, actor.person, clock().toISOString().slice(0, 10));
  const fields = fieldsOf(jsonSchemaOf(task.order, 'input'));
  // what would keep its answer is tried instead: the ledger decides, and records nothing
  const asked = {
    ...('limit' in fields ? { limit: LISTED } : {}),
    ...order,
    ...('dryRun' in fields ? { dryRun: true } : {}),
  };
  const answer = await runTask(
    task,
    asked,
    task.reads ? reading : await tryingContext(context, { signal, onTried: () => undefined }),
  );
  if (as === 'document') return JSON.stringify(answer);
  const { page } = await verb.shown();
  const names = namesOfPlant(reading.compute);
  const shown = await page(answer, { order: asked, names, at: clock(), ledger: async () => reading });
  return pageText(shown);
}

/** The tool of calculations on a document, and of the prediction of a heat. */
const simulateTool = async (
  calculations: readonly (readonly [string, { readonly title: string }])[],
): Promise<Tool> => ({
  name: 'simulate',
  about: [
    'Predict a heat of the ledger, or calculate on a document; nothing is booked. What may be calculated:',
    `predict-heat: ${(await verbNamed('predict-heat').contract()).title}`,
    ...calculations.map(([name, { title }]) => `${name}: ${title}`),
  ].join('\n'),
  order: calculationOrder(['predict-heat', ...calculations.map(([name]) => name)]),
  run: async ({ what, order = {} }: Asked & { readonly what: string }, { context, signal }) => {
    if (what === 'predict-heat') return answerOf(what, { order, as: 'page' }, { context, signal });
    const { compute } = await readingContext(context, signal);
    return JSON.stringify(await compute.run(what, order, { signal }));
  },
});

/** The tool that reads a file of an instrument or a laboratory. */
const readResultsTool: Tool<FileOrder> = {
  name: 'read_results',
  about:
    'Read a file of an instrument or a laboratory: contents by sample, and what it leaves open. Nothing is booked or kept.',
  order: fileOrder,
  run: async ({ name, text, base64, lesson }, { context, signal }) => {
    const reading = await readingContext(context, signal);
    if ((text === undefined) === (base64 === undefined))
      throw new InputError('a file is given once: as text or as base64', {
        path: text === undefined ? 'text' : 'base64',
        allowed: 'text, or base64 of its bytes',
      });
    const bytes = text === undefined ? Buffer.from(base64!, 'base64') : Buffer.from(text, 'utf8');
    const file = await reading.openFile!(bytes, name);
    const taught = lesson === undefined ? undefined : (await lessonNamed(lesson, reading)).lesson;
    return pageText(resultsPage(readResults(file, taught)));
  },
};

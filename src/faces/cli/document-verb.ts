import type { Command } from 'commander';
import { namesOfPlant } from '../../desk/names-of-plant.ts';
import type { Page } from '../../documents/page.ts';
import type { OfDocument } from '../../tasks/document-verbs.ts';
import type { Answer, Cli, OutputOptions } from './cli.ts';
import { controlOf } from './progress.ts';
import { ALL_OPTION, HTML_OPTION, showPage } from './show-page.ts';
import { ofFile } from './typed/in-words.ts';
import { lookAtTargets } from './write-file.ts';

type Compute = Cli['compute'];
/** Name of a calculation. */
type Name = keyof Compute['calculations'];
type AnswerOf<One extends Name> = Awaited<ReturnType<Compute[One]>>;

/** How each answer is shown whose verb follows from the contract of its calculation. */
const PAGES: {
  readonly [One in Name]?: () => Promise<
    (answer: AnswerOf<One>, names: ReturnType<typeof namesOfPlant>) => Page
  >;
} = {
  assure: async () => (await import('../../pages/blocks/qualification/assure-page.ts')).assurePage,
  checkRoute: async () => (await import('../../pages/blocks/heats/route-page.ts')).routeCheckPage,
  claim: async () => (await import('../../pages/blocks/economics/claim-page.ts')).claimPage,
  correct: async () => (await import('../../pages/blocks/heats/trim-page.ts')).trimPage,
  identify: async () => (await import('../../pages/blocks/yard/identification-page.ts')).identificationPage,
  invest: async () => (await import('../../pages/blocks/economics/invest-page.ts')).investPage,
  offers: async () => (await import('../../pages/blocks/economics/offers-page.ts')).offersPage,
  scaleUp: async () => (await import('../../pages/blocks/economics/scale-up-page.ts')).scaleUpPage,
  scenario: async () => (await import('../../pages/blocks/economics/scenario-page.ts')).scenarioPage,
};

/** Adds the verb of a calculation from its contract alone. Throws TypeError where its answer has no page. */
export function registerDocumentVerb(
  above: Command,
  cli: Cli,
  { calculation, title, format, verb }: OfDocument,
): void {
  const name = calculation as Name;
  const page = PAGES[name];
  if (!page) throw new TypeError(`the verb ${verb.name} has no page in document-verb.ts`);
  const { name: typed, alias, says, reads = format, example = `docs/formats/${reads}.example.json` } = verb;
  const command = above
    .command(typed.split(' ').at(-1)!)
    .description([title, says].filter(Boolean).join('; '))
    .argument('<file>', `remelt-${reads}/1 document, - = standard input`)
    .option(...HTML_OPTION)
    .option(...ALL_OPTION)
    .option('--json', 'one JSON document')
    .addHelpText('after', `\nExample:\n  remelt ${typed} ${example}`)
    .action(async (file: string, options: FileOptions) => {
      const shown = await page();
      await performFile(cli, name, {
        ...{ ...options, file },
        page: (answer) => shown(answer as never, namesOfPlant(cli.compute)),
        exit: (answer) => verb.exit?.(answer) ?? 0,
      });
    });
  if (alias !== undefined) command.alias(alias);
}

interface FileOptions extends OutputOptions {
  readonly html?: string | undefined;
}

/** A document that was named, and how the answer to it is shown. */
interface OfFile<Answered> extends FileOptions {
  readonly file: string;
  readonly page: (answer: Answered) => Page;
  /** Exit code of the answer; default 0. */
  readonly exit?: (answer: Answered) => NonNullable<Answer['exit']>;
}

/** What a calculation answers to the document in a file, as a page: all that a verb does with a file. */
export function performFile<One extends Name>(
  cli: Cli,
  name: One,
  { file, page, exit, html, ...options }: OfFile<AnswerOf<One>>,
): Promise<void> {
  lookAtTargets([html], file);
  return cli.run(options, async () => {
    const { format = name } = cli.compute.calculations[name];
    const answer = (await ofFile(cli, { file, calculation: format }, (document) =>
      cli.compute.run(name, document, controlOf(cli)),
    )) as AnswerOf<One>;
    return { document: answer, text: await showPage(page(answer), html), exit: exit?.(answer) ?? 0 };
  });
}

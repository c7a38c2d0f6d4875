import type { namesOfPlant } from '../../desk/names-of-plant.ts';
import { defineContract } from '../../documents/contract/contract.ts';
import { anyAnswer, fileOrder } from '../../documents/contract/fields.ts';
import type { Page } from '../../documents/page.ts';
import type { OfDocument } from '../../tasks/document-verbs.ts';
import { defineVerb } from '../../tasks/task.ts';
import type { Verb } from '../../tasks/verbs.ts';
import type { Cli } from './cli.ts';
import { controlOf } from './progress.ts';
import { ofFile } from './typed/in-words.ts';

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
  advise: async () => (await import('../../pages/blocks/heats/advice-page.ts')).advicePage,
  assure: async () => (await import('../../pages/blocks/qualification/assure-page.ts')).assurePage,
  calibrate: async () => {
    const { calibrationPage } = await import('../../pages/blocks/heats/calibration-page.ts');
    return (output) => calibrationPage(output);
  },
  checkRoute: async () => (await import('../../pages/blocks/heats/route-page.ts')).routeCheckPage,
  claim: async () => (await import('../../pages/blocks/economics/claim-page.ts')).claimPage,
  correct: async () => (await import('../../pages/blocks/heats/trim-page.ts')).trimPage,
  identify: async () => (await import('../../pages/blocks/yard/identification-page.ts')).identificationPage,
  invest: async () => (await import('../../pages/blocks/economics/invest-page.ts')).investPage,
  offers: async () => (await import('../../pages/blocks/economics/offers-page.ts')).offersPage,
  release: async () => {
    const { releasePage } = await import('../../pages/blocks/release/release-page.ts');
    return (output) => releasePage(output);
  },
  scaleUp: async () => (await import('../../pages/blocks/economics/scale-up-page.ts')).scaleUpPage,
  scenario: async () => (await import('../../pages/blocks/economics/scenario-page.ts')).scenarioPage,
  trial: async () => (await import('../../pages/blocks/heats/trial-page.ts')).trialPage,
};

/** The verb of a calculation as those of tasks are: its order names the file of the document. Throws TypeError where its answer has no page. */
export function documentVerb(cli: Cli, { calculation, title, format, verb }: OfDocument): Verb {
  const name = calculation as Name;
  const page = PAGES[name];
  if (!page) throw new TypeError(`the verb ${verb.name} has no page in document-verb.ts`);
  const { says, reads = format, example = `docs/formats/${reads}.example.json`, exit } = verb;
  const contract = defineContract({
    ...{ group: 'calculations', name: calculation, verb: verb.name, act: null, reads: true },
    title: [title, says].filter(Boolean).join('; '),
    order: fileOrder(`remelt-${reads}/1 document, - = standard input`),
    answer: anyAnswer,
    examples: [{ file: example }],
    ...(exit ? { exit: (answer: unknown) => exit(answer) } : {}),
  });
  return {
    ...{ group: contract.group, name: contract.name, verb: verb.name, alias: verb.alias },
    contract: async () => contract as Awaited<ReturnType<Verb['contract']>>,
    task: async () =>
      defineVerb(contract, ({ file }) =>
        ofFile(cli, { file, calculation: format ?? name }, async (document) =>
          cli.compute.run(name, document, controlOf(cli)),
        ),
      ) as Awaited<ReturnType<Verb['task']>>,
    shown: async () => {
      const shown = await page();
      return { page: (answer, { names }) => shown(answer as never, names) };
    },
  };
}

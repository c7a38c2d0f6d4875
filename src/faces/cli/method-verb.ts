import type { Command } from 'commander';
import { methodListPage } from '../../pages/blocks/method-pages.ts';
import type { Answer, Cli, OutputOptions } from './cli.ts';
import { showPage } from './show-page.ts';
import { missingArgument, missingMethod } from './typed/missing-argument.ts';
import { lookAtTargets } from './write-file.ts';

/** One run of a method: its name, its inputs, and the file they came from. */
export interface MethodRun<Inputs = unknown> {
  readonly method: string;
  readonly inputs: Inputs;
  readonly file: string;
}

/** A verb that runs methods by their names: `remelt stats basisNormal FILE`. */
interface MethodVerb<Options> {
  readonly name: string;
  readonly about: string;
  readonly inputs: string;
  /** What `--explain` prints of a method. */
  readonly explains: string;
  /** Title of the list. */
  readonly title: string;
  readonly list: () => Promise<readonly { readonly name: string; readonly title: string }[]>;
  readonly read?: (file: string, options: Options) => unknown;
  readonly explained: (method: string, inputs: unknown) => Promise<Answer>;
  readonly answered: (run: MethodRun, options: Options) => Promise<Answer>;
}

/** Adds a verb of methods; the caller adds what else it takes. A method that is not known is refused where it would run. */
export const methodVerb = <Options extends object>(
  program: Command,
  cli: Cli,
  { name, about, inputs: what, explains, title, list, read, explained, answered }: MethodVerb<Options>,
): Command =>
  program
    .command(name)
    .description(about)
    .argument('[method]', 'its name, see --list')
    .argument('[file]', `its inputs: ${what}; - = standard input`)
    .option('--json', 'one JSON document')
    .option('--list', 'what there is')
    .option('--explain', explains)
    .action((method: string | undefined, file: string | undefined, options: Options & Common) => {
      lookAtTargets([options.html], file);
      return cli.run(options, async () => {
        const methods = await list();
        if (options.list) return { document: methods, text: await showPage(methodListPage(title, methods)) };
        if (method === undefined) throw missingMethod(name, methods);
        const isKnown = methods.some((one) => one.name === method);
        const inputs = file === undefined ? undefined : await (read ?? cli.readDocument)(file, options);
        if (options.explain && isKnown) return explained(method, inputs);
        if (inputs === undefined && isKnown)
          throw missingArgument('file', 'name the file of the inputs, or - for standard input');
        return answered({ method, inputs: inputs ?? {}, file: file ?? '' }, options);
      });
    });

interface Common extends OutputOptions {
  readonly list?: boolean;
  readonly explain?: boolean;
  readonly html?: string;
}

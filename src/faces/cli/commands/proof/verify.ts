import type { Command } from 'commander';
import { parseJson, textOf } from '../../../../documents/json-text.ts';
import { InputError, placed } from '../../../../foundation/errors.ts';
import { verifyPage, verifyPairPage } from '../../../../pages/blocks/proof/verify-page.ts';
import { checkAnalysisIn } from '../../../verify/check-file.ts';
import { bundleIn } from '../../../verify/given-file.ts';
import type { VerifierFacts } from '../../../verify/verifier-facts.ts';
import { requireTrust, verify, verifyBoth } from '../../../verify/verify.ts';
import type { Answer, Cli, OutputOptions } from '../../cli.ts';
import { HTML_OPTION, showPage } from '../../show-page.ts';
import { lookAtTargets } from '../../write-file.ts';

interface VerifyOptions extends OutputOptions {
  readonly trust: string;
  readonly pair?: boolean;
  readonly checkAnalysis?: string;
  readonly html?: string;
}

const EXIT = { proven: 0, contradicted: 1, incomplete: 2 } as const;

/** Bundles are verified with what is in them and a trust document: no ledger, no network. */
export function register(program: Command, cli: Cli): void {
  program
    .command('verify')
    .description('verify a bundle offline: exit 0 proven, 1 contradicted, 2 incomplete')
    .argument('<bundle...>', 'what remelt bundle wrote; two of them with --pair')
    .requiredOption('--trust <file>', 'keys that count: a tlog-policy, or what remelt keys trust wrote')
    .option(
      '--pair',
      'compare two bundles: of one plant, are they views of one ledger? Of two, do shipment and receipt agree?',
    )
    .option('--check-analysis <file>', 'your own analysis of the metal, held against the certificate')
    .option(...HTML_OPTION)
    .option('--json', 'one JSON document')
    .addHelpText(
      'after',
      '\nExamples:\n  remelt verify bundle.json --trust trust.json\n  remelt verify --pair a.json b.json --trust trust.json',
    )
    .action((files: readonly string[], options: VerifyOptions) =>
      cli.run(options, () => answerOf(cli, files, options)),
    );
}

async function answerOf(
  cli: Cli,
  files: readonly string[],
  { trust: trustFile, pair, checkAnalysis, html }: VerifyOptions,
): Promise<Answer> {
  lookAtTargets([html]);
  const own =
    checkAnalysis === undefined
      ? {}
      : { checkAnalysis: checkAnalysisIn(cli.readDocument(checkAnalysis), checkAnalysis) };
  const trust = trustIn(textOf(cli.readBytes(trustFile), trustFile), trustFile);
  requireTrust(trust);
  const facts = factsOf(cli);
  const [first, second, ...more] = files.map((file) => bundleIn(cli.readBytes(file), file));
  if ((second !== undefined) !== (pair === true) || more.length > 0)
    throw new InputError(pair ? 'two bundles are compared' : 'one bundle is verified', {
      path: 'bundle',
      value: files.length,
      allowed: pair ? 'two files' : 'one file, or two with --pair',
    });
  if (second !== undefined) {
    if (checkAnalysis !== undefined)
      throw new InputError('a check analysis is held against one certificate, not against two bundles', {
        path: '--check-analysis',
        value: checkAnalysis,
        allowed: 'one bundle',
        cure: 'compare the bundles without it, then verify each one with it',
      });
    const both = verifyBoth({ bundles: [first, second], trust }, facts);
    return { document: both, text: await showPage(verifyPairPage(both), html), exit: EXIT[both.verdict] };
  }
  const verified = placed(
    // only what is in the check analysis is refused here
    { detail: (detail) => (checkAnalysis === undefined ? detail : { where: checkAnalysis, ...detail }) },
    () => verify({ bundle: first, trust, ...own }, facts),
  );
  return {
    document: verified,
    text: await showPage(verifyPage(verified), html),
    exit: EXIT[verified.verdict],
  };
}

/** A trust document in JSON, or a policy as text. */
const trustIn = (text: string, file: string): unknown =>
  text.trimStart().startsWith('{') ? parseJson(text, file) : text;

function factsOf({ compute }: Cli): VerifierFacts {
  const { elements, analysisMethods, releaseProcedures, version, traceLimits } = compute.facts();
  return { elements, analysisMethods, releaseProcedures, version, checkAnalysis: traceLimits.checkAnalysis };
}

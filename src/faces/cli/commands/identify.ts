import type { Command } from 'commander';
import type { IdentifyOutput } from '../../../documents/identify.ts';
import type { Cli } from '../cli.ts';
import { assumedLine, columns } from '../words.ts';

/** Which grade is it. */
export function register(program: Command, cli: Cli): void {
  program
    .command('identify')
    .description('which grades the analyses can be; exit 3 unless every one is identified')
    .argument('<file>', 'remelt-identify/1 document, - = standard input')
    .option('--json', 'one JSON document')
    .addHelpText('after', '\nExample:\n  remelt identify docs/formats/identify.example.json')
    .action((file: string, options: { json?: boolean }) =>
      cli.run(options, async () => {
        const output = await cli.compute.identify(cli.readDocument(file), { signal: cli.signal });
        const decided = output.results.every(({ verdict }) => verdict === 'identified');
        return { document: output, text: identifyText(output), exit: decided ? 0 : 3 };
      }),
    );
}

type Result = IdentifyOutput['results'][number];

/** Candidates shown per analysis. */
const SHOWN = 3;
const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;

/** The verdicts as a person reads them: one line per analysis, then what to know and what to measure. */
function identifyText(output: IdentifyOutput): string {
  const rows = output.results.map((result) => [
    result.id,
    result.verdict,
    result.mixture
      ? result.mixture.map(({ gradeId, share }) => `${gradeId} ${percent(share)}`).join(', ')
      : result.candidates
          .slice(0, SHOWN)
          .map(({ gradeId, probability }) => `${gradeId} ${percent(probability)}`)
          .join(', '),
    percent(result.outside),
  ]);
  return [
    columns(['analysis', 'verdict', 'candidates', 'outside'], rows),
    ...output.results.flatMap(remarks),
    '',
    assumedLine(output.assumed),
  ].join('\n');
}

function remarks(result: Result): string[] {
  const lines = [
    ...(result.verdict === 'identified' && result.equivalent.length > 0
      ? [`the same alloy as ${result.equivalent.join(', ')}`]
      : []),
    ...(result.mixture ?? []).map(
      ({ gradeId, share, low, high }) =>
        `${gradeId} ${percent(share)}, between ${percent(low)} and ${percent(high)} with 95 %`,
    ),
    ...result.askFor.map(
      ({ element, method, information_bit }) =>
        `measure ${element} by ${method}: ${information_bit.toFixed(2)} bit expected`,
    ),
    ...result.reasons,
    ...declaredRemarks(result),
  ];
  return lines.length === 0 ? [] : ['', `${result.id}:`, ...lines.map((line) => `  ${line}`)];
}

function declaredRemarks({ declared }: Result): string[] {
  if (!declared || declared.fit === 'fits') return [];
  const verdict = declared.fit === 'contradicted' ? 'is contradicted' : 'is in doubt';
  return [
    `declared ${declared.gradeId} ${verdict} (probability ${percent(declared.probability)})`,
    ...declared.disagreements.map(({ element, words }) => `  ${element}: ${words}`),
  ];
}

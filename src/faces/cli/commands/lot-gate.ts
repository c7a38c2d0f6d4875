import { type Command, Option } from 'commander';
import { InputError } from '../../../foundation/errors.ts';
import { checkGate, type GateVisit } from '../../../tasks/yard/check-gate.ts';
import type { Cli } from '../cli.ts';
import { given, positive } from '../numbers.ts';

interface GateOptions {
  readonly rate?: string;
  readonly background?: string;
  readonly counted?: string;
  readonly cavities?: 'none' | 'found';
  readonly oil?: string;
  readonly parts?: 'not-parts' | 'certified' | 'missing';
  readonly export?: 'free' | 'licence-held' | 'licence-missing';
  readonly declared?: 'not-declared' | 'fits' | 'doubtful' | 'contradicted';
  readonly coating?: 'none' | 'metallic' | 'ceramic' | 'unknown';
  readonly residue?: readonly string[];
  readonly filmNm?: string;
  readonly by?: string;
  readonly json?: boolean;
}

const choice = (flags: string, what: string, words: readonly string[]): Option =>
  new Option(flags, what).choices(words);

/** `lot gate`: what was found before anything happens to a lot. */
export function registerGate(lot: Command, cli: Cli): void {
  lot
    .command('gate')
    .description('record what the gate found; what was not looked at holds the lot; exit 3 unless all passed')
    .argument('<lot>')
    .option('--rate <per_s>', 'count rate beside the load [1/s]')
    .option('--background <per_s>', 'count rate away from it [1/s]')
    .option('--counted <s>', 'how long each was counted [s]', '60')
    .addOption(choice('--cavities <found>', 'closed hollow parts', ['none', 'found']))
    .option('--oil <kg_per_kg>', 'moisture and oil, kg per kg of lot')
    .addOption(
      choice('--parts <state>', 'scrapped parts and their mutilation', ['not-parts', 'certified', 'missing']),
    )
    .addOption(choice('--export <class>', 'export control', ['free', 'licence-held', 'licence-missing']))
    .addOption(
      choice('--declared <fit>', 'declared grade against what was found', [
        'not-declared',
        'fits',
        'doubtful',
        'contradicted',
      ]),
    )
    .addOption(
      choice('--coating <kind>', 'coating on the pieces', ['none', 'metallic', 'ceramic', 'unknown']),
    )
    .option('--residue <name=share...>', 'left on the metal, kg per kg: "silica shell or core=0.002"')
    .option('--film-nm <thickness>', 'oxide film on turnings [nm]: 5 bright, 50 tinted')
    .option('--by <person>', 'who looked; needs the role receiver, sampler or analyst')
    .option('--json', 'one JSON document')
    .addHelpText(
      'after',
      '\nExample:\n  remelt lot gate R-1001 --rate 10 --background 10 --cavities none --oil 0.01 --parts not-parts --export free --declared fits',
    )
    .action((id: string, options: GateOptions) =>
      cli.run(options, async () => {
        const after = await checkGate(id, visitOf(options), await cli.context());
        const rows = (after.gate?.checks ?? []).map(
          ({ check, verdict, reason }) => `  ${verdict} ${check}: ${reason}`,
        );
        return {
          document: after.gate,
          text: [`${id}: gate ${after.gate?.verdict}`, ...rows].join('\n'),
          exit: after.gate?.verdict === 'PASS' ? 0 : after.gate?.verdict === 'FAIL' ? 1 : 3,
        };
      }),
    );
}

function visitOf(options: GateOptions): GateVisit {
  const { rate, background, counted, cavities, oil, parts, declared, coating, by } = options;
  return {
    ...(rate === undefined || background === undefined
      ? {}
      : {
          radiation: {
            rate_per_s: positive(rate, '--rate'),
            background_per_s: positive(background, '--background'),
            counted_s: positive(counted ?? '60', '--counted'),
          },
        }),
    ...(cavities ? { closedCavities: cavities } : {}),
    ...given('oil', oil, '--oil'),
    ...(parts ? { mutilation: parts } : {}),
    ...(options.export ? { exportClass: options.export } : {}),
    ...(declared ? { declared } : {}),
    ...(coating ? { coating } : {}),
    ...(options.residue ? { residues: options.residue.map(residueOf) } : {}),
    ...(options.filmNm === undefined ? {} : { film_m: positive(options.filmNm, '--film-nm') * 1e-9 }),
    ...(by ? { by } : {}),
  };
}

function residueOf(word: string): { readonly residue: string; readonly share: number } {
  const at = word.lastIndexOf('=');
  if (at > 0) return { residue: word.slice(0, at), share: positive(word.slice(at + 1), '--residue') };
  throw new InputError(`--residue "${word}" has no share`, {
    path: '--residue',
    value: word,
    allowed: 'name=share, "silica shell or core=0.002"',
  });
}

import { type Command, Option } from 'commander';
import { InputError } from '../../../foundation/errors.ts';
import { gatePage } from '../../../pages/blocks/lot-checks-page.ts';
import { checkGate } from '../../../tasks/yard/check-gate.ts';
import { gateLots } from '../../../tasks/yard/gate-lots.ts';
import type { Cli } from '../cli.ts';
import {
  type SelectionOptions,
  selecting,
  selectionOf,
  selectsSeveral,
  stepSeveral,
} from '../lot-selection.ts';
import { positive, positiveIfGiven } from '../numbers.ts';
import { byOption, perform, VERDICT_EXIT } from '../perform.ts';
import { readCheckList } from '../tables/check-list.ts';

interface GateOptions extends SelectionOptions {
  readonly rate?: string;
  readonly background?: string;
  readonly counted: string;
  readonly cavities?: string;
  readonly oil?: string;
  readonly parts?: string;
  readonly paper?: string;
  readonly export?: string;
  readonly declared?: string;
  readonly coating?: string;
  readonly residue?: readonly string[];
  readonly filmNm?: string;
  readonly despite?: string;
}

const choice = (flags: string, what: string, words: readonly string[]): Option =>
  new Option(flags, what).choices(words);

/** `lot gate`: what was found before anything happens to a lot. */
export function registerGate(lot: Command, cli: Cli): void {
  selecting(
    lot.command('gate'),
    'what was found lot by lot (CSV or XLSX): lot, rate, background, oil, ... as the options',
  )
    .description('record what the gate found; what was not looked at holds the lot; exit 3 unless all passed')
    .option('--rate <per_s>', 'count rate beside the load [1/s]')
    .option('--background <per_s>', 'count rate away from it [1/s]')
    .option('--counted <s>', 'how long each was counted [s]', '60')
    .addOption(choice('--cavities <found>', 'closed hollow parts', ['none', 'found']))
    .option('--oil <kg_per_kg>', 'moisture and oil, kg per kg of lot')
    .addOption(
      choice(
        '--parts <state>',
        'scrapped parts, and whether a certificate says that they were mutilated (made unusable)',
        ['not-parts', 'certified', 'missing'],
      ),
    )
    .option('--paper <number>', 'number of that certificate')
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
    .option('--despite <words>', 'why oil or a coating found before is gone, though no treatment was booked')
    .option(...byOption(checkGate, 'who looked'))
    .option('--json', 'one JSON document')
    .addHelpText(
      'after',
      '\nExample:\n  remelt lot gate R-1001 --rate 10 --background 10 --cavities none --oil 0.01 \\\n    --parts not-parts --export free --declared fits',
    )
    .action((lots: readonly string[], options: GateOptions) => gate(lots, options, cli));
}

const TYPED = { mutilationPaper: '--paper' };

async function gate(lots: readonly string[], options: GateOptions, cli: Cli): Promise<void> {
  const { by, json, html } = options;
  const [lot = ''] = lots;
  if (!selectsSeveral(lots, options))
    return perform(cli, checkGate, {
      order: { lot, ...findingsOf(options) },
      words: TYPED,
      by,
      json,
      html,
      page: (found) => gatePage(lot, found),
      exit: ({ verdict }) => VERDICT_EXIT[verdict],
    });
  const rows = options.from === undefined ? undefined : await readCheckList(options.from, cli);
  const byLot = rows?.map((row) => ({ lot: row.lot ?? '', ...given(findingsOf({ ...options, ...row })) }));
  const selected = selectionOf(lots, options);
  const named = 'lots' in selected || 'which' in selected ? {} : { lots: rows?.map((row) => row.lot ?? '') };
  return stepSeveral(cli, gateLots, {
    order: { ...selected, ...named, findings: given(findingsOf(options)), ...(byLot ? { byLot } : {}) },
    options,
    words: TYPED,
    exit: ({ lots: done }) => {
      const worst = (['FAIL', 'HOLD'] as const).find((verdict) =>
        done.some(({ outcome }) => outcome === verdict),
      );
      return worst ? VERDICT_EXIT[worst] : done.some(({ outcome }) => outcome === 'left out') ? 3 : 0;
    },
  });
}

/** The findings that were given. */
const given = (found: object): object =>
  Object.fromEntries(Object.entries(found).filter(([, value]) => value !== undefined));

function findingsOf({ rate, background, counted, ...options }: GateOptions): object {
  return {
    radiation:
      rate === undefined || background === undefined
        ? undefined
        : {
            rate_per_s: positive(rate, '--rate'),
            background_per_s: positive(background, '--background'),
            counted_s: positive(counted, '--counted'),
          },
    closedCavities: options.cavities,
    oil: positiveIfGiven(options.oil, '--oil'),
    mutilation: options.parts,
    mutilationPaper: options.paper,
    exportClass: options.export,
    declared: options.declared,
    coating: options.coating,
    residues: options.residue?.map(residueOf),
    despite: options.despite,
    film_m: options.filmNm === undefined ? undefined : positive(options.filmNm, '--film-nm') * 1e-9,
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

import { type Command, Option } from 'commander';
import { InputError } from '../../../foundation/errors.ts';
import { bookMaterials } from '../../../tasks/book-materials.ts';
import { checkGate, type GateVisit } from '../../../tasks/check-gate.ts';
import { clearLot } from '../../../tasks/clear-lot.ts';
import { holdLot } from '../../../tasks/hold-lot.ts';
import { identifyLot } from '../../../tasks/identify-lot.ts';
import { imputeTraces } from '../../../tasks/impute-traces.ts';
import { listLots } from '../../../tasks/list-lots.ts';
import type { Answer, Cli } from '../cli.ts';
import { kilograms } from '../words.ts';

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
  readonly by?: string;
  readonly json?: boolean;
}

/** One lot on its way through the yard: gate, identify, clear, hold. */
export function register(program: Command, cli: Cli): void {
  const lot = program
    .command('lot')
    .description('take a lot through the yard: gate, identify, clear, hold')
    .addHelpText('after', '\nExample:\n  remelt lot identify R-1001');
  registerGate(lot, cli);
  verb(
    lot,
    cli,
    {
      name: 'identify',
      what: 'say which grade it is, from its own analyses; exit 3 unless identified',
      example: 'remelt lot identify R-1001',
    },
    (id) => identify(id, cli),
  );
  verb(
    lot,
    cli,
    {
      name: 'clear',
      what: 'lift the hold: needs a passed gate and an identification',
      example: 'remelt lot clear R-1001',
    },
    async (id) => {
      const cleared = await clearLot(id, await cli.context());
      return { document: cleared, text: `${id}: cleared as ${cleared.clearedAs}` };
    },
  );
  lot
    .command('buy')
    .description('book a virgin metal or addition alloy by its data sheet, cleared')
    .argument('<material>', 'id of data/charge-materials.json, such as Ni-electrolytic')
    .argument('<kg>', 'mass')
    .option('--lot <id>', 'lot id; default V-<material>')
    .option('--json', 'one JSON document')
    .addHelpText('after', '\nExample:\n  remelt lot buy Ni-electrolytic 2000')
    .action((material: string, kg: string, options: { lot?: string; json?: boolean }) =>
      cli.run(options, async () => {
        const mass_g = Math.round(positive(kg, 'kg') * 1000);
        const [booked] = await bookMaterials(
          [{ material, mass_g, ...(options.lot ? { lot: options.lot } : {}) }],
          await cli.context(),
        );
        return {
          document: booked,
          text: `${booked?.id}: ${kilograms(mass_g)} of ${booked?.clearedAs}, cleared by its data sheet`,
        };
      }),
    );
  lot
    .command('hold')
    .description('put it (back) on hold')
    .argument('<lot>')
    .argument('<reason>')
    .option('--json', 'one JSON document')
    .addHelpText('after', '\nExample:\n  remelt lot hold R-1001 "oil found in the second drum"')
    .action((id: string, reason: string, options: { json?: boolean }) =>
      cli.run(options, async () => ({
        document: await holdLot(id, reason, await cli.context()),
        text: `${id}: on hold, ${reason}`,
      })),
    );
}

async function identify(id: string, cli: Cli): Promise<Answer> {
  const context = await cli.context();
  const { result } = await identifyLot(id, context);
  const [best] = result.candidates;
  // Traces are imputed for what the lot turned out to be, so that it can be planned; they stay marked.
  const imputed =
    best && result.verdict === 'identified' ? await imputeTraces(id, best.gradeId, context) : [];
  const yard = await listLots({}, context);
  const declared = yard.lots.find((one) => one.id === id)?.declaredGrade;
  const ask = result.askFor[0];
  const lines = [
    `${id}: ${result.verdict}${best ? `, ${best.gradeId} (${(best.probability * 100).toFixed(1)} %)` : ''}`,
    ...(result.equivalent.length > 0 ? [`  the same alloy as ${result.equivalent.join(', ')}`] : []),
    ...(declared && best && declared !== best.gradeId && !result.equivalent.includes(declared)
      ? [`  declared as ${declared}: check the paper`]
      : []),
    ...(ask ? [`  measure ${ask.element} by ${ask.method} next`] : []),
    ...(imputed.length > 0 ? [`  imputed, because no analysis gives them: ${imputed.join(', ')}`] : []),
  ];
  return {
    document: { ...result, imputed },
    text: lines.join('\n'),
    exit: result.verdict === 'identified' ? 0 : 3,
  };
}

interface Verb {
  readonly name: string;
  readonly what: string;
  readonly example: string;
}

function verb(
  lot: Command,
  cli: Cli,
  { name, what, example }: Verb,
  body: (id: string) => Promise<Answer>,
): void {
  lot
    .command(name)
    .description(what)
    .argument('<lot>')
    .option('--json', 'one JSON document')
    .addHelpText('after', `\nExample:\n  ${example}`)
    .action((id: string, options: { json?: boolean }) => cli.run(options, () => body(id)));
}

const choice = (flags: string, what: string, words: readonly string[]): Option =>
  new Option(flags, what).choices(words);

function registerGate(lot: Command, cli: Cli): void {
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
    .option('--by <name>', 'who looked')
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
    ...(oil === undefined ? {} : { oil: positive(oil, '--oil') }),
    ...(parts ? { mutilation: parts } : {}),
    ...(options.export ? { exportClass: options.export } : {}),
    ...(declared ? { declared } : {}),
    ...(coating ? { coating } : {}),
    ...(by ? { by } : {}),
  };
}

function positive(text: string, path: string): number {
  const value = Number(text);
  if (text.trim() !== '' && Number.isFinite(value) && value >= 0) return value;
  throw new InputError(`${path} "${text}" is not a number of at least 0`, {
    path,
    value: text,
    allowed: 'a decimal with a point',
  });
}

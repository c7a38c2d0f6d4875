import type { Command } from 'commander';
import type { Doctor, DoctorCheck } from '../../../documents/doctor.ts';
import { trySolver } from '../../../engine/highs-solver.ts';
import { ownFile } from '../../../engine/own-files.ts';
import { RemeltError } from '../../../foundation/errors.ts';
import { doctorPage } from '../../../pages/blocks/doctor-page.ts';
import { type Look, ledgerChecks } from '../../../tasks/proof/ledger-checks.ts';
import type { Cli, OutputOptions } from '../cli.ts';
import { showPage } from '../show-page.ts';
import { thisVersion } from '../version.ts';

/** Whether this machine has what Remelt stands on. */
export function register(program: Command, cli: Cli): void {
  program
    .command('doctor')
    .description('check what Remelt needs of this machine; exit 5 when a part is not in order')
    .option('--json', 'one JSON document')
    .addHelpText('after', '\nExample:\n  remelt doctor')
    .action(({ json }: OutputOptions) =>
      cli.run({ json }, async () => {
        const checks: DoctorCheck[] = [];
        for (const [part, look] of Object.entries(looks(cli)))
          checks.push({ part, ...(await outcome(look)) });
        const ok = checks.every((one) => one.ok);
        const document: Doctor = { format: 'remelt-doctor/1', ok, checks };
        return { document, text: await showPage(doctorPage(document)), exit: ok ? 0 : 5 };
      }),
    );
}

/** Every part by its name, in the order in which one stands on another. */
const looks = (cli: Cli): Readonly<Record<string, Look>> => ({
  program: async () => {
    const { version, node, platform } = thisVersion();
    const form = import.meta.filename.endsWith('.ts') ? 'source' : 'built package';
    return `Remelt ${version} (${form}), Node ${node}, ${platform}`;
  },
  data: async () => `version ${cli.compute.facts().version.slice(0, 12)} in ${ownFile('data')}`,
  ...ledgerChecks({ folder: cli.ledgerFolder, databaseUrl: cli.databaseUrl }),
  solver: trySolver,
  fonts: async () => {
    // Read here and not at the top: what fails to load is one line of the answer.
    const { pdfFonts } = await import('../../../pages/render/pdf-fonts.ts');
    const { regular, bold } = pdfFonts();
    return `${Math.round((regular.length + bold.length) / 1000)} kB of letters for PDF`;
  },
});

/** What a look found, or what it threw with its cure. */
async function outcome(look: Look): Promise<Omit<DoctorCheck, 'part'>> {
  try {
    return { ok: true, found: await look() };
  } catch (error) {
    const found = (error instanceof Error ? error.message : String(error)).split('\n')[0]!;
    const cure = error instanceof RemeltError ? error.details.find((one) => one.cure)?.cure : undefined;
    return { ok: false, found, cure: cure ?? 'install Remelt again with all its packages' };
  }
}

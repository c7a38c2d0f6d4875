import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import type { TaskContext } from '../../../desk/context.ts';
import { openContext } from '../../../desk/open-context.ts';
import { predictionSheet } from '../../../desk/planning/prediction-sheet.ts';
import type { Verified } from '../../../documents/proof/verify.ts';
import { ownFile } from '../../../engine/own-files.ts';
import { readCsv } from '../../../engine/tables/csv.ts';
import { type DemoReport, demoPage } from '../../../pages/blocks/demo-page.ts';
import { heatPage } from '../../../pages/blocks/heats/heat-page.ts';
import { makeUpSheetPage } from '../../../pages/blocks/heats/make-up-sheet-page.ts';
import { predictionPage } from '../../../pages/blocks/heats/prediction-page.ts';
import { verifyPage } from '../../../pages/blocks/proof/verify-page.ts';
import { certificatePage } from '../../../pages/blocks/release/certificate-page.ts';
import { renderHtml } from '../../../pages/render/html.ts';
import { renderPdf } from '../../../pages/render/pdf.ts';
import { renderTerminal } from '../../../pages/render/terminal.ts';
import { demoBundle } from '../../../tasks/demo/demo-bundle.ts';
import { demoSalts } from '../../../tasks/demo/demo-orders.ts';
import { reportDemo } from '../../../tasks/demo/report-demo.ts';
import { reportDemoHeat } from '../../../tasks/demo/report-demo-heat.ts';
import { type Demo, type DemoHeat, runDemo } from '../../../tasks/demo/run-demo.ts';
import { verify } from '../../verify/verify.ts';
import type { Cli } from '../cli.ts';
import { prepareDemoFolder } from '../kept/demo-folder.ts';
import { offerYard } from '../typed/offer-yard.ts';

const LOTS = ownFile('examples/demo/lots.csv');
/** The demo's clock: invented like its samples, so that two runs give the same documents. One second per look. */
const DEMO_START = Date.parse('2026-11-24T06:00:00Z');

/** Three heats all the way through, on published analyses. */
export function register(program: Command, cli: Cli): void {
  program
    .command('demo')
    .description(
      'plan, refine and judge three heats from published analyses; record, release and trace one of them',
    )
    .option('--folder <folder>', 'where to write; an earlier demo there is replaced', 'remelt-demo')
    .option('--json', 'one JSON document')
    .addHelpText('after', '\nExample:\n  remelt demo --folder remelt-demo')
    .action(async (options: { folder: string; json?: boolean }) => {
      await cli.run(options, async () => {
        const { folder } = options;
        prepareDemoFolder(folder);
        let at = DEMO_START;
        const context = await openContext({
          compute: cli.compute,
          clock: () => {
            at += 1000;
            return new Date(at);
          },
          folder: join(folder, 'ledger'),
          salts: demoSalts(),
          signal: cli.signal,
          ...(cli.cache === undefined ? {} : { cache: cli.cache }),
          onProgress: cli.note,
        });
        try {
          const demo = await runDemo(readCsv(readFileSync(LOTS), 'examples/demo/lots.csv'), context);
          const report = reportDemo(demo, FILES);
          const page = demoPage(report);
          const account = `${renderTerminal(page)}\n`;
          for (const heat of demo.heats) await writeHeat(folder, { heat, demo }, context);
          const verified = await writeBundle(folder, demo, context);
          writeFileSync(join(folder, 'report.html'), renderHtml(page));
          writeFileSync(join(folder, 'account.txt'), account);
          const document = {
            format: 'remelt-demo/2',
            specimen: true,
            heats: report.heats,
            lots: report.lots,
            story: report.story,
            bundle: { verdict: verified.verdict, claims: verified.claims.length },
          };
          return {
            document,
            text: (view) =>
              [
                renderTerminal(page, view),
                '',
                `Open ${join(folder, 'report.html')} first.`,
                'It shows the heats, what happened to them, and every file.',
                `Its yard in the browser: remelt serve --data ${join(folder, 'ledger')}`,
              ].join('\n'),
          };
        } finally {
          await context.store.close();
        }
      });
      if (options.json) return;
      const ledger = join(options.folder, 'ledger');
      await offerYard(cli, async () => {
        const { served } = await import('./serve.ts');
        await cli.run({}, () => served({ data: ledger, open: true }, cli));
      });
    });
}

const RECORDED = 'DEMO-718';
const FILES: DemoReport['files'] = [
  { file: `${RECORDED}/report.html`, what: 'the recorded heat: plan, route, samples, verdict, origin' },
  { file: `${RECORDED}/certificate.pdf`, what: 'demonstration of its certificate, the JSON attached inside' },
  {
    file: `${RECORDED}/bundle.json`,
    what: `what its customer verifies without this ledger: remelt verify ${RECORDED}/bundle.json --trust ${RECORDED}/trust.json`,
  },
  { file: `${RECORDED}/verification.html`, what: 'what that finds, claim by claim' },
  { file: `${RECORDED}/make-up-sheet.pdf`, what: 'what the melter gets' },
  { file: 'DEMO-247/report.html', what: 'the blade alloy' },
  { file: 'DEMO-247/prediction.pdf', what: 'what it is expected to be; never a certificate' },
  { file: 'DEMO-230/report.html', what: 'the lanthanum-bearing alloy on the composite route' },
  { file: 'account.txt', what: 'the same as on the terminal' },
  { file: 'ledger', what: 'the records; REMELT_FOLDER=<this folder>/ledger remelt ledger verify' },
];

/** The bundle of the certified ingot, the trust document, and what verifying the one by the other finds. */
async function writeBundle(folder: string, { heats }: Demo, context: TaskContext): Promise<Verified> {
  const { recorded } = heats.find(({ recorded: one }) => one !== null)!;
  const { bundle, trust } = await demoBundle(recorded!, context);
  const { elements, analysisMethods, releaseProcedures, version, traceLimits } = context.compute.facts();
  const verified = verify(
    { bundle, trust },
    { elements, analysisMethods, releaseProcedures, version, checkAnalysis: traceLimits.checkAnalysis },
  );
  const at = (name: string): string => join(folder, RECORDED, name);
  writeFileSync(at('bundle.json'), `${JSON.stringify(bundle, null, 1)}\n`);
  writeFileSync(at('trust.json'), `${JSON.stringify(trust, null, 1)}\n`);
  writeFileSync(at('verification.html'), renderHtml(verifyPage(verified)));
  return verified;
}

/** Report, sheets and every document of one heat, each in the shape that other programs read. */
async function writeHeat(
  folder: string,
  { heat, demo }: { readonly heat: DemoHeat; readonly demo: Demo },
  context: TaskContext,
): Promise<void> {
  const { planned, refined, released, trace, recorded, footprint } = heat;
  const at = join(folder, heat.order.heat);
  mkdirSync(at);
  const documents = {
    'plan.input.json': planned.document,
    'plan.output.json': planned.output,
    'simulate.input.json': refined.document,
    'simulate.output.json': refined.output,
    'release.input.json': released.document,
    'release.output.json': released.output,
    'footprint.json': footprint,
    'trace.json': trace,
    ...(recorded
      ? {
          'make-up-sheet.json': recorded.sheet,
          'trims.json': recorded.trims,
          'measured-releases.json': recorded.releases,
          'certificate.json': recorded.certificate,
          'trace-forward.json': recorded.down,
        }
      : {}),
  };
  for (const [name, document] of Object.entries(documents))
    writeFileSync(join(at, name), `${JSON.stringify(document, null, 2)}\n`);
  writeFileSync(join(at, 'report.html'), renderHtml(heatPage(reportDemoHeat(heat, demo, context))));
  const sheet = predictionSheet({ planned, refined, released: released.output, specimen: true }, context);
  writeFileSync(join(at, 'prediction.pdf'), await renderPdf(predictionPage(sheet)));
  if (!recorded) return;
  writeFileSync(join(at, 'make-up-sheet.pdf'), await renderPdf(makeUpSheetPage(recorded.sheet)));
  writeFileSync(join(at, 'certificate.pdf'), await renderPdf(certificatePage(recorded.certificate)));
}

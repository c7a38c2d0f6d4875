import type { Released } from '../../src/documents/release.ts';
import type { Command } from '../../src/evidence/ledger/commands.ts';
import { actingAs, type TaskContext } from '../../src/tasks/context.ts';
import { recordFootprint } from '../../src/tasks/heats/record-footprint.ts';
import { initLedger } from '../../src/tasks/proof/init-ledger.ts';
import { makeKey } from '../../src/tasks/proof/make-key.ts';
import { issueCertificate } from '../../src/tasks/release/issue-certificate.ts';
import { releaseMeasured } from '../../src/tasks/release/release-measured.ts';
import { runTask } from '../../src/tasks/task.ts';
import { memoryContext } from './memory-context.ts';
import { memoryKeys } from './memory-keys.ts';

/** Origin of the log of this heat. */
export const ORIGIN = 'ledger.remelt.example/works';

const RESULTS = [
  { element: 'Ni', text: '58.20', unit: 'wt%' },
  { element: 'Cr', text: '22.10', unit: 'wt%' },
  { element: 'S', text: '<5', unit: 'ppm' },
] as const;

/** What others are called in it. */
interface Called {
  readonly supplier: string;
  readonly laboratory: string;
  readonly customer: string;
}
const USUAL: Called = { supplier: 'Example Scrap BV', laboratory: 'works', customer: 'X' };

const analysed = (of: string, analysis: string, { laboratory }: Called): Command =>
  ({
    type: 'recordAnalysis',
    of,
    analysis,
    basis: 'measured',
    method: 'OES',
    laboratory,
    place: 'ladle',
    balance: 'Fe',
    results: RESULTS,
    by: 'p-lab',
  }) as Command;

const lot = (id: string, [mass_g, originClass]: readonly [number, string], called: Called): Command[] => [
  {
    type: 'receiveLots',
    lots: [
      {
        lot: id,
        mass_g,
        form: 'turnings',
        lotClass: 'purchased-scrap',
        originClass,
        supplier: called.supplier,
      },
    ],
    by: 'p-goods',
  } as Command,
  { type: 'gateCheck', lot: id, checks: [{ check: 'radioactivity', verdict: 'PASS' }], by: 'p-goods' },
  analysed(`lot:${id}`, 'A1', called),
  {
    type: 'recordIdentification',
    lot: id,
    verdict: 'identified',
    candidates: [{ grade: 'H230', probability: '0.99' }],
    documentSha256: 'a'.repeat(64),
  },
  { type: 'clearLot', lot: id, grade: 'H230', reason: 'agrees', by: 'p-qual' },
];

const portions = [
  { from: 'lot:R-1' as const, mass_g: 300_000 },
  { from: 'lot:R-2' as const, mass_g: 200_000 },
];

/** A ledger with one heat of two lots, released and certified for customer X, its keys made before; `called` names others. */
export async function certifiedHeat(called: Called = USUAL): Promise<{
  readonly context: TaskContext;
  readonly released: Released;
  readonly by: (person: string) => TaskContext;
}> {
  const context: TaskContext = { ...memoryContext(), keys: memoryKeys() };
  const by = (person: string): TaskContext => actingAs(person, context);
  await runTask(initLedger, {}, context);
  await runTask(makeKey, { origin: ORIGIN }, by('p-qual'));
  await runTask(makeKey, { person: 'p-qual' }, by('p-qual'));
  const { store } = context;
  for (const command of [
    ...lot('R-1', [400_000, 'post-consumer'], called),
    ...lot('R-2', [200_000, 'internal-revert'], called),
  ])
    await store.execute(command);
  await store.execute({
    type: 'planHeat',
    heat: 'H-1',
    target: { grade: 'H230', mass_g: 490_000 },
    reservations: portions,
    by: 'p-plan',
  });
  await store.execute({ type: 'chargeHeat', heat: 'H-1', draws: portions, by: 'p-melt' });
  await store.execute({
    type: 'meltHeat',
    heat: 'H-1',
    process: 'VIM',
    output_g: 495_000,
    losses: [{ to: 'dust', mass_g: 5_000 }],
    by: 'p-melt',
  });
  await store.execute(analysed('heat:H-1', 'H1', called));
  const { shown } = await runTask(recordFootprint, { heat: 'H-1' }, by('p-qual'));
  await runTask(recordFootprint, { heat: 'H-1', confirm: shown }, by('p-qual'));
  const controlled = {
    number: 'S-1',
    revision: 'A',
    customer: called.customer,
    enteredBy: 'p-plan',
    checkedBy: 'p-qual',
  };
  const specification = {
    limits_wtpct: { Ni: { min: '57.0' }, Cr: { min: '20.0', max: '24.0' } },
    limits_ppm: { S: { max: '10' } },
    residual_wtpct: null,
    balance: 'Fe',
    controlled,
  };
  const released = (await runTask(
    releaseMeasured,
    { of: 'heat:H-1', specification },
    by('p-cert'),
  )) as Released;
  await runTask(
    issueCertificate,
    {
      of: 'heat:H-1',
      number: 'C-1',
      type: '3.1',
      customer: { name: called.customer },
      released,
      specimen: false,
    },
    by('p-qual'),
  );
  return { context, released, by };
}

import { signatureOf } from '../../desk/actor.ts';
import { signalOf, type TaskContext } from '../../desk/context.ts';
import type { LotPrice } from '../../evidence/ledger/commands/lot/receive-lots.ts';
import type { Command } from '../../evidence/ledger/commands.ts';
import type { LotView } from '../../evidence/ledger/store.ts';
import { placed, type Retelling } from '../../foundation/errors.ts';
import { toDecimalText } from '../../foundation/quantity/reading.ts';
import { type ChargeMaterial, findMaterial } from '../../metal/alloy/charge-material.ts';
import type { Content } from '../../metal/alloy/composition.ts';

export interface BoughtMaterial {
  readonly material: string;
  readonly mass_g: number;
  /** Lot id; default `V-<material>`. */
  readonly lot?: string;
  readonly supplier?: string;
  readonly price?: LotPrice;
  readonly certificate?: string;
}

/**
 * Books virgin metals and addition alloys by their data sheet: received, gate passed, analysis with basis `nominal`
 * (impurities are priors, and say so), identified by their label, cleared. All or nothing. Throws InputError for an unknown material.
 */
export async function bookMaterials(
  bought: readonly BoughtMaterial[],
  context: TaskContext,
  { specimen = false }: { readonly specimen?: boolean } = {},
): Promise<LotView[]> {
  const { compute, store, actor } = context;
  const materials = bought.map(({ material: name, lot, ...papers }, i) => {
    const path = placeOf(i, bought.length);
    const material = findMaterial(compute.facts().chargeMaterials, name, `${path}material`);
    return { material, lot: lot ?? `V-${material.id}`, ...papers };
  });
  // Who bought it signs the receipt; the data sheet stands for all the rest.
  const commands = materials.map((purchase) => commandsOf(purchase, { specimen, ...signatureOf(actor) }));
  await placed(inPurchases(commands), () =>
    store.execute({ type: 'batch', commands: commands.flat() }, signalOf(context)),
  );
  return Promise.all(materials.map(({ lot }) => store.lot(lot)));
}

/** Prefix of the fields of a purchase: none where it is the only one. */
const placeOf = (purchase: number, of: number): string => (of === 1 ? '' : `[${purchase}].`);

/** Refusals name the field of the purchase instead of the place in the ledger's command. */
function inPurchases(commands: readonly (readonly unknown[])[]): Retelling {
  const purchaseOf = commands.flatMap((own, purchase) => own.map(() => purchase));
  return {
    detail: (detail) => {
      const match = /^commands\[(\d+)\](?:\.lots\[\d+\])?\.(.+)$/.exec(detail.path ?? '');
      if (!match) return detail;
      const [, command, field] = match;
      return { ...detail, path: `${placeOf(purchaseOf[Number(command)] ?? 0, commands.length)}${field}` };
    },
  };
}

interface Purchase extends Omit<BoughtMaterial, 'material' | 'lot'> {
  readonly material: ChargeMaterial;
  readonly lot: string;
}

function commandsOf(
  { material, lot, ...papers }: Purchase,
  { specimen, ...signature }: { readonly specimen: boolean; readonly by?: string },
): Exclude<Command, { type: 'batch' }>[] {
  const results = (Object.entries(material.composition.contents) as [string, Content][]).map(
    ([element, { mean, spread }]) => ({
      element,
      text: toDecimalText(mean * 1e6, 3),
      unit: 'ppm' as const,
      sd: toDecimalText(spread * 1e6, 3),
    }),
  );
  return [
    {
      type: 'receiveLots',
      lots: [
        {
          lot,
          ...papers,
          form: material.form,
          lotClass: material.lotClass,
          originClass: 'virgin',
          declaredGrade: material.id,
          ...(specimen ? { specimen } : {}),
          reference: `data/charge-materials.json#${material.id}`,
        },
      ],
      ...signature,
    },
    {
      type: 'gateCheck',
      lot,
      checks: [
        { check: 'packaging and label', verdict: 'PASS', reason: 'bought metal in its own packaging' },
      ],
    },
    {
      type: 'recordAnalysis',
      of: `lot:${lot}`,
      analysis: 'data-sheet',
      basis: 'nominal',
      method: 'data sheet',
      reference: material.source,
      ...(material.composition.balance ? { balance: material.composition.balance } : {}),
      results,
    },
    {
      type: 'recordIdentification',
      lot,
      verdict: 'identified',
      candidates: [{ grade: material.id, probability: '1.0000' }],
    },
    {
      type: 'clearLot',
      lot,
      grade: material.id,
      reason: 'bought metal, identified by its label',
      ...signature,
    },
  ];
}

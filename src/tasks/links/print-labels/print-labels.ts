import { signatureOf } from '../../../desk/actor.ts';
import { type OpenPrinter, signalOf, type TaskContext } from '../../../desk/context.ts';
import { codesLeadTo, unopenedWords } from '../../../desk/labels/label-code.ts';
import { labelsAsked } from '../../../desk/labels/labels-asked.ts';
import { printerNamed } from '../../../desk/labels/printer-named.ts';
import type { Label, Labels } from '../../../documents/labels.ts';
import type { Command } from '../../../evidence/ledger/commands.ts';
import { InputError, UnavailableError } from '../../../foundation/errors.ts';
import { counted } from '../../../foundation/quantity/format.ts';
import type { Subject } from '../../../metal/alloy/words.ts';
import { labelsPage } from '../../../pages/blocks/links/labels-page.ts';
import { zplOf } from '../../../pages/labels/zpl.ts';
import { defineVerb } from '../../task.ts';
import { contract } from './contract.ts';

/** A roll where nobody says which. */
const USUAL = '100x50';

/**
 * Prints labels on a printer of the plant, or records that they are printed from a file; without both they are only shown. What would refuse
 * the record, or keeps the printer from printing, is said before anything is printed; then it is recorded, and the printer gets it. Throws
 * UnavailableError for a printer that is off, open or out of labels: nothing waits for it.
 */
export const printLabels = defineVerb(contract, async (order, context) => {
  const { printer, file, url, copies = 1, reason, sheet: asked } = order;
  if (printer !== undefined && file !== undefined)
    throw new InputError('labels go to a printer or into a file', {
      ...{ path: 'printer', value: printer, allowed: 'a printer, or a file' },
    });
  const target = printer === undefined ? undefined : await printerNamed(printer, context);
  const sheet = asked ?? target?.size ?? USUAL;
  if (sheet === 'a4' && (target || file === 'ZPL'))
    throw new InputError('a label printer has a roll, not sheets of A4', {
      ...{ path: 'sheet', value: sheet, allowed: '100x50, 70x37, 50x25' },
      cure: 'write a PDF for sheets',
    });
  const [site] = context.compute.facts().plant.sites;
  const base = codesLeadTo(site, url);
  const labels = await labelsAsked(order, { base }, context);
  const document: Labels = {
    format: 'remelt-labels/1',
    ...{ plant: site?.name ?? '', sheet, copies, madeAt: context.clock().toISOString() },
    printer: printer ?? file ?? null,
    ...(base === undefined && order.of === undefined ? { unopened: unopenedWords(url) } : {}),
    labels,
  };
  // the same request again: it is recorded, and what it printed is not printed twice
  if (document.printer === null || context.booked) return document;
  const record = recordOf(labels, { copies, printer: document.printer, reason }, context);
  await context.store.execute(record, { ...signalOf(context), trial: true });
  if (!target) {
    await context.store.execute(record, signalOf(context));
    return document;
  }
  const open = await readyPrinter(target, context);
  try {
    await context.store.execute(record, signalOf(context));
    const after = await open.print(zplOf(labelsPage(document), { dpi: target.dpi }));
    const warning = after === null ? undefined : warningOf(target.place.printer, after);
    return warning === undefined ? document : { ...document, warning };
  } finally {
    open.close();
  }
});

interface Printing {
  readonly copies: number;
  readonly printer: string;
  readonly reason: string | undefined;
}

const recordOf = (
  labels: readonly Label[],
  { copies, printer, reason }: Printing,
  { actor }: Pick<TaskContext, 'actor'>,
): Command => ({
  type: 'batch',
  commands: labels.map(({ kind, name, of, sample }) => ({
    ...{ type: 'printLabel' as const, name, label: kind, of: of as Subject[], copies, printer },
    ...(sample === undefined ? {} : { sample }),
    ...(reason === undefined ? {} : { reason }),
    ...signatureOf(actor),
  })),
});

type Target = Awaited<ReturnType<typeof printerNamed>>;

/** A printer that prints now. Throws UnavailableError with what keeps it from that. */
async function readyPrinter(
  { place }: Target,
  { printers }: Pick<TaskContext, 'printers'>,
): Promise<OpenPrinter> {
  if (!printers)
    throw new UnavailableError('no printer can be reached from here', {
      ...{ path: 'printer', value: place.printer, cure: 'write the labels into a file' },
    });
  const open = await printers.open(place);
  const faults = open.state?.faults ?? [];
  if (faults.length === 0) return open;
  open.close();
  throw new UnavailableError(`printer ${place.printer} does not print: ${faults.join(', ')}`, {
    ...{ path: 'printer', value: place.printer, allowed: 'a printer that is ready' },
    cure: 'put it right, then print again: nothing was printed or recorded, and nothing waits for it',
  });
}

/** What a printer says after it got labels, where they may not all be on paper. */
function warningOf(
  printer: string,
  { faults, waiting }: { readonly faults: readonly string[]; readonly waiting: number },
): string | undefined {
  if (faults.length === 0) return undefined;
  const left = waiting > 0 ? `; ${counted(waiting, 'label')} wait in it` : '';
  return `printer ${printer} has the labels, and now ${faults.join(', ')}${left}. It goes on when that is put right.`;
}

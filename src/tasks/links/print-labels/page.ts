import type { Labels } from '../../../documents/labels.ts';
import { counted } from '../../../foundation/quantity/format.ts';
import { labelsPage } from '../../../pages/blocks/links/labels-page.ts';
import { list, paragraph, shortPage } from '../../../pages/blocks/parts.ts';

export { labelsPage as paper };

const where = (printer: string): string => (/^(PDF|ZPL)$/.test(printer) ? `as ${printer}` : `by ${printer}`);

/** What was printed, and what its codes say. */
export const page = ({ labels, copies, printer, warning, unopened }: Labels) => {
  const count = counted(labels.length * copies, 'label');
  return shortPage(printer === null ? `${count}, not printed` : `${count} printed ${where(printer)}`, [
    ...(warning === undefined ? [] : [paragraph(warning, 'strong')]),
    ...list(
      labels.map(
        ({ large, lines, code, before }) =>
          `${[large, ...lines].join('; ')}. Code: ${code}${before === null ? '' : `. Printed before: ${before.at.slice(0, 10)} (${before.printer})`}`,
      ),
    ),
    ...(printer === null ? [paragraph('Nothing is printed or recorded yet: name a printer or a file.')] : []),
    ...(unopened === undefined ? [] : [paragraph(unopened)]),
  ]);
};

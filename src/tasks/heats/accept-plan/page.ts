import type { AcceptedPlan } from '../../../documents/heats/heats.ts';
import type { Page } from '../../../documents/page.ts';
import { counted, kilogramsText } from '../../../foundation/quantity/format.ts';
import { acceptanceRows } from '../../../pages/blocks/heats/acceptance.ts';
import { paragraph } from '../../../pages/blocks/parts.ts';

/** A plan below what was asked that both have accepted, and what is reserved by it. */
export const page = ({ heat, below, lots, reserved_kg, seq }: AcceptedPlan): Page => ({
  format: 'remelt-page/1',
  title: `${heat}: accepted below what was asked`,
  lead: [
    paragraph(
      `${kilogramsText(reserved_kg)} kg of ${counted(lots, 'lot')} are reserved (record ${seq}).`,
      'strong',
    ),
    { kind: 'facts', rows: acceptanceRows(below) },
  ],
  sections: [],
});

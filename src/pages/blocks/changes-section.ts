import type { Section } from '../../documents/page.ts';
import type { KeptChange } from '../../documents/reference.ts';
import { dayOrMinute } from '../../foundation/quantity/format.ts';
import { number, section, tableOf } from './parts.ts';

/**
 * Who entered, changed and compared what the plant keeps, when and why, the latest first. Nothing where it was entered once and
 * nobody gave a reason, unless it stands for something that was there before.
 */
export function changesSection(changes: readonly KeptChange[], standsForAnother = false): Section[] {
  const wasChanged =
    standsForAnother || changes.some(({ what, reason }) => what === 'changed' || reason !== null);
  if (!wasChanged) return [];
  return section('changes', 'Who changed it, and why', [
    tableOf(changes.toReversed(), [
      ['when', ({ at }) => dayOrMinute(at)],
      ['who', ({ by }) => by ?? '-'],
      ['what', ({ what }) => what],
      ['why', ({ what, reason }) => reason ?? (what === 'compared' ? '' : 'no reason was given')],
      [number('record'), ({ seq }) => String(seq)],
    ]),
  ]);
}

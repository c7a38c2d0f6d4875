import type { Page } from '../../../documents/page.ts';
import type { EpcisDocument, EpcisHashes, EpcisReading } from '../../../documents/proof/epcis.ts';
import { counted, kilograms } from '../../../foundation/quantity/format.ts';
import { list, notices, number, paragraph, section, shortPage, tableOf } from '../parts.ts';

/** The hash of each event. */
export const epcisHashesPage = ({ hashes }: EpcisHashes): Page =>
  shortPage(counted(hashes.length, 'event'), [
    ...list(hashes),
    paragraph('a hash names an event; it does not show that nobody changed it', 'dim'),
  ]);

/** The events of a document that was written. */
export const epcisDocumentPage = ({ epcisBody: { eventList } }: EpcisDocument): Page =>
  shortPage(
    counted(eventList.length, 'event'),
    list(
      eventList.map(
        ({ type, eventTime, bizStep }) => `${String(eventTime)} ${type} ${String(bizStep ?? '')}`,
      ),
    ),
  );

/** The lots that a document announces; `next` = what goes on. */
export const epcisReadingPage = ({ lots, events, notes }: EpcisReading, next: string): Page => ({
  format: 'remelt-page/1',
  title: `${counted(events.length, 'event')}, ${counted(lots.length, 'lot')}, ${kilograms(lots.reduce((sum, { mass_g }) => sum + mass_g, 0))}; nothing booked`,
  lead: [...notices(notes), paragraph(next, 'strong')],
  sections: [
    ...section('lots', 'Lots', [
      tableOf(lots, [
        ['lot', (lot) => lot.lotId],
        [number('mass'), (lot) => kilograms(lot.mass_g)],
        ['form', (lot) => lot.form],
        ['origin', (lot) => lot.originClass],
        ['declared', (lot) => lot.declaredGrade ?? ''],
        ['supplier', (lot) => lot.supplier ?? ''],
        ['event', (lot) => String(lot.row)],
      ]),
    ]),
    ...section('events', 'Events', [
      tableOf(events, [
        [number('event'), ({ event }) => String(event)],
        ['what', ({ what }) => what],
        ['at', ({ at }) => at],
        ['lots', ({ lots: of }) => of.join(', ') || 'only read'],
      ]),
    ]),
  ],
});

import type { Page } from '../../../documents/page.ts';
import type { EpcisDocument, EpcisHashes, EpcisReading } from '../../../documents/proof/epcis.ts';
import { counted, kilograms } from '../../../foundation/quantity/format.ts';
import { list, notices, number, paragraph, section, shortPage, table } from '../parts.ts';

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
      table(
        ['lot', number('mass'), 'form', 'origin', 'declared', 'supplier', 'event'],
        lots.map((lot) => [
          lot.lotId,
          kilograms(lot.mass_g),
          lot.form,
          lot.originClass,
          lot.declaredGrade ?? '',
          lot.supplier ?? '',
          String(lot.row),
        ]),
      ),
    ]),
    ...section('events', 'Events', [
      table(
        [number('event'), 'what', 'at', 'lots'],
        events.map(({ event, what, at, lots: of }) => [
          String(event),
          what,
          at,
          of.join(', ') || 'only read',
        ]),
      ),
    ]),
  ],
});

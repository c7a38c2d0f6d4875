import type { EpcisReading } from '../../../documents/proof/epcis.ts';
import { epcisReadingPage } from '../../../pages/blocks/proof/epcis-page.ts';

export const page = (reading: EpcisReading) =>
  epcisReadingPage(reading, 'to book it: its lots are the rows of book-returns');

import type { BackupState } from '../../../documents/kept.ts';
import type { Page } from '../../../documents/page.ts';
import { counted } from '../../../foundation/quantity/format.ts';
import { list, shortPage } from '../../../pages/blocks/parts.ts';

/** Where copies go, when the server makes them, and how old the last one is. */
export const page = ({ folder, last, newer, schedule, failed }: BackupState): Page =>
  shortPage(
    'Copies of the ledger',
    list([
      folder === null ? 'Nobody has named a folder for copies yet.' : `Copies go to ${folder}.`,
      schedule
        ? `The server copies every day at ${schedule.hour}:00 by its clock, and keeps the latest ${schedule.keep} copies.`
        : 'The server does not copy by the clock.',
      last
        ? `The last copy is ${last.file}, ${last.age_days === 0 ? 'made today' : `${counted(last.age_days, 'day')} old`}; ${counted(newer, 'record')} newer.`
        : 'No copy lies there yet.',
      ...(failed
        ? [
            `The last copy by the clock was not made: ${failed.words}.${failed.cure ? ` Cure: ${failed.cure}.` : ''}`,
          ]
        : []),
    ]),
  );

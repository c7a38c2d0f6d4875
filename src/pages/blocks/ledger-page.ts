import type { LedgerInit, LedgerRebuild, LedgerVerify } from '../../documents/ledger-check.ts';
import type { Page } from '../../documents/page.ts';
import { counted } from '../../foundation/quantity/format.ts';
import { list, shortPage } from './parts.ts';

/** That a new ledger is there, and what comes next. */
export const initPage = ({ head }: LedgerInit): Page =>
  shortPage(
    `A new ledger, root ${head.root}`,
    list([
      'remelt import LOTS.csv books the lots of a spreadsheet; remelt template prints one to fill in',
      'remelt lot buy MATERIAL KG books a virgin metal or an addition alloy',
    ]),
    'made',
  );

/** Whether every hash, link and balance of the ledger holds, and what does not. */
export const verifyPage = ({ records, head, ok, problems }: LedgerVerify): Page =>
  shortPage(
    `${counted(records, 'record')}, root ${head.root}`,
    list(
      problems.map(({ what, seq, words }) => `${what}${seq === null ? '' : ` at record ${seq}`}: ${words}`),
    ),
    ok ? 'whole' : 'NOT whole',
  );

/** Whether balances made anew from the records are what they were, and which are not. */
export const rebuildPage = ({ records, equal, differences }: LedgerRebuild): Page =>
  shortPage(
    `Rebuilt from ${counted(records, 'record')}`,
    list(differences.map(({ words }) => words)),
    equal ? 'equal to before' : 'DIFFERENT from before',
  );

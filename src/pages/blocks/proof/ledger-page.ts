import type { Page } from '../../../documents/page.ts';
import { certifyingWords, releasingWords } from '../../../documents/persons.ts';
import type {
  LedgerBackup,
  LedgerClock,
  LedgerHead,
  LedgerInit,
  LedgerMend,
  LedgerRebuild,
  LedgerRestore,
  LedgerSeen,
  LedgerVerify,
} from '../../../documents/proof/ledger-check.ts';
import { counted } from '../../../foundation/quantity/format.ts';
import { ownValue } from '../../../foundation/quantity/own-value.ts';
import { list, next, paragraph, shortPage } from '../parts.ts';

/** That a new ledger is there, and what comes next. */
export const initPage = ({ head, mayAdmit = [], releasing, demonstrationFacts = false }: LedgerInit): Page =>
  shortPage(
    `A new ledger, root ${head.root}`,
    [
      next('book the lots of a spreadsheet', 'terminal/import'),
      next('print a table of lots to fill in', 'terminal/template'),
      next('book a virgin metal or an addition alloy', 'yard/buy-material'),
      ...(mayAdmit.length === 2
        ? [
            next(
              `only ${mayAdmit.join(' and ')} may admit persons, and neither can be ended before there is a third`,
              'persons/propose-person',
              { roles: 'quality' },
            ),
          ]
        : []),
      ...(mayAdmit.length > 0
        ? [
            next(
              'open Remelt in the browser (npm start in the folder of the program does it too)',
              'terminal/serve',
            ),
            next(
              'each person makes a password with a link, asked for with the own REMELT_TOKEN',
              'terminal/invite',
            ),
          ]
        : []),
      ...list([
        ...(releasing
          ? [releasingWords(releasing), certifyingWords(releasing)].filter((words) => words !== null)
          : []),
        ...(demonstrationFacts
          ? [
              'furnaces, scales and laboratories are invented ones of ours until you enter yours: each result says what it took',
            ]
          : []),
      ]),
    ],
    'made',
  );

/** What a fault is in, for whoever reads the answer. */
const ABOUT: Readonly<Record<LedgerVerify['problems'][number]['what'], string>> = {
  gap: 'numbers',
  head: 'head',
  'not-canonical': 'text',
  leaf: 'hash',
  previous: 'order',
  time: 'time',
  root: 'root',
  disclosure: 'confidential field',
  schema: 'contents',
  segment: 'segment file',
  kept: 'kept file',
  key: 'key of the command',
  balance: 'balance',
  anchor: 'against the head that was noted or seen',
  tree: 'kept hashes',
  projection: 'kept state',
};

/** Whether every hash, link and balance of the ledger holds, and what does not. */
export const verifyPage = ({ records, head, from, ok, problems }: LedgerVerify): Page =>
  shortPage(
    counted(records, 'record'),
    list([
      `root ${head.root}`,
      ...(from === undefined ? [] : [`checked from record ${from} on; ${HELD}`]),
      ...problems.map(
        ({ what, seq, words }) =>
          `${ownValue(ABOUT, what)}${seq === null ? '' : ` at record ${seq}`}: ${words}`,
      ),
    ]),
    ok ? 'whole' : 'NOT whole',
  );

const HELD = 'records before it are held by the noted root, balances were not checked';

/** What to note, and how it is used later. */
export const headPage = ({ size, root, at }: LedgerHead): Page =>
  shortPage(counted(size, 'record'), [
    ...list([`root ${root}`, `recorded last: ${at ?? 'nothing yet'}`]),
    next('note both where nobody can change them, for later', 'proof/verify-ledger', {
      noted: { size, root },
    }),
  ]);

/** What was said of the clock, and what follows. */
export const clockPage = ({ said, seq, at, aheadSince }: LedgerClock): Page =>
  shortPage(
    aheadSince === null
      ? `Record ${seq}: the clock is right`
      : `Record ${seq}: the clock was ahead from record ${aheadSince} to ${seq - 1}`,
    list([`records are dated by the clock again, from ${at} on`]),
    said,
  );

/** What is wrong in a segment file, and what is done about it. */
export function mendPage({
  done,
  at,
  keptBytes,
  keptIn,
  restored,
  continued,
  setAside,
  records,
}: LedgerMend): Page {
  if (at === null)
    return shortPage(`The segment file is whole: ${counted(records, 'record')}`, list([]), 'whole');
  const rows = [
    ...(keptBytes > 0
      ? [`${counted(keptBytes, 'byte')} from byte ${at} on ${done ? 'are' : 'would be'} kept in ${keptIn}`]
      : []),
    ...(restored > 0 ? [`${counted(restored, 'record')} written again from the database`] : []),
    ...(continued > 0 ? [`${counted(continued, 'record')} behind the damage still follow`] : []),
    ...setAside.map((one) => `only in the kept bytes: ${one}`),
    ...(setAside.length > 0 ? ['book what is missing again, then move the kept file out of the folder'] : []),
  ];
  return shortPage(`The segment file is damaged at byte ${at}`, list(rows), done ? 'mended' : 'damaged');
}

/** Whether balances made anew from the records are what they were, and which are not. */
export const rebuildPage = ({ records, equal, differences }: LedgerRebuild): Page =>
  shortPage(
    `Rebuilt from ${counted(records, 'record')}`,
    list(differences.map(({ words }) => words)),
    equal ? 'equal to before' : 'DIFFERENT from before',
  );

/** What a backup holds, what it does not, and what to note. */
export const backupPage = ({ file, bytes, size, root, office, signed }: LedgerBackup): Page =>
  shortPage(
    `${counted(size, 'record')}, root ${root}`,
    [
      paragraph(
        `${counted(bytes, 'byte')} in ${file}${office > 0 ? `, with ${counted(office, 'row')} of the office` : ''}`,
      ),
      next('note size and root elsewhere, for later', 'terminal/restore', {
        file,
        size,
        root: root.slice(0, 16),
      }),
      ...list([
        signed
          ? 'size and root are signed with the key of the log'
          : 'not signed: the key of the log is not here, so who changes the whole file is seen by the noted root alone',
        'not in it: private keys (the folder keys of the ledger, or REMELT_KEYS) and the data of the plant (REMELT_DATA); copy both to other places',
        'it opens every confidential field: keep it as you keep the ledger',
      ]),
    ],
    'written',
  );

/** The ledger that was made from a backup. */
export const restorePage = ({ place, size, root, made, office, signedBy }: LedgerRestore): Page =>
  shortPage(
    `${counted(size, 'record')}, root ${root}`,
    list([
      `as of ${made}, every record checked; now in ${place}${office > 0 ? `, with ${counted(office, 'row')} of the office` : ''}`,
      signedBy === null
        ? 'the backup was not signed: compare size and root with what was noted'
        : `size and root were signed by ${signedBy}`,
      'whoever was signed in to the server signs in again',
    ]),
    'restored',
  );

/** Whether the ledger goes on from what this account has seen of it. */
export const seenPage = ({ head, seen, problem, agreed }: LedgerSeen): Page =>
  shortPage(
    `${counted(head.size, 'record')}, root ${head.root}`,
    list([
      seen === null
        ? 'this account has not seen it before'
        : `seen before: ${counted(seen.size, 'record')}, root ${seen.root}`,
      ...(problem === null ? [] : [agreed ? `it does not go on from there: ${problem}` : problem]),
      ...(agreed ? ['from now on this head counts, and what this account had seen before does not'] : []),
    ]),
    problem === null ? 'goes on' : agreed ? 'agreed' : 'does NOT go on',
  );

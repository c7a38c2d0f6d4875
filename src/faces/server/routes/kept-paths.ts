import { READS_ALL } from '../../../desk/visitors.ts';
import {
  backupPlaceOrder,
  backupStateSchema,
  cameraOrder,
  cameraSchema,
  keepSheetOrder,
  keptSheetSchema,
  keptSheetsSchema,
  layoutAsked,
  layoutOrder,
  layoutSchema,
  viewOrder,
  viewsSchema,
} from '../../../documents/kept.ts';
import { rolesAsking } from '../../../tasks/rights.ts';
import { SWITCH } from '../camera.ts';
import { type Place, pathsOf, type Row } from '../identity/account-paths.ts';
import { COPIES } from '../operations/backup.ts';

const ANYBODY = 'any role';

const ROWS: readonly Row[] = [
  {
    method: 'get',
    path: '/api/backup',
    name: 'show-backup',
    summary: 'Show where copies of the ledger go, and how old the last one is',
    who: rolesAsking(COPIES),
    answer: backupStateSchema,
  },
  {
    method: 'post',
    path: '/api/backup/place',
    name: 'set-backup-place',
    summary: 'Name the folder of the computer of the server that copies go to',
    who: rolesAsking(COPIES),
    order: backupPlaceOrder,
    answer: backupStateSchema,
  },
  {
    method: 'post',
    path: '/api/backup',
    name: 'back-up',
    summary: 'Copy the ledger and its office to the place of the backup',
    who: rolesAsking(COPIES),
    answer: backupStateSchema,
  },
  {
    method: 'get',
    path: '/api/views',
    name: 'list-views',
    summary: 'List the own views of a page, and those that others share',
    who: READS_ALL,
    query: 'page',
    answer: viewsSchema,
  },
  {
    method: 'post',
    path: '/api/views',
    name: 'keep-view',
    summary: 'Keep a view of a page under a name, for oneself or for everybody',
    who: READS_ALL,
    order: viewOrder,
    answer: viewsSchema,
  },
  {
    method: 'delete',
    path: '/api/views/{id}',
    name: 'end-view',
    summary: 'Remove an own view, or, for whoever admits persons, a shared one of somebody who has left',
    who: READS_ALL,
  },
  {
    method: 'post',
    path: '/api/sheets/layout/find',
    name: 'show-layout',
    summary: 'Show what was said last of a sheet with these headings',
    asks: true,
    who: READS_ALL,
    order: layoutAsked,
    answer: layoutSchema,
  },
  {
    method: 'post',
    path: '/api/sheets/layout',
    name: 'keep-layout',
    summary: 'Keep what was said of a sheet, for the next one with its headings',
    who: rolesAsking({ act: null }),
    order: layoutOrder,
  },
  {
    method: 'get',
    path: '/api/sheets/kept',
    name: 'list-kept-sheets',
    summary: 'List the sheets that were read for another person to book',
    who: READS_ALL,
    answer: keptSheetsSchema,
  },
  {
    method: 'get',
    path: '/api/sheets/kept/{id}',
    name: 'show-kept-sheet',
    summary: 'Show a kept sheet, with what was said of it and the cells that were mended',
    who: READS_ALL,
    answer: keptSheetSchema,
  },
  {
    method: 'post',
    path: '/api/sheets/kept',
    name: 'keep-sheet',
    summary: 'Keep a sheet as it stands, for another person to book',
    who: rolesAsking({ act: null }),
    order: keepSheetOrder,
    answer: keptSheetsSchema,
  },
  {
    method: 'delete',
    path: '/api/sheets/kept/{id}',
    name: 'end-kept-sheet',
    summary: 'Remove a kept sheet',
    who: rolesAsking({ act: null }),
  },
  {
    method: 'get',
    path: '/api/camera',
    name: 'show-camera',
    summary: 'Show whether browsers may use their camera here, and who has said so',
    who: ANYBODY,
    answer: cameraSchema,
  },
  {
    method: 'post',
    path: '/api/camera',
    name: SWITCH.name,
    summary: SWITCH.title,
    who: rolesAsking({ act: SWITCH.act }),
    order: cameraOrder,
    answer: cameraSchema,
  },
];

/** Paths of OpenAPI of what persons keep. */
export const keptPaths = (place: Place): Record<string, object> => pathsOf(ROWS, 'kept', place);

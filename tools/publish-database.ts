/**
 * Writes the file `#empty-database` of package.json: the files of a database with the tables of a ledger in which nothing is booked.
 * Every new ledger and every new office begins with it. To be run when the version of PGlite changes, with its new name in
 * package.json; a test says so. Tables of a later migration are made when the ledger is opened.
 */
import { writeFileSync } from 'node:fs';
import { brotliCompressSync, constants } from 'node:zlib';
import { PGlite } from '@electric-sql/pglite';
import { Kysely, PGliteDialect } from 'kysely';
import { migrate } from '../src/evidence/ledger/store/migrations.ts';
import type { LedgerTables } from '../src/evidence/ledger/store/tables.ts';

const database = await PGlite.create();
// nobody makes a second database in it: what one would be copied from is left out, two thirds of the files
await database.exec("update pg_database set datistemplate = false where datname like 'template%'");
for (const name of ['template0', 'template1']) await database.exec(`drop database ${name}`);
await migrate(new Kysely<LedgerTables>({ dialect: new PGliteDialect({ pglite: database }) }));
await database.exec('checkpoint');
const archive = Buffer.from(await (await database.dumpDataDir('none')).arrayBuffer());
await database.close();
const packed = brotliCompressSync(archive, {
  params: {
    [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
    [constants.BROTLI_PARAM_SIZE_HINT]: archive.length,
  },
});
const file = new URL(import.meta.resolve('#empty-database'));
writeFileSync(file, packed);
console.log(`wrote ${archive.length} bytes as ${packed.length}`);

import { execFile, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listen } from '../../src/faces/server/serve.ts';
import { type Service, servedPlant, tokenOf } from './founded.ts';

/** Programs of the system that read lists. Where one is not installed its test is skipped, and the run says so. */
const isHere = (program: string, ...args: string[]): boolean => spawnSync(program, args).status === 0;
const PYTHON = '/usr/bin/python3';
const hasPandas = isHere(PYTHON, '-c', 'import pandas, openpyxl');
const hasR = isHere('Rscript', '-e', 'library(jsonlite); library(httr2)');
const hasOffice = isHere('soffice', '--version');
const hasXmllint = isHere('xmllint', '--version');

const LOTS = 12;
const folder = mkdtempSync(join(tmpdir(), 'list-readers-'));
const run = async (program: string, args: readonly string[]): Promise<string> =>
  (await promisify(execFile)(program, args, { maxBuffer: 1 << 24 })).stdout;

let service: Service;
let address = '';
let close = async (): Promise<void> => undefined;
beforeAll(async () => {
  service = await servedPlant();
  const rows = Array.from({ length: LOTS }, (_, i) => ({
    ...{
      lotId: `R-${i}`,
      mass_g: 100_000 + i,
      form: 'turnings',
      row: i + 2,
      supplier: 'Söhne, Schrott & Co',
    },
    ...{ originClass: 'post-consumer', lotClass: 'purchased-scrap' },
    analyses: [{ method: 'OES', results: [{ element: 'Cr', text: '19.50', unit: 'wt%' }] }],
  }));
  expect((await service.post('/api/yard/book-returns', { rows })).status).toBe(200);
  ({ address, close } = await listen(service.plant, { port: 0 }));
});
afterAll(async () => {
  await close();
  await service.close();
  rmSync(folder, { recursive: true, force: true });
});

const saved = async (name: string, path: string): Promise<string> => {
  const file = join(folder, name);
  writeFileSync(file, Buffer.from(await (await service.get(path)).arrayBuffer()));
  return file;
};

describe('lists are read by programs of others', () => {
  it.skipIf(!hasXmllint)('xmllint reads the metadata', async () => {
    expect(await run('xmllint', ['--noout', await saved('metadata.xml', '/odata/$metadata')])).toBe('');
  });

  it.skipIf(!hasPandas)(
    'pandas reads pages of OData, CSV and a workbook with all digits and as days',
    async () => {
      const csv = await saved('lots.csv', '/api/yard/list-lots.csv');
      const book = await saved('lots.xlsx', '/api/yard/list-lots.xlsx');
      const script = `
import base64, json, sys, urllib.request
from decimal import Decimal
import pandas
address, token, csv, book = sys.argv[1:]
def rows(path):
    found, place = [], address + path
    while place:
        secret = base64.b64encode(("pandas:" + token).encode()).decode()
        asked = urllib.request.Request(place, headers={"Authorization": "Basic " + secret, "Prefer": "odata.maxpagesize=5"})
        page = json.load(urllib.request.urlopen(asked), parse_float=Decimal)
        found += page["value"]
        place = page.get("@odata.nextLink")
    return found
lots = pandas.DataFrame(rows("/odata/Lots"))
lots["receivedAt"] = pandas.to_datetime(lots["receivedAt"])
events = rows("/odata/Events?$filter=type%20eq%20'goods-received'")
table, pages = pandas.read_csv(csv), pandas.read_excel(book, sheet_name=None)
print(json.dumps({
    "rows": [len(lots), len(table), len(pages["Lots"]), len(pages["LotsAnalysesResults"])],
    "mass": [int(one["mass_g"].sum()) for one in (lots, table, pages["Lots"])],
    "supplier": [one["supplier"][0] for one in (lots, table, pages["Lots"])],
    "kinds": [str(lots["receivedAt"].dtype.kind), str(pages["Lots"]["receivedAt"].dtype.kind)],
    "kg": str(events[3]["data_kg"]),
    "text": pandas.read_excel(book, sheet_name="LotsAnalysesResults", dtype=str)["text"][0],
}))`;
      const told = await run(PYTHON, ['-c', script, address, tokenOf('paul'), csv, book]);
      const supplier = 'Söhne, Schrott & Co';
      expect(JSON.parse(told)).toEqual({
        ...{ rows: [LOTS, LOTS, LOTS, LOTS], mass: Array(3).fill(LOTS * 100_000 + 66) },
        ...{ supplier: Array(3).fill(supplier), kinds: ['M', 'M'], kg: '100.003', text: '19.50' },
      });
    },
  );

  it.skipIf(!hasR)('R reads a page of OData and CSV', async () => {
    const csv = await saved('r.csv', '/api/yard/list-lots.csv');
    const script = `
args <- commandArgs(TRUE)
page <- httr2::request(paste0(args[1], "/odata/Lots?$select=id,mass_g,receivedAt&$orderby=mass_g%20desc"))
page <- httr2::resp_body_string(httr2::req_perform(httr2::req_auth_bearer_token(page, args[2])))
lots <- jsonlite::fromJSON(page)$value
table <- read.csv(args[3], encoding = "UTF-8")
cat(jsonlite::toJSON(list(nrow(lots), lots$id[1], sum(lots$mass_g), nrow(table), sum(table$mass_g)), auto_unbox = TRUE, digits = 9))`;
    const told = await run('Rscript', ['-e', script, address, tokenOf('paul'), csv]);
    const mass = LOTS * 100_000 + 66;
    expect(JSON.parse(told)).toEqual([LOTS, `R-${LOTS - 1}`, mass, LOTS, mass]);
  });

  it.skipIf(!hasOffice)(
    'LibreOffice opens the workbook and the table',
    async () => {
      await saved('sheet.xlsx', '/api/yard/list-lots.xlsx?table=LotsAnalysesResults');
      const home = `-env:UserInstallation=file://${join(folder, 'office')}`;
      await run('soffice', [
        home,
        '--headless',
        '--convert-to',
        'csv',
        '--outdir',
        folder,
        join(folder, 'sheet.xlsx'),
      ]);
      const [head, first, ...rest] = readFileSync(join(folder, 'sheet.csv'), 'utf8').trim().split('\n');
      expect([head, first, rest.length]).toEqual([
        ...['Lots_id,LotsAnalyses_n,n,element,text,unit,sd', 'R-0,1,1,Cr,19.50,wt%,', LOTS - 1],
      ]);
      await saved('table.csv', '/api/yard/list-lots.csv?table=LotsAnalysesResults');
      await run('soffice', [
        home,
        '--headless',
        '--convert-to',
        'ods',
        '--outdir',
        folder,
        join(folder, 'table.csv'),
      ]);
      expect(readFileSync(join(folder, 'table.ods')).subarray(0, 2).toString()).toBe('PK');
    },
    120_000,
  );
});

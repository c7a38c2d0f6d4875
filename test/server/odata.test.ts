import exceljs from 'exceljs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listings } from '../../src/tasks/lists.ts';
import { type PersonId, type Service, servedPlant, tokenOf } from './founded.ts';

interface Answer extends Readonly<Record<string, unknown>> {
  readonly value: readonly Readonly<Record<string, unknown>>[];
  readonly '@odata.nextLink'?: string;
  readonly '@odata.count'?: number;
  readonly '@odata.context'?: string;
  readonly error: {
    readonly code: string;
    readonly message: string;
    readonly details: readonly { readonly target?: string; readonly message: string }[];
  };
}

const LOTS = 25;
let service: Service;
beforeAll(async () => {
  service = await servedPlant();
  const rows = Array.from({ length: LOTS }, (_, i) => ({
    ...{ lotId: `R-${i}`, mass_g: 1000 * (i + 1), form: i % 2 ? 'turnings' : 'mill-solids', row: i + 2 },
    ...{
      originClass: 'post-consumer',
      lotClass: 'purchased-scrap',
      supplier: i === 3 ? "=cmd('O''Hara')" : "O'Hara & Söhne",
    },
    analyses: [
      {
        method: 'OES',
        results: [
          { element: 'Cr', text: '19.50', unit: 'wt%' },
          { element: 'S', text: '<0.0010', unit: 'wt%' },
        ],
      },
    ],
  }));
  const booked = await service.post('/api/yard/book-returns', { rows });
  expect([booked.status, booked.status === 200 ? '' : await booked.text()]).toEqual([200, '']);
});
afterAll(() => service.close());

const ask = async (path: string, by: PersonId = 'paul', headers: Record<string, string> = {}) => {
  const answer = await service.get(`/odata/${path}`, by, headers);
  return { status: answer.status, headers: answer.headers, ...((await answer.json()) as Answer) };
};
const ids = async (query: string): Promise<unknown[]> => {
  const { status, value, error } = await ask(`Lots?$select=id&${query}`);
  expect([status, error]).toEqual([200, undefined]);
  return value.map(({ id }) => id);
};

/** The same question followed page by page. */
async function followed(path: string, prefer: string): Promise<readonly Readonly<Record<string, unknown>>[]> {
  const rows: Readonly<Record<string, unknown>>[] = [];
  let next: string | undefined = path;
  while (next !== undefined) {
    const page: Awaited<ReturnType<typeof ask>> = await ask(next, 'paul', { prefer });
    expect(page.status).toBe(200);
    rows.push(...page.value);
    next = page['@odata.nextLink']?.replace(/^.*\/odata\//, '');
  }
  return rows;
}

describe('the sets of OData', () => {
  it('are those of every list that who asks may read, each with its columns and key', async () => {
    const answer = await ask('');
    expect(answer.headers.get('odata-version')).toBe('4.0');
    const names = answer.value.map(({ name }) => name);
    const all = (await listings()).flatMap(({ tables }) => tables.map(({ name }) => name));
    expect(names).toEqual(all);
    expect(names).toEqual(
      expect.arrayContaining(['Lots', 'LotsAnalysesResults', 'Heats', 'Events', 'Prices']),
    );
    const xml = await (await service.get('/odata/$metadata')).text();
    for (const name of all) expect(xml).toContain(`<EntityType Name="${name}">`);
    for (const part of [
      '<Key><PropertyRef Name="Lots_id"/><PropertyRef Name="LotsAnalyses_n"/><PropertyRef Name="n"/></Key>',
      '<Property Name="mass_g" Type="Edm.Double"><Annotation Term="Core.Description" String="mass [g]"/>',
      '<Property Name="data_kg" Type="Edm.Decimal" Scale="variable">',
      '<Property Name="receivedAt" Type="Edm.DateTimeOffset" Precision="3">',
      '<Property Name="entry_dueOn" Type="Edm.Date">',
    ])
      expect(xml).toContain(part);
    // visitors are told of their lists alone, and read no other
    const visited = (await ask('', 'rita')).value.map(({ name }) => name);
    expect(visited).toContain('Heats');
    expect(visited).not.toContain('Lots');
    expect((await ask('Lots', 'rita')).status).toBe(403);
  });

  it('answer, each of them, and identify each row', async () => {
    for (const { tables } of await listings())
      for (const { name, key } of tables) {
        const { status, value, error } = await ask(`${name}?$count=true`);
        expect([name, status, error?.message]).toEqual([name, 200, undefined]);
        const keys = value.map((row) => JSON.stringify(key.map((one) => row[one])));
        expect([name, new Set(keys).size]).toEqual([name, keys.length]);
        for (const row of value) for (const one of key) expect(row[one]).not.toBeNull();
      }
  });

  it('tell a lot with its parts as sets of their own, in full digits', async () => {
    const { value } = await ask("Lots?$filter=id eq 'R-3'");
    expect(value).toMatchObject([
      { id: 'R-3', mass_g: 4000, form: 'turnings', supplier: "=cmd('O''Hara')", status: 'hold' },
    ]);
    expect((await ask("LotsAnalysesResults?$filter=Lots_id eq 'R-3'")).value).toEqual([
      { Lots_id: 'R-3', LotsAnalyses_n: 1, n: 1, element: 'Cr', text: '19.50', unit: 'wt%', sd: null },
      { Lots_id: 'R-3', LotsAnalyses_n: 1, n: 2, element: 'S', text: '<0.0010', unit: 'wt%', sd: null },
    ]);
    const event =
      "/odata/Events?$filter=data_lot eq 'R-3' and type eq 'goods-received'&$select=data_kg,data_lot";
    expect(await (await service.get(event)).text()).toContain('{"data_kg":4.000,"data_lot":"R-3"}');
    const type = 'application/json;odata.metadata=none;IEEE754Compatible=true';
    const asTexts = await service.get(event, 'paul', { accept: type });
    expect(asTexts.headers.get('content-type')).toBe(`${type};charset=utf-8`);
    expect(await asTexts.text()).toBe('{"value":[{"data_kg":"4.000","data_lot":"R-3"}]}\n');
  });

  it('leave what a filter says', async () => {
    expect(await ids('$filter=mass_g gt 23000')).toEqual(['R-23', 'R-24']);
    expect(await ids('$filter=mass_g ge 23000 and mass_g lt 24000')).toEqual(['R-22']);
    expect(await ids("$filter=id in ('R-1','R-7','none')")).toEqual(['R-1', 'R-7']);
    expect(await ids("$filter=(id eq 'R-1' or id eq 'R-2') and not (form eq 'turnings')")).toEqual(['R-2']);
    expect(await ids("$filter=not contains(supplier,'cmd') and endswith(id,'3')")).toEqual(['R-13', 'R-23']);
    expect(await ids("$filter=startswith(tolower(id),'r-2') and form ne 'turnings'")).toEqual([
      ...['R-2', 'R-20', 'R-22', 'R-24'],
    ]);
    expect(await ids("$filter=supplier eq '=cmd(''O''''Hara'')'")).toEqual(['R-3']);
    expect((await ids('$filter=owner eq null')).length).toBe(LOTS);
    // of an empty cell nothing is larger, nor is it the opposite of smaller
    expect(await ids('$filter=price_text gt 1')).toEqual([]);
    expect((await ids('$filter=not (price_text le 1)')).length).toBe(LOTS);
    expect(await ids("$filter=not contains(owner,'x')")).toEqual([]);
    expect((await ids('$filter=receivedAt gt 2020-01-01T00:00:00Z')).length).toBe(LOTS);
    expect(await ids('$filter=specimen eq true')).toEqual([]);
    expect(await ids("$filter=id eq 'nobody'")).toEqual([]);
    expect(await ids('usedUp=true&form=turnings&$top=1')).toEqual(['R-1']);
  });

  it('are read page by page, with each row once', async () => {
    const all = (await ids('')).map(String);
    expect(all.length).toBe(LOTS);
    const names = (rows: readonly Readonly<Record<string, unknown>>[]) => rows.map(({ id }) => id);
    const read = async (path: string, page: number) =>
      names(await followed(path, `odata.maxpagesize=${page}`));
    expect(await read('Lots?$select=id', 4)).toEqual(all);
    expect(await read('Lots?$select=id&$skip=3&$top=9', 4)).toEqual(all.slice(3, 12));
    const even = all.filter((_, i) => i % 2 === 0);
    expect(await read("Lots?$select=id&$filter=form eq 'mill-solids'", 5)).toEqual(even);
    expect(await read('Lots?$select=id&$orderby=mass_g desc', 7)).toEqual(all.toReversed());
    expect(await read('Events?$select=id', 3)).toEqual(await read('Events?$select=id', 1000));
    const parts = await followed('LotsAnalysesResults?$select=Lots_id,n', 'odata.maxpagesize=7');
    expect(parts).toEqual(all.flatMap((id) => [1, 2].map((n) => ({ Lots_id: id, n }))));
  });

  it('count, sort, skip, and find a row by its key', async () => {
    expect(await (await service.get('/odata/Lots/$count')).text()).toBe(String(LOTS));
    expect(await (await service.get("/odata/Lots/$count?$filter=form eq 'turnings'")).text()).toBe('12');
    const some = await ask(
      "Lots?$count=true&$top=2&$skip=1&$filter=form eq 'turnings'&$orderby=form,mass_g desc&$select=id,mass_g",
    );
    expect(some).toMatchObject({
      '@odata.count': 12,
      value: [{ id: 'R-21', mass_g: 22_000 }, { id: 'R-19' }],
    });
    expect(some['@odata.context']).toBe('http://localhost/odata/$metadata#Lots(id,mass_g)');
    expect(await ask("Lots('R-4')?$select=id")).toMatchObject({
      ...{ id: 'R-4', '@odata.context': expect.stringContaining('$entity') },
    });
    expect(await ask("LotsAnalysesResults(Lots_id='R-4',LotsAnalyses_n=1,n=2)")).toMatchObject({
      element: 'S',
    });
    expect((await ask("Lots('nobody')")).status).toBe(404);
  });

  it('say what is wrong with a question, where, and what is allowed', async () => {
    const wrong = async (path: string) => {
      const { status, error, headers } = await ask(path);
      expect(headers.get('odata-version')).toBe('4.0');
      const [detail] = error.details;
      return [status, error.code, detail?.target, `${error.message} | ${detail?.message}`] as const;
    };
    const refusals: readonly (readonly [string, string, RegExp])[] = [
      ['Lots?$expand=analyses', '$expand', /\$expand is not offered.*read the set of the parts by itself/],
      ['Lots?$filter=weight gt 3', '$filter', /there is no column weight.*allowed: .*mass_g/],
      ["Lots?$filter=mass_g gt 'heavy'", '$filter', /mass_g is not compared with a text.*a number: 12\.5/],
      ['Lots?$filter=receivedAt gt 2026-01-01', '$filter', /2026-12-18T06:00:00Z/],
      ["Lots?$filter=id eq 'R-1", '$filter', /a quote is not closed/],
      ["Lots?$filter=(id eq 'R-1'", '$filter', /"\)" is missing at its end/],
      ["Lots?$filter=id like 'R'", '$filter', /"like" is no comparison/],
      ['Lots?$filter=round(mass_g) eq 3', '$filter', /the function round is not offered/],
      [`Lots?$filter=${'('.repeat(60)}id eq 'R'`, '$filter', /too many brackets/],
      ['Lots?$filter=constructor eq 3', '$filter', /there is no column constructor/],
      ['Lots?$select=id,constructor', '$select', /cannot be constructor/],
      ['Lots?$orderby=id down', '$orderby', /asc or desc/],
      ['Lots?$top=-1', '$top', /a whole number from 0 on/],
      ['Lots?$top=20000&$orderby=id', '$orderby', /at most 10000 lines.*ask with \$top/],
      ['Lots?filter=x', 'filter', /no option filter.*write \$filter/],
      ['Lots?$skiptoken=abc', '$skiptoken', /follow @odata\.nextLink/],
      ['Lots(3)', 'key', /allowed: \('value'\)/],
    ];
    for (const [path, target, words] of refusals) {
      const [status, code, at, said] = await wrong(path);
      expect([path, status, code, at]).toEqual([path, 400, 'input', target]);
      expect(said).toMatch(words);
    }
    expect((await wrong('Pots')).slice(0, 3)).toEqual([404, 'not-found', 'address']);
    expect((await wrong('Lots/id')).slice(0, 3)).toEqual([404, 'not-found', 'address']);
    expect((await wrong('Lots?$format=xml')).slice(0, 3)).toEqual([406, 'input', '$format']);
  });

  it('are read with a token as the password, and tell a spreadsheet that they ask for one', async () => {
    const basic = (password: string) => ({
      authorization: `Basic ${Buffer.from(`excel:${password}`).toString('base64')}`,
    });
    const by = (path: string, headers: Record<string, string>) => service.get(path, null, headers);
    expect((await by('/odata/Lots/$count', basic(tokenOf('paul')))).status).toBe(200);
    expect((await by('/api/yard/list-lots.csv', basic(tokenOf('paul')))).status).toBe(200);
    for (const headers of [{}, basic('guessed')]) {
      const refused = await by('/odata/Lots', headers);
      expect([refused.status, refused.headers.get('www-authenticate')]).toEqual([
        ...[401, 'Basic realm="Remelt", charset="UTF-8"'],
      ]);
    }
    // nothing else is opened so: a browser would send it by itself
    expect((await by('/api/yard/list-lots', basic(tokenOf('paul')))).status).toBe(401);
  });
});

describe('a list as a file', () => {
  it('is the same table as CSV, in which no name computes', async () => {
    const answer = await service.get('/api/yard/list-lots.csv?form=turnings');
    expect(answer.headers.get('content-disposition')).toBe('attachment; filename="Lots.csv"');
    const [head, first, second, ...rest] = (await answer.text()).split('\r\n');
    expect(head!.split(',').slice(0, 4)).toEqual(['id', 'subject', 'node', 'mass_g']);
    expect(first).toMatch(/^R-1,lot:R-1,\d+,2000,/);
    expect(second).toContain(",'=cmd('O''Hara'),");
    expect(rest.length).toBe(11);
    const parts = await service.get('/api/yard/list-lots.csv?table=LotsAnalysesResults&lots=["R-3"]');
    expect(await parts.text()).toBe(
      'Lots_id,LotsAnalyses_n,n,element,text,unit,sd\r\nR-3,1,1,Cr,19.50,wt%,\r\nR-3,1,2,S,<0.0010,wt%,\r\n',
    );
    const wrong = await service.get('/api/yard/list-lots.csv?table=Pots');
    expect([wrong.status, await wrong.json()]).toMatchObject([
      400,
      { error: { details: [{ path: 'table' }] } },
    ]);
    expect((await service.get('/api/yard/list-lots.csv?status=hold&stat=1')).status).toBe(400);
    expect((await service.get('/api/yard/show-lot.csv?lot=R-1')).status).toBe(404);
    expect((await service.get('/api/yard/list-lots.csv', 'rita')).status).toBe(403);
  });

  it('is a workbook with a sheet for each of its tables, whose numbers and days stay such', async () => {
    const answer = await service.get('/api/yard/list-lots.xlsx?table=Lots,LotsAnalysesResults,LotsOrdered');
    expect(answer.headers.get('content-disposition')).toBe('attachment; filename="Lots.xlsx"');
    const book = new exceljs.Workbook();
    await book.xlsx.load(await answer.arrayBuffer());
    expect(book.worksheets.map(({ name, rowCount }) => [name, rowCount])).toEqual([
      ['Lots', LOTS + 1],
      ['LotsAnalysesResults', 2 * LOTS + 1],
    ]);
    const [lots, results] = book.worksheets;
    const column = (name: string) => (lots!.getRow(1).values as string[]).indexOf(name);
    const row = lots!.getRow(5);
    expect(row.getCell(column('mass_g')).value).toBe(4000);
    expect(row.getCell(column('supplier')).value).toBe("=cmd('O''Hara')");
    expect(row.getCell(column('receivedAt')).value).toBeInstanceOf(Date);
    expect(results!.getRow(3).getCell(5).value).toBe('<0.0010');
  });
});

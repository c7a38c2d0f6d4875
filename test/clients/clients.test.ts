import { execFile, spawnSync } from 'node:child_process';
import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listen } from '../../src/faces/server/serve.ts';
import { CLIENTS } from '../../tools/publish-clients.ts';
import { type Service, servedPlant, tokenOf } from '../server/founded.ts';
import { freshFolder } from '../testing/remelt.ts';

const run = promisify(execFile);
const PAGE = readFileSync(join(import.meta.dirname, '../../docs/how-to/use-from-python-and-r.md'), 'utf8');
const isThere = (program: string, ...argv: readonly string[]): boolean =>
  spawnSync(program, argv, { stdio: 'ignore' }).status === 0;

/** The languages in which the same things are done, and whether this machine speaks them. */
const LANGUAGES = [
  {
    ...{
      language: 'Python' as const,
      program: 'python3',
      file: 'walk.py',
      client: 'remelt.py',
      block: 'python',
    },
    isHere: isThere('python3', '--version'),
  },
  {
    ...{ language: 'R' as const, program: 'Rscript', file: 'walk.R', client: 'remelt.R', block: 'r' },
    isHere: isThere('Rscript', '-e', 'stopifnot(requireNamespace("httr2"), requireNamespace("jsonlite"))'),
  },
];

/** A line to a server that passes each request on and loses the first answer to each of them; how many it has lost. */
async function lossyLine(address: string) {
  const heard = new Set<string>();
  const line = createServer((asked, answer) => {
    const { method, url, headers } = asked;
    const to = request(new URL(url!, address), { method, headers });
    asked.pipe(to);
    to.on('response', (reply) => {
      if (heard.has(url!)) reply.pipe(answer.writeHead(reply.statusCode!, reply.headers));
      else reply.resume().on('end', () => heard.add(url!) && answer.destroy());
    });
  });
  await new Promise<void>((done) => line.listen(0, '127.0.0.1', done));
  const { port } = line.address() as AddressInfo;
  return { address: `http://127.0.0.1:${port}`, heard, close: () => line.close() };
}

/** A server that cuts its first feed off in the middle of a line, and asks for an hour before it says anything else. */
async function busyServer() {
  const event = '{"format":"remelt-event/1","id":"1-a","cursor":"c1"}\n';
  const end = '{"format":"remelt-feed-end/1","events":1,"cursor":"c1","more":false}\n';
  let asked = 0;
  const server = createServer(({ url = '' }, answer) => {
    if (url.startsWith('/api/feed')) return answer.end(asked++ === 0 ? event.slice(0, 30) : event + end);
    const error = { code: 'forbidden', message: 'too many tries', details: [{ cure: 'wait an hour' }] };
    return answer.writeHead(429, { 'retry-after': '3600' }).end(JSON.stringify({ error }));
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  return { address: `http://127.0.0.1:${port}`, close: () => server.close() };
}

/** What is sent of values of all kinds. */
const SENT = {
  Python: '{"text":"1500","mass_g":1.50E+3,"share":0.1,"count":3,"is":true,"at":["0.10"]}',
  R: '{"text":"0.10","mass_g":0.30000000000000004,"share":1e-07,"count":3,"is":true,"at":["0.10"],"none":[],"rows":[{"lot":"L-1","mass_g":5},{"lot":"L-2"}]}',
};

for (const { language, program, file, client, block, isHere } of LANGUAGES)
  describe.skipIf(!isHere)(
    `the client for ${language}${isHere ? '' : `, which is not installed here`}`,
    () => {
      const folder = freshFolder();
      let service: Service;
      let server: Awaited<ReturnType<typeof listen>>;
      beforeAll(async () => {
        service = await servedPlant('own');
        server = await listen(service.plant, { port: 0 });
      });
      afterAll(async () => {
        await server.close();
        await service.close();
        folder.remove();
      });

      const walk = async (step: string, address = server.address): Promise<unknown> => {
        const env = {
          ...process.env,
          PYTHONPATH: CLIENTS,
          PYTHONDONTWRITEBYTECODE: '1',
          REMELT_CLIENTS: CLIENTS,
        };
        const argv = [join(import.meta.dirname, file), address, folder.path, step];
        return JSON.parse((await run(program, argv, { env })).stdout) as unknown;
      };
      const size = async () => (await service.plant.open()).store.head().then((head) => head.size);

      it('books, and reads all digits back, page after page', async () => {
        const ids = ['L-1', 'L-2', 'L-3', 'L-4', 'L-5'];
        expect(await walk('book')).toEqual(ids);
        expect(await walk('read')).toEqual({
          results: [
            { element: 'Cr', text: '21.900000000000000000000000001', unit: 'wt%' },
            { element: 'S', text: '<0.0010', unit: 'wt%' },
          ],
          ...{ held: 'torn "label" ü', pages: ids, masses: ids.map(() => 100_000) },
        });
      });

      it('says what is refused in the words of the server', async () => {
        const before = await size();
        const said = await walk('refuse');
        expect(said).toMatchObject({
          missing: {
            ...{ code: 'not-found', words: 'there is no lot L-99', status: 404 },
            ...{
              cure: 'correct the name, or book it first',
              whole: expect.stringContaining('correct the name'),
            },
          },
          wrong: { code: 'input', status: 400, whole: expect.stringMatching(/mass_g: .*at least 0/) },
          forbidden: { code: 'forbidden', status: 403 },
          nowhere: {
            code: 'unreachable',
            words: expect.stringContaining('http://127.0.0.1:9 cannot be reached'),
          },
        });
        if (language === 'Python')
          expect(said).toMatchObject({
            float: 'text = 21.9 is kept digit by digit: give it as text or Decimal, not as float',
          });
        expect(await size()).toBe(before);
      });

      it('books once over a line that loses each first answer', async () => {
        const [before, line] = [await size(), await lossyLine(server.address)];
        expect(await walk('lost', line.address)).toEqual(['V-1']);
        expect([...line.heard]).toEqual(['/api/yard/buy-material', '/api/yard/list-lots?find=V-1']);
        line.close();
        const once = await size();
        await service.post('/api/yard/buy-material', {
          material: 'Ni-electrolytic',
          mass_g: 500_000,
          lot: 'V-2',
        });
        expect(once - before).toBe((await size()) - once);
      });

      it('sends all digits, reads no feed that was cut off, and does not wait an hour', async () => {
        expect(await walk('digits')).toBe(SENT[language]);
        const busy = await busyServer();
        expect(await walk('busy', busy.address)).toMatchObject({
          ...{ events: ['1-a'], refused: { words: 'too many tries', cure: 'wait an hour', status: 429 } },
        });
        busy.close();
      });

      it('signs what its person has read, and nothing without', async () => {
        expect(await walk('sign')).toMatchObject({
          unsigned: { code: 'confirm-person', status: 401 },
          answer: { subject: 'lot:L-5', as: 'scrap' },
          said: [expect.stringMatching(/^I, ANNA, decide what becomes of lot L-5: scrap\. Reason: oil/)],
        });
      });

      it('reads the feed on where it was, event by event, also after the server was away', async () => {
        const fallen = (await walk('feed-falls')) as { booked: string[]; all: string[] };
        expect(fallen.booked).toEqual(fallen.all.slice(0, 2));
        await server.close();
        server = await listen(service.plant, { port: 0 });
        const gone = (await walk('feed')) as { booked: string[]; all: string[] };
        expect(gone.booked.length).toBeGreaterThan(5);
        expect(gone.booked).toEqual(gone.all);
        expect(await walk('feed')).toEqual(gone);
      });

      it('does what the page about it says', async () => {
        const blocks = PAGE.matchAll(new RegExp(`^\`\`\`${block}\\n([\\s\\S]*?)^\`\`\``, 'gm'));
        const code = [...blocks].map(([, text]) => text).join('\n');
        copyFileSync(join(CLIENTS, client), join(folder.path, client));
        writeFileSync(join(folder.path, 'page'), code);
        const env = { ...process.env, REMELT_URL: server.address, REMELT_TOKEN: tokenOf('gus') };
        const { stdout, stderr } = await run(program, ['page'], { cwd: folder.path, env });
        expect(`${stdout}${stderr}`).toContain('there is no lot V-9999');
        expect(`${stdout}${stderr}`).toContain(' 100.000\n');
        expect(readFileSync(join(folder.path, 'erp.cursor'), 'utf8')).toMatch(/^\w+/);
        const { store } = await service.plant.open();
        const held = (await store.lots({ status: 'hold' })).map(({ id, holdReason }) => [id, holdReason]);
        expect(held).toContainEqual([language === 'R' ? 'V-1002' : 'V-1001', 'the label is torn']);
      });
    },
  );

import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { actingAs, type TaskContext } from '../src/desk/context.ts';
import { createCompute } from '../src/engine/compute.ts';
import { fromBase64, toBase64 } from '../src/evidence/proof/bytes.ts';
import { askTime } from '../src/faces/cli/ask-time.ts';
import { initLedger } from '../src/tasks/proof/init-ledger/init-ledger.ts';
import { keepTimestamp } from '../src/tasks/proof/keep-timestamp/keep-timestamp.ts';
import { listWitnesses } from '../src/tasks/proof/list-witnesses/list-witnesses.ts';
import { makeKey } from '../src/tasks/proof/make-key/make-key.ts';
import { publishedLog } from '../src/tasks/proof/publish-log.ts';
import { timestampQuery } from '../src/tasks/proof/timestamp-query/timestamp-query.ts';
import { runTask } from '../src/tasks/task.ts';
import { memoryContext } from '../src/tasks/testing/memory-context.ts';
import { memoryKeys } from './testing/memory-keys.ts';
import { timeAuthority } from './testing/time-authority.ts';

/** Purpose of a certificate: a server of the web. */
const WEB_SERVER = '1.3.6.1.5.5.7.3.1';
const NOON = '2026-11-28T12:00:00.000Z';

describe('the time of a ledger by an authority', () => {
  const compute = createCompute();
  const now = () => new Date(NOON);
  let context: TaskContext;
  let authority: Awaited<ReturnType<typeof timeAuthority>>;

  beforeAll(async () => {
    authority = await timeAuthority(now);
    const bare = { ...memoryContext({ compute }), keys: memoryKeys(), askTime };
    await runTask(initLedger, {}, bare);
    context = actingAs('p-qual', bare);
  });
  afterAll(async () => {
    await context.store.close();
    await compute.close();
  });

  test('has no name to be stated before its log has a key', async () => {
    await expect(runTask(timestampQuery, {}, context)).rejects.toMatchObject({
      code: 'conflict',
      details: [expect.objectContaining({ does: [{ verb: 'proof/make-key' }] })],
    });
    await runTask(makeKey, { origin: 'ledger.example/works' }, context);
  });

  test('is asked over HTTP, checked, kept, listed and published for other tools', async () => {
    const asked: (string | undefined)[] = [];
    const server = createServer(async (request, response) => {
      asked.push(request.headers['content-type']);
      const parts: Buffer[] = [];
      for await (const part of request) parts.push(part as Buffer);
      const body = Buffer.concat(parts);
      response.end(Buffer.from(await authority.answer(body)));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const { size } = await context.store.head();
    const kept = await runTask(keepTimestamp, { url, roots: [authority.root] }, context);
    server.close();
    expect(asked).toEqual(['application/timestamp-query']);
    const time = { authority: 'Time of the test, Nobody', stated: NOON, size, seq: size };
    expect(kept).toMatchObject({ ...time, trusted: true });
    expect((await runTask(listWitnesses, {}, context)).times).toEqual([expect.objectContaining(time)]);
    const files = new Map<string, Uint8Array>();
    for await (const { path, bytes } of publishedLog(context)) files.set(path, bytes);
    const text = new TextDecoder().decode(files.get(`timestamp/${size}.txt`));
    expect(text).toMatch(new RegExp(`^ledger\\.example/works\\n${size}\\n`));
    expect(files.get(`timestamp/${size}.tsr`)?.length).toBeGreaterThan(500);
  });

  test('is carried to the authority in a file, and kept for the size that was asked for', async () => {
    const { query, size } = await runTask(timestampQuery, {}, context);
    const answer = toBase64(await authority.answer(fromBase64(query)));
    const later = await runTask(keepTimestamp, { answer, size }, context);
    expect(later).toMatchObject({ size, trusted: false });
    await expect(runTask(keepTimestamp, { answer }, context)).rejects.toMatchObject({
      code: 'input',
      details: [expect.objectContaining({ cure: expect.stringContaining('--size') })],
    });
    const { size: records } = await context.store.head();
    await expect(runTask(timestampQuery, { size: records + 1 }, context)).rejects.toMatchObject({
      code: 'input',
      details: [{ path: 'size', value: records + 1, allowed: `1 to ${records}`, cure: expect.any(String) }],
    });
    const roots = ['no certificate'];
    await expect(runTask(keepTimestamp, { answer, size, roots }, context)).rejects.toMatchObject({
      code: 'input',
      details: [
        {
          path: 'roots',
          allowed: expect.stringContaining('PEM'),
          cure: expect.stringContaining('openssl x509'),
        },
      ],
    });
  });

  test('is not taken from a certificate that is for something else, nor from one under another root', async () => {
    const { query, size } = await runTask(timestampQuery, {}, context);
    const web = await timeAuthority(now, WEB_SERVER);
    const kept = async (from: typeof authority, roots: string[]) =>
      runTask(
        keepTimestamp,
        { answer: toBase64(await from.answer(fromBase64(query))), size, roots },
        context,
      );
    await expect(kept(web, [web.root])).rejects.toMatchObject({
      message: expect.stringMatching(/not one for times/),
    });
    await expect(kept(web, [authority.root])).rejects.toMatchObject({
      message: expect.stringMatching(/roots/),
    });
    await expect(kept(authority, [])).resolves.toMatchObject({ trusted: false });
  });

  test('an authority that does not answer is named, with the way round', async () => {
    await expect(askTime('http://127.0.0.1:1', new Uint8Array())).rejects.toMatchObject({
      code: 'unavailable',
      details: [expect.objectContaining({ cure: expect.stringContaining('--answer FILE') })],
    });
  });
});

import { describe, expect, test } from 'vitest';
import vector from './__fixtures__/timestamp.json' with { type: 'json' };
import { fromBase64, toBase64 } from './bytes.ts';
import { readTimestamp, timeQueryOf } from './timestamp.ts';

/** An answer that OpenSSL made to the query that stands here. */
describe('the time of a checkpoint', () => {
  const reply = fromBase64(vector.reply);

  test('is asked for as OpenSSL asks', async () => {
    expect(toBase64(await timeQueryOf(vector.text))).toBe(vector.query);
  });

  test('is read from an answer that another program made, and its chain ends in the root', async () => {
    expect(await readTimestamp(reply, vector.text, [vector.root])).toEqual({
      authority: 'Test authority of time',
      certificate: expect.stringMatching(/^[0-9a-f]{64}$/),
      stated: expect.stringMatching(/^2026-11-28T18:/),
      trusted: true,
    });
    expect(await readTimestamp(reply, vector.text)).toMatchObject({ trusted: false });
  });

  test.each([
    ['another text', [reply, `${vector.text}x`], /another text/],
    ['another root', [reply, vector.text, [vector.otherRoot]], /does not follow from these roots/],
    ['no certificate', [reply, vector.text, ['hello']], /holds no certificate/],
    ['no time-stamp', [new TextEncoder().encode('hello'), vector.text], /is no time-stamp/],
    ['nothing', [new Uint8Array(), vector.text], /is no time-stamp/],
    ['50 kB', [new Uint8Array(50_000), vector.text], /50000 bytes/],
  ] as const)('is refused: %s', async (_, [answer, text, roots], words) => {
    await expect(readTimestamp(answer, text, roots)).rejects.toMatchObject({
      code: 'input',
      message: expect.stringMatching(words),
    });
  });

  test('a change of what is signed is refused', async () => {
    const at = (bytes: Uint8Array) => Buffer.from(reply).indexOf(bytes);
    const stated = at(new TextEncoder().encode('20261128'));
    expect(stated).toBeGreaterThan(0);
    // the time that is stated, and each 16th byte of the signature at the end
    for (const place of [stated + 7, ...[1, 17, 33, 49].map((back) => reply.length - back)]) {
      const changed = Uint8Array.from(reply);
      changed[place]! ^= 1;
      await expect(readTimestamp(changed, vector.text, [vector.root])).rejects.toMatchObject({
        code: 'input',
      });
    }
  });

  test('whatever bytes are changed, nothing but bad input is thrown', async () => {
    const truth = await readTimestamp(reply, vector.text, [vector.root]);
    for (let i = 0; i < reply.length; i += 5) {
      const changed = Uint8Array.from(reply);
      changed[i]! ^= 0x41;
      const read = await readTimestamp(changed, vector.text, [vector.root]).catch((error) => error);
      if (read.code !== 'input') expect({ ...read, at: i }).toEqual({ ...truth, at: i });
    }
  });
});

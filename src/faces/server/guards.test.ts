import { Hono } from 'hono';
import { expect, test } from 'vitest';
import { largeInTurns } from './guards.ts';

const MB = 1024 * 1024;

test('of many large bodies at once two are answered, sixteen wait, and the rest is refused; small ones pass', async () => {
  const refused: unknown[] = [];
  let [letGo, atOnce] = [() => {}, 0];
  const held = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  const app = new Hono()
    .use(largeInTurns())
    .post('/', async (c) => {
      if (c.req.header('content-length') !== '1') {
        atOnce += 1;
        await held;
      }
      return c.text('read');
    })
    .onError((error, c) => {
      refused.push(error);
      return c.text('refused', 503);
    });
  const ask = (bytes: number) =>
    app.request('/', { method: 'POST', body: 'x', headers: { 'content-length': String(bytes) } });

  const large = Array.from({ length: 24 }, () => ask(MB));
  await Promise.all(large.slice(18));
  expect(refused).toHaveLength(6);
  expect(refused[0]).toMatchObject({ status: 503, message: 'too many large requests at once' });
  expect(atOnce).toBe(2);
  expect((await ask(1)).status).toBe(200);
  letGo();
  const answered = await Promise.all(large.slice(0, 18));
  expect(answered.map(({ status }) => status)).toEqual(Array(18).fill(200));
});

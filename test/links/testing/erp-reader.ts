/**
 * An ERP that reads the feed, as a process that may die at any moment: `node erp-reader.ts ADDRESS TOKEN JOURNAL`. What it books stands in its
 * journal, a line for each event with its cursor: event and cursor are written together, so that it goes on after what it booked last.
 */
import { appendFileSync, existsSync, readFileSync, truncateSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

const [, , address = '', token = '', journal = ''] = process.argv;

/** The cursor of the last line; a line that was cut is dropped. */
function lastCursor(): string {
  const text = existsSync(journal) ? readFileSync(journal, 'utf8') : '';
  const whole = text.slice(0, text.lastIndexOf('\n') + 1);
  if (whole.length < text.length) truncateSync(journal, Buffer.byteLength(whole));
  const last = whole.trimEnd().split('\n').at(-1) ?? '';
  return last === '' ? '' : (JSON.parse(last) as { readonly cursor: string }).cursor;
}

/** Books what came until the transfer ends or breaks. */
async function read(): Promise<void> {
  const reply = await fetch(`${address}/api/feed?after=${cursor}`, {
    headers: { authorization: `Bearer ${token}`, accept: 'application/x-ndjson' },
  });
  if (!reply.ok) throw new Error(await reply.text());
  let rest = '';
  const decoder = new TextDecoder();
  for await (const part of reply.body!) {
    const lines = (rest + decoder.decode(part as Uint8Array, { stream: true })).split('\n');
    rest = lines.pop()!;
    for (const line of lines) {
      const told = JSON.parse(line) as { readonly format: string; readonly cursor: string };
      if (told.format !== 'remelt-event/1') continue;
      appendFileSync(journal, `${line}\n`);
      cursor = told.cursor;
    }
  }
}

let cursor = lastCursor();
for (;;) {
  // a server that is away is asked again
  await read().catch(() => undefined);
  await sleep(20);
}

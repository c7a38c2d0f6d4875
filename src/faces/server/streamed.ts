import type { Context } from 'hono';

/** Answers with parts as they are made: whoever reads slowly holds up nothing but this answer. What is refused is refused before the first part. */
export async function streamed(
  c: Context,
  parts: AsyncGenerator<string | Uint8Array>,
  headers: Record<string, string>,
): Promise<Response> {
  let ready: IteratorResult<string | Uint8Array> | undefined = await parts.next();
  const encoder = new TextEncoder();
  const body = new ReadableStream<Uint8Array>({
    pull: async (controller) => {
      const { value, done } = ready ?? (await parts.next());
      ready = undefined;
      if (done) controller.close();
      else controller.enqueue(typeof value === 'string' ? encoder.encode(value) : value);
    },
    cancel: async () => {
      await parts.return(undefined);
    },
  });
  return c.body(body, 200, headers);
}

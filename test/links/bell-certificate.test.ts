import { once } from 'node:events';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { expect, it, vi } from 'vitest';
import { madeCertificate } from '../../src/faces/server/certificate.ts';
import { doorbell } from '../../src/links/webhook/doorbell.ts';
import { freshFolder } from '../testing/remelt.ts';

it('sends no bell to a receiver whose certificate nobody vouches for, and says so', async () => {
  const folder = freshFolder();
  const made = await madeCertificate(folder.path, {
    ...{ names: ['127.0.0.1'], plant: 'works', now: new Date() },
  });
  const { cert, key } = made.certificate;
  let rings = 0;
  const server = createServer({ cert, key }, (_request, reply) => {
    rings += 1;
    reply.writeHead(204).end();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const said: string[] = [];
  const bell = doorbell({
    ...{ source: 'sap-1', url: `https://127.0.0.1:${(server.address() as AddressInfo).port}/bell` },
    ...{ now: () => new Date(), say: (_condition, words) => said.push(words), taken: () => undefined },
    environment: { REMELT_WEBHOOK_SAP_1_SECRET: `whsec_${'k'.repeat(43)}=` },
  });
  try {
    bell.news('c1');
    await vi.waitFor(() =>
      expect(said[0]).toMatch(
        /^its certificate is not trusted \(UNABLE_TO_VERIFY_LEAF_SIGNATURE\): renew it/,
      ),
    );
    expect(rings).toBe(0);
  } finally {
    bell.close();
    server.close();
    folder.remove();
  }
});

import { createServer, type Socket } from 'node:net';
import { shownDigits } from './protocol.ts';

/** A simulated scale: it answers MT-SICS on a port of this machine with the load that somebody says lies on it. */
export interface SimulatedScale {
  readonly port: number;
  /** Puts a load on it [kg], as a display shows it; for a moment it moves. */
  readonly load: (kg: string) => void;
  /** The load [kg], as text. */
  readonly shown: () => string;
  readonly close: () => Promise<void>;
}

/** A load swings for about so long before a platform scale stands still [ms] (assumption). */
const SETTLING_MS = 600;
/** Decimals of its display: steps of 1 g. */
const DECIMALS = 3;
/** Longest question that it reads. */
const MOST_ASKED = 100;

/** Starts it, on `port` or any free one, empty and without a tare. */
export async function simulatedScale({
  port = 0,
  capacity_kg = 600,
  settling_ms = SETTLING_MS,
}: {
  readonly port?: number;
  readonly capacity_kg?: number;
  /** How long a new load moves [ms]. */
  readonly settling_ms?: number;
} = {}): Promise<SimulatedScale> {
  let [gross_kg, tare_kg, movesUntil] = [0, 0, 0];
  const open = new Set<Socket>();
  const text = (kg: number) => `${kg.toFixed(DECIMALS).padStart(10)} kg`;
  const answer = (question: string): string => {
    const moves = Date.now() < movesUntil;
    if (question === 'TA') return `TA A ${text(tare_kg)}`;
    if (question === 'T' && !moves) {
      tare_kg = gross_kg;
      return `T S ${text(tare_kg)}`;
    }
    if (question === 'S' && moves) return 'S I';
    if (question !== 'S' && question !== 'SI') return 'ES';
    if (gross_kg > capacity_kg) return 'S +';
    return `S ${moves ? 'D' : 'S'} ${text(gross_kg - tare_kg)}`;
  };
  const server = createServer((socket) => {
    open.add(socket);
    let pending = '';
    socket.setEncoding('latin1');
    socket.on('error', () => undefined);
    socket.on('close', () => open.delete(socket));
    socket.on('data', (chunk) => {
      const lines = `${pending}${chunk}`.split(/\r\n|\n|\r/);
      pending = (lines.pop() ?? '').slice(0, MOST_ASKED);
      for (const line of lines) if (line !== '') socket.write(`${answer(line.trim())}\r\n`);
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen({ port, host: '127.0.0.1' }, resolve);
  });
  const address = server.address();
  return {
    port: typeof address === 'object' && address !== null ? address.port : port,
    load: (kg) => {
      gross_kg = Number(shownDigits(kg) ?? 0);
      movesUntil = Date.now() + settling_ms;
    },
    shown: () => gross_kg.toFixed(DECIMALS),
    close: async () => {
      for (const socket of open) socket.destroy();
      await new Promise((ended) => server.close(ended));
    },
  };
}

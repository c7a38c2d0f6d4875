import { createServer } from 'node:net';
import { Aedes } from 'aedes';

/** A broker in this process, which remembers what its clients did. */
export interface Broker {
  readonly port: number;
  /** Packets that clients sent it, by the name of their command. */
  readonly commands: Set<string>;
  /** Topics that anybody but the test published. */
  readonly published: string[];
  readonly publish: (topic: string, payload: string | Uint8Array, retain?: boolean) => Promise<void>;
  /** Clients that have subscribed. */
  readonly subscribers: () => number;
  readonly close: () => Promise<void>;
}

/** Starts a broker; `password` is asked for where it is given. */
export async function brokerAt(at = 0, password?: string): Promise<Broker> {
  const commands = new Set<string>();
  const published: string[] = [];
  const aedes = await Aedes.createBroker(
    password === undefined
      ? {}
      : {
          authenticate: (...[, user, given, done]) =>
            done(null, user === 'furnace' && given?.toString() === password),
        },
  );
  let subscribers = 0;
  aedes.on('subscribe', (_, client) => {
    if (client) subscribers += 1;
  });
  aedes.on('publish', ({ topic }, client) => {
    if (client) published.push(topic);
  });
  const server = createServer((socket) => {
    // the commands that a client sends, by the first half byte of each packet
    socket.on('data', (bytes) => {
      for (const type of packetTypes(bytes)) commands.add(NAMES[type] ?? String(type));
    });
    aedes.handle(socket);
  });
  await new Promise<void>((resolve) => server.listen(at, '127.0.0.1', resolve));
  const { port } = server.address() as { readonly port: number };
  return {
    ...{ port, commands, published },
    subscribers: () => subscribers,
    publish: (topic, payload, retain = false) =>
      new Promise((resolve, reject) => {
        const packet = {
          cmd: 'publish' as const,
          topic,
          payload: Buffer.from(payload),
          retain,
          qos: 1 as const,
        };
        aedes.publish({ ...packet, dup: false }, (error) => (error ? reject(error) : resolve()));
      }),
    close: async () => {
      await new Promise<void>((resolve) => aedes.close(() => resolve()));
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

const NAMES = [
  ...['', 'connect', 'connack', 'publish', 'puback', 'pubrec', 'pubrel', 'pubcomp'],
  ...['subscribe', 'suback', 'unsubscribe', 'unsuback', 'pingreq', 'pingresp', 'disconnect'],
];

/** Types of the packets in some bytes that begin with one. */
function packetTypes(bytes: Buffer): number[] {
  const types: number[] = [];
  for (let at = 0; at < bytes.length; ) {
    types.push(bytes[at]! >> 4);
    let [length, times] = [0, 1];
    for (at += 1; at < bytes.length; at += 1, times *= 128) {
      length += (bytes[at]! & 0x7f) * times;
      if (bytes[at]! < 0x80) break;
    }
    at += 1 + length;
  }
  return types;
}

import { createServer, type Socket } from 'node:net';

/** How a simulated device behaves. */
export interface Device {
  readonly port: number;
  /** Function codes that it was asked, as they came. */
  readonly functions: number[];
  /** Registers by address, both tables. */
  readonly registers: Map<number, number>;
  behaves: 'well' | 'silent' | 'rubbish' | 'exception' | 'short';
  /** Hangs up on everybody. */
  readonly hangUp: () => void;
  readonly close: () => Promise<void>;
}

/** A device that speaks Modbus TCP by the published frames, written without the library that the driver uses. */
export async function modbusDevice(at = 0): Promise<Device> {
  const sockets = new Set<Socket>();
  const functions: number[] = [];
  const registers = new Map<number, number>();
  const device = { behaves: 'well' as Device['behaves'] };
  const answer = (frame: Buffer): Buffer => {
    const [head, code] = [frame.subarray(0, 4), frame[7]!];
    functions.push(code);
    const [start, count] = [frame.readUInt16BE(8), frame.readUInt16BE(10)];
    const framed = (body: Buffer): Buffer => {
      const length = Buffer.alloc(2);
      length.writeUInt16BE(body.length + 1);
      return Buffer.concat([head, length, frame.subarray(6, 7), body]);
    };
    if (device.behaves === 'exception') return framed(Buffer.of(code | 0x80, 2));
    const words = Buffer.alloc(2 * (device.behaves === 'short' ? count - 1 : count));
    for (let i = 0; i < words.length / 2; i++) words.writeUInt16BE(registers.get(start + i) ?? 0, 2 * i);
    return framed(Buffer.concat([Buffer.of(code, words.length), words]));
  };
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.on('close', () => sockets.delete(socket));
    socket.on('data', (frame) => {
      if (device.behaves === 'silent') return;
      if (device.behaves === 'rubbish') socket.write(Buffer.from('HTTP/1.1 400 Bad Request\r\n\r\n'));
      else socket.write(answer(frame));
    });
  });
  await new Promise<void>((resolve) => server.listen(at, '127.0.0.1', resolve));
  const { port } = server.address() as { readonly port: number };
  const hangUp = () => {
    for (const socket of sockets) socket.destroy();
  };
  return Object.assign(device, {
    ...{ port, functions, registers, hangUp },
    close: async () => {
      hangUp();
      await new Promise((resolve) => server.close(resolve));
    },
  });
}

import { spawn, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type { MappedTag } from '../../documents/heats/tag-map.ts';
import type { Source } from '../../metal/plant/source.ts';
import type { RunningLink } from '../driver.ts';
import { toldPort } from '../testing/told-port.ts';
import { modbusDriver, startModbus } from './modbus.ts';
import { blocksOf, numberIn } from './registers.ts';
import { type Device, modbusDevice } from './testing/modbus-device.ts';

const tag = (name: string, register: MappedTag['register']): MappedTag => ({
  ...{ tag: name, furnace: 'VIM-500', setting: 'temperature_K', unit: 'degC' },
  register: register!,
});
const TAGS = [
  tag('T1', { table: 'holding', address: 100, type: 'float32' }),
  tag('T2', { table: 'input', address: 7, type: 'int16' }),
];
const sourceAt = (port: number, tags: readonly MappedTag[] = TAGS): Source => ({
  ...{ id: 'plc', kind: 'recorder', driver: 'modbus', furnace: 'VIM-500', tags: { tags } },
  address: `tcp://127.0.0.1:${port}?unit=1`,
});
const FAST = { every_ms: 20, answer_ms: 150, again_ms: 20, part_ms: 100, silent_ms: 300, retry_ms: 20 };

/** Registers of a float32, high word first. */
function writeFloat({ registers }: Device, address: number, value: number): void {
  const bytes = Buffer.alloc(4);
  bytes.writeFloatBE(value);
  registers.set(address, bytes.readUInt16BE(0));
  registers.set(address + 1, bytes.readUInt16BE(2));
}

const open: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of open.splice(0).reverse()) await close();
});
async function device(at?: number): Promise<Device> {
  const made = await modbusDevice(at);
  open.push(made.close);
  return made;
}
function running(link: RunningLink): RunningLink {
  open.push(link.stop);
  return link;
}

describe('registers', () => {
  it('are asked for together where they are near, and never more than 125 at once', () => {
    const at = (address: number) => tag(`R${address}`, { table: 'holding', address, type: 'uint16' });
    const asked = blocksOf([at(0), at(10), at(200), ...Array.from({ length: 130 }, (_, i) => at(300 + i))]);
    expect(asked.map(({ start, count }) => [start, count])).toEqual([
      [0, 11],
      [200, 1],
      [300, 125],
      [425, 5],
    ]);
  });

  it.each([
    ['high-first', [0x44, 0xc1, 0xc0, 0x00]],
    ['low-first', [0xc0, 0x00, 0x44, 0xc1]],
    ['high-first-swapped', [0xc1, 0x44, 0x00, 0xc0]],
    ['low-first-swapped', [0x00, 0xc0, 0xc1, 0x44]],
  ] as const)('read 1550.0 of a float with its words %s', (words, bytes) => {
    const register = { table: 'holding', address: 3, type: 'float32', words } as const;
    expect(numberIn(Buffer.from([9, 9, ...bytes]), { start: 2 }, register)).toBe(1550);
  });

  it('read whole numbers with and without sign, and doubles', () => {
    const read = (type: 'int16' | 'uint16' | 'int32' | 'uint32' | 'float64', bytes: readonly number[]) =>
      numberIn(Buffer.from(bytes), { start: 0 }, { table: 'input', address: 0, type });
    expect(read('int16', [0xff, 0xfe])).toBe(-2);
    expect(read('uint16', [0xff, 0xfe])).toBe(65_534);
    expect(read('int32', [0xff, 0xff, 0xff, 0xfe])).toBe(-2);
    expect(read('uint32', [0, 1, 0, 0])).toBe(65_536);
    expect(read('float64', [0x40, 0x98, 0x38, 0, 0, 0, 0, 0])).toBe(1550);
  });
});

describe('a controller', () => {
  it('is read in parts, and asked nothing but questions of functions 3 and 4', async () => {
    const plc = await device();
    writeFloat(plc, 100, 1550);
    plc.registers.set(7, 65_534);
    const told = toldPort(sourceAt(plc.port));
    const link = startModbus(told.port, FAST);
    await told.until(() => told.parts.length >= 2 && plc.functions.length > 8);
    await link.stop();
    expect(told.said[0]).toBe('works: connected');
    expect(told.raw.at(-1)).toBe('T1 1550; T2 -2');
    expect(told.text()).toMatch(/^Tag,Time,Value,Quality\nT1,\S+Z,1550,good\nT2,\S+Z,-2,good\n/);
    expect([...new Set(plc.functions)].sort()).toEqual([3, 4]);
    const source = ['modbus.ts', 'registers.ts']
      .map((file) => readFileSync(join(import.meta.dirname, file), 'utf8'))
      .join('');
    expect(source).not.toMatch(/\.write(Single|Multiple)|socket\.write/);
  });

  it('that is silent, answers rubbish, hangs up or refuses is said, and read again when it is well', async () => {
    const plc = await device();
    const told = toldPort(sourceAt(plc.port));
    running(startModbus(told.port, FAST));
    const when = async (behaves: Device['behaves'], words: RegExp): Promise<void> => {
      const from = told.said.length;
      plc.behaves = behaves;
      await told.until(() => told.said.slice(from).some((one) => words.test(one)));
      plc.behaves = 'well';
      const [asked, back] = [plc.functions.length, told.said.length];
      await told.until(
        () => plc.functions.length > asked + 2 && told.said.slice(back).includes('works: connected'),
      );
    };
    await told.until(() => told.raw.length > 0);
    await when('silent', /waits: the device does not answer/);
    await when('exception', /waits: the device has no such register/);
    await when('rubbish', /waits: the device (answers something else|does not answer|has closed)/);
    await when('short', /waits: the device answers/);
    const from = told.said.length;
    plc.hangUp();
    await told.until(() => told.said.slice(from).some((one) => one.startsWith('waits: ')));
    await told.until(() => told.said.at(-1) === 'works: connected');
    expect([...new Set(plc.functions)].sort()).toEqual([3, 4]);
  });

  it('that stops is told of within the silence that is allowed, and marks a gap', async () => {
    const plc = await device();
    writeFloat(plc, 100, 1550);
    const told = toldPort(sourceAt(plc.port));
    running(startModbus(told.port, { ...FAST, answer_ms: 5000 }));
    await told.until(() => told.raw.length > 2);
    const begun = Date.now();
    plc.behaves = 'silent';
    await told.until(() =>
      told.said.some((one) => /^waits: no value since \d{4}-\d\d-\d\d \d\d:\d\d:\d\d UTC$/.test(one)),
    );
    expect(Date.now() - begun).toBeLessThan(5000);
  });

  it('keeps what the server does not take, and tells it again', async () => {
    const plc = await device();
    let isDown = true;
    const told = toldPort(sourceAt(plc.port), { refuses: () => isDown });
    running(startModbus(told.port, FAST));
    await told.until(() => told.raw.length > 20);
    expect(told.parts).toEqual([]);
    isDown = false;
    await told.until(() => told.parts.length >= 3);
    const names = told.parts.map(({ file }) => file);
    expect(new Set(names).size).toBe(names.length);
    expect(names).toEqual([...names].sort());
  });

  it('is tried without booking anything, and said to be gone where nobody listens', async () => {
    const plc = await device();
    writeFloat(plc, 100, 1550);
    const told = toldPort(sourceAt(plc.port));
    expect(await modbusDriver.tryOut(told.port, 2000)).toEqual({
      ...{ heard: true, words: '2 tags read', raw: 'T1 1550; T2 0' },
    });
    await plc.close();
    open.pop();
    expect(await modbusDriver.tryOut(told.port, 2000)).toMatchObject({
      ...{ heard: false, words: 'nothing listens at its address' },
    });
    expect(told.parts).toEqual([]);
  });

  it('without a map is not read', () => {
    const { tags: _, ...source } = sourceAt(502);
    expect(() => startModbus(toldPort(source).port)).toThrow(/what the tags of plc are/);
  });
});

const PYMODBUS = ['-c', 'import pymodbus.server, pymodbus.datastore'];
const hasPymodbus = spawnSync('/usr/bin/python3', PYMODBUS).status === 0;

/** A device by pymodbus: holding register 100 holds 1550.0 as float32. */
const SERVER = `
import sys
from pymodbus.datastore import ModbusSequentialDataBlock, ModbusServerContext
try:
    from pymodbus.datastore import ModbusSlaveContext as Unit
except ImportError:
    from pymodbus.datastore import ModbusDeviceContext as Unit
from pymodbus.server import StartTcpServer
words = [0] * 200
words[101], words[102] = 0x44C1, 0xC000
inputs = [0] * 200
inputs[8] = 65534
unit = Unit(hr=ModbusSequentialDataBlock(0, words), ir=ModbusSequentialDataBlock(0, inputs))
StartTcpServer(context=ModbusServerContext(unit, True), address=("127.0.0.1", int(sys.argv[1])))
`;

it.skipIf(!hasPymodbus)('reads what pymodbus serves (skipped where it is not installed)', async () => {
  const port = await freePort();
  const server = spawn('/usr/bin/python3', ['-c', SERVER, String(port)], { stdio: 'ignore' });
  open.push(async () => server.kill('SIGKILL'));
  const told = toldPort(sourceAt(port));
  running(startModbus(told.port, { ...FAST, answer_ms: 2000 }));
  await told.until(() => told.raw.length > 2);
  expect(told.raw.at(-1)).toBe('T1 1550; T2 -2');
});

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { readonly port: number };
      server.close(() => resolve(port));
    });
  });

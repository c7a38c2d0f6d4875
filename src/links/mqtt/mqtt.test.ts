import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect } from 'mqtt';
import { afterEach, describe, expect, it } from 'vitest';
import type { MappedTag } from '../../documents/heats/tag-map.ts';
import type { Source } from '../../metal/plant/source.ts';
import type { RunningLink } from '../driver.ts';
import { toldPort } from '../testing/told-port.ts';
import { secretsOf } from './broker-client.ts';
import { mqttDriver, startMqtt } from './mqtt.ts';
import { type Broker, brokerAt } from './testing/broker.ts';
import { writtenPayload } from './testing/payload.ts';
import { readersOf, valuesIn } from './topics.ts';

const base = { furnace: 'VIM-500', setting: 'temperature_K', unit: 'degC' };
const TAGS: MappedTag[] = [
  { ...base, tag: 'T1', topic: 'works/+/temperature' },
  { ...base, tag: 'T2', topic: 'works/vim/all', path: 'data.1.value' },
];
const sourceAt = (port: number, { settings = 'topic=works/%23', tags = TAGS } = {}): Source => ({
  ...{ id: 'mq', kind: 'recorder', driver: 'mqtt', furnace: 'VIM-500', tags: { tags } },
  address: `mqtt://127.0.0.1:${port}?${settings}`,
});
const FAST = { try_ms: 20, part_ms: 60_000, silent_ms: 60_000, retry_ms: 20 };

const open: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of open.splice(0).reverse()) await close();
});
async function broker(at?: number, password?: string): Promise<Broker> {
  const made = await brokerAt(at, password);
  open.push(() => made.close().catch(() => undefined));
  return made;
}
function running(link: RunningLink): RunningLink {
  open.push(link.stop);
  return link;
}
const values = (topic: string, payload: string) => valuesIn(topic, Buffer.from(payload), readersOf(TAGS));

describe('a message', () => {
  it.each<[string, string, object]>([
    ['a bare number', '1550.5', { value: 1550.5, isGood: true }],
    ['a decimal comma', '1550,5', { value: 1550.5 }],
    [
      'JSON with time and quality',
      '{"value":1550,"ts":1796212800000,"quality":"Good"}',
      { at_ms: 1_796_212_800_000, isGood: true },
    ],
    ['bad quality', '{"v":1550,"q":0}', { value: 1550, isGood: false }],
    ['a word', 'offline', { value: Number.NaN }],
    ['a time without a zone, which says nothing', '{"value":1,"time":"2026-12-02 10:00:00"}', { value: 1 }],
  ])('may be %s', (_what, payload, expected) => {
    const [told] = values('works/vim/temperature', payload);
    expect(told).toMatchObject({ tag: 'T1', ...expected });
    if (!('at_ms' in expected)) expect(told).not.toHaveProperty('at_ms');
  });

  it('is read at the place in its JSON that the map names, and of no other topic', () => {
    const payload = '{"time":"2026-12-02T10:00:00Z","data":[{"value":1},{"value":1551}]}';
    expect(values('works/vim/all', payload)).toEqual([
      { tag: 'T2', value: 1551, at_ms: Date.parse('2026-12-02T10:00:00Z'), isGood: true },
    ]);
    expect(values('works/vim/all', '{"data":[]}')).toMatchObject([{ value: Number.NaN }]);
    expect(values('works/a/b/temperature', '1')).toEqual([]);
    expect(values('office/x', '1')).toEqual([]);
  });
});

describe('a broker', () => {
  it('is subscribed to and nothing else: no publish, no will, no state', async () => {
    const made = await broker();
    const told = toldPort(sourceAt(made.port));
    const link = startMqtt(told.port, FAST);
    await told.until(() => made.subscribers() === 1);
    await made.publish('works/vim/temperature', '1550');
    await made.publish('works/vim/all', '{"data":[{},{"value":1551}]}');
    await told.until(() => told.raw.length === 2);
    await link.stop();
    expect(told.text()).toMatch(/T1,\S+Z,1550,good\nT2,\S+Z,1551,good\n/);
    expect([...made.commands].sort()).toEqual(['connect', 'puback', 'subscribe']);
    expect(made.published.filter((topic) => !topic.startsWith('works/'))).toEqual([]);
    const sources = ['broker-client.ts', 'mqtt.ts', 'sparkplug.ts'].map((file) =>
      readFileSync(join(import.meta.dirname, file), 'utf8'),
    );
    expect(sources.join('')).not.toMatch(/\.publish(Async)?\(|\bwill:/);
  });

  it('keeps messages that are no values of now, and one that comes twice counts once', async () => {
    const made = await broker();
    await made.publish('works/vim/temperature', '900', true);
    const told = toldPort(sourceAt(made.port));
    const link = startMqtt(told.port, FAST);
    await told.until(() => made.subscribers() === 1);
    const timed = '{"value":1550,"ts":1796212800000}';
    for (const payload of [timed, timed, '{"value":1551,"ts":1796212801000}'])
      await made.publish('works/vim/temperature', payload);
    await told.until(() => told.raw.length === 3);
    await link.stop();
    expect(told.text()).not.toContain(',900,');
    expect(told.text()).toMatch(/#values,\S+,2,/);
    expect(told.said).toContain('works: 1 values came late or twice and are left out');
  });

  it('that is restarted time and again is found again, and every break is a gap or nothing', async () => {
    let made = await broker();
    const told = toldPort(sourceAt(made.port));
    const link = startMqtt(told.port, FAST);
    const times = 12;
    for (let i = 0; i < times; i++) {
      await told.until(() => made.subscribers() === 1);
      await made.publish('works/vim/temperature', String(1500 + i));
      await told.until(() => told.raw.length === i + 1);
      const { port } = made;
      await made.close();
      made = await brokerAt(port);
    }
    open.push(() => made.close().catch(() => undefined));
    await link.stop();
    const [, count] = /#values,\S+,(\d+),/.exec(told.text())!;
    expect(Number(count)).toBe(times);
    expect(told.said.filter((one) => one === 'works: connected').length).toBeGreaterThanOrEqual(times);
  });

  it('whose topic floods is read up to a limit, and the topic is said', async () => {
    const made = await broker();
    const told = toldPort(sourceAt(made.port), { now: () => new Date('2026-12-02T10:00:00Z') });
    running(startMqtt(told.port, { ...FAST, mostPerSecond: 50 }));
    await told.until(() => made.subscribers() === 1);
    for (let i = 0; i < 80; i++) await made.publish('works/vim/temperature', String(i));
    await told.until(() => told.said.some((one) => one.startsWith('fault')));
    expect(told.said.at(-1)).toBe(
      'fault: more than 50 messages a second, most of them of works/vim/temperature: what is beyond is left out',
    );
    expect(told.raw).toHaveLength(50);
  });

  it('that asks for a password gets it from the environment or a file, and never shows it', async () => {
    const made = await broker(0, 'secret-7');
    const told = toldPort(sourceAt(made.port));
    running(startMqtt(told.port, FAST));
    await told.until(() => told.said.includes('waits: the broker does not know this name and password'));
    const folder = mkdtempSync(join(tmpdir(), 'remelt-mqtt-'));
    open.push(async () => rmSync(folder, { recursive: true }));
    const file = join(folder, 'password');
    writeFileSync(file, 'secret-7\n');
    expect(
      secretsOf('mq-1', { REMELT_MQTT_MQ_1_USER: 'furnace', REMELT_MQTT_MQ_1_PASSWORD_FILE: file }),
    ).toEqual({
      ...{ username: 'furnace', password: 'secret-7' },
    });
    const missing = { REMELT_MQTT_MQ_1_PASSWORD_FILE: join(folder, 'none') };
    expect(() => secretsOf('mq-1', missing)).toThrow(
      'the file that REMELT_MQTT_MQ_1_PASSWORD_FILE names cannot be read',
    );
    expect(JSON.stringify([told.said, told.raw, told.parts])).not.toContain('secret');
  });

  it('is tried without booking anything', async () => {
    const made = await broker();
    await made.publish('works/vim/temperature', '1550', true);
    const told = toldPort(sourceAt(made.port));
    expect(await mqttDriver.tryOut(told.port, 500)).toMatchObject({
      heard: true,
      raw: 'works/vim/temperature 1550',
    });
    // who reads the source for good is not thrown out by whoever tries it
    const link = running(startMqtt(told.port, FAST));
    await told.until(() => made.subscribers() === 2);
    await mqttDriver.tryOut(told.port, 300);
    await made.publish('works/vim/temperature', '1560');
    await told.until(() => told.raw.length === 1);
    expect(told.said).toEqual(['works: connected']);
    await link.stop();
    const gone = toldPort(sourceAt(await freePort()));
    expect(await mqttDriver.tryOut(gone.port, 300)).toMatchObject({
      ...{ heard: false, words: 'no broker listens at its address' },
    });
  });
});

it('reads Sparkplug B by birth and alias, and asks for no rebirth', async () => {
  const made = await broker();
  const tags = [{ ...base, tag: 'works/plc/vim/T1' }];
  const told = toldPort(sourceAt(made.port, { settings: 'topic=spBv1.0/%23&payload=sparkplug', tags }));
  const link = startMqtt(told.port, FAST);
  await told.until(() => made.subscribers() === 1);
  const at = Date.parse('2026-12-02T10:00:00Z');
  const send = (type: string, seq: number, metric: Parameters<typeof writtenPayload>[1][number]) =>
    made.publish(`spBv1.0/works/${type}/plc/vim`, writtenPayload(seq, [metric]));
  await send('DDATA', 1, { alias: 3, double: 1, at_ms: at });
  await told.until(() =>
    told.said.some((one) => one.includes('1 values have aliases that no birth has told')),
  );
  await send('DBIRTH', 2, { name: 'T1', alias: 3, double: 1550, at_ms: at });
  await send('DDATA', 3, { alias: 3, double: 1551, at_ms: at + 1000 });
  await send('DDATA', 4, { alias: 3, double: 1552, at_ms: at + 2000, quality: 0 });
  await send('DDATA', 5, { alias: 3, double: 1500, at_ms: at - 9000, isHistorical: true });
  await told.until(() => told.raw.length === 4);
  await made.publish('spBv1.0/works/DDATA/plc/vim', 'not a payload');
  await told.until(() => told.said.some((one) => one.includes('is not of Sparkplug B')));
  await link.stop();
  expect(told.text()).toMatch(
    /T1,2026-12-02T10:00:00.000Z,1550,good\n\S+T1,\S+01.000Z,1551,line\n\S+T1,\S+02.000Z,NaN,bad/,
  );
  expect(made.commands.has('publish')).toBe(false);
});

const MOSQUITTO = ['mosquitto', '/usr/sbin/mosquitto'].find((one) => !spawnSync(one, ['-h']).error);

it.skipIf(!MOSQUITTO)(
  'reads what mosquitto serves, through a restart (skipped where it is not installed)',
  async () => {
    const port = await freePort();
    const start = () => spawn(MOSQUITTO!, ['-p', String(port)], { stdio: 'ignore' });
    let server = start();
    open.push(async () => server.kill('SIGKILL'));
    const told = toldPort(sourceAt(port));
    running(startMqtt(told.port, FAST));
    for (const [i, value] of ['1550', '1551'].entries()) {
      await told.until(() => told.said.filter((one) => one === 'works: connected').length === i + 1);
      const sender = connect(`mqtt://127.0.0.1:${port}`);
      await new Promise((resolve) => sender.once('connect', resolve));
      await sender.publishAsync('works/vim/temperature', value, { qos: 1 });
      await sender.endAsync();
      await told.until(() => told.raw.length === i + 1);
      server.kill('SIGKILL');
      server = start();
    }
    expect(told.raw).toEqual(['works/vim/temperature 1550', 'works/vim/temperature 1551']);
  },
);

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { readonly port: number };
      server.close(() => resolve(port));
    });
  });

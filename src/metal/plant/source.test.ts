import { describe, expect, it } from 'vitest';
import { addressOf, atSamePlace, DRIVER_NAMES, driverForm, type Source } from './source.ts';
import { isWithin, sourceAddressOf } from './source-address.ts';
import { hoursOf, silentFor, workedBetween } from './source-hours.ts';

const source = (id: string, driver: Source['driver'], address: string): Source => ({
  ...{ id, driver, address },
  kind: driverForm(driver).kind,
});

describe('address of a source', () => {
  it.each([
    ['folder', '/mnt/oes/out/', { reach: 'folder', path: '/mnt/oes/out' }],
    ['folder', '\\\\srv\\oes\\out', { reach: 'folder', path: '\\\\srv\\oes\\out' }],
    ['folder', 'D:\\', { reach: 'folder', path: 'D:\\' }],
    [
      'tcp-line',
      'tcp://10.0.4.7:9001',
      { reach: 'tcp', host: '10.0.4.7', port: 9001, settings: { end: 'line' } },
    ],
    ['tcp-line', 'tcp://[::1]:9001?end=etx', { host: '::1', settings: { end: 'etx', pause_ms: '500' } }],
    [
      'serial-line',
      'serial:/dev/ttyUSB0?baud=1200',
      { device: '/dev/ttyUSB0', settings: { baud: '1200', data: '8' } },
    ],
    ['modbus', 'tcp://furnace', { reach: 'tcp', port: 502, settings: { unit: '1' } }],
    ['mqtt', 'mqtts://broker?topic=a/#', { isSecure: true, port: 8883, settings: { topic: 'a/#' } }],
    ['mt-sics', 'tcp://10.0.0.3', { port: 4305 }],
    ['webhook', 'https://erp.example/hook?key=1', { reach: 'web', url: 'https://erp.example/hook?key=1' }],
  ] as const)('%s takes %s apart', (driver, address, parts) => {
    expect(addressOf({ driver, address })).toMatchObject(parts);
  });

  it.each([
    ['folder', 'results', 'is not a valid address here'],
    ['folder', './results', 'is not a valid address here'],
    ['folder', 'tcp://10.0.4.7:9001', 'is not a valid address here'],
    ['tcp-line', '/mnt/oes', 'is a folder'],
    ['tcp-line', 'tcp://10.0.4.7', 'names no port'],
    ['tcp-line', 'tcp://:9001', 'is not a valid address here'],
    ['tcp-line', 'tcp://10.0.4.7:9001/path', 'is not part of the address of a host'],
    ['tcp-line', 'tcp://10.0.4.7:9001?end=dot', 'end of the address is "dot"'],
    ['tcp-line', 'tcp://10.0.4.7:9001?pause_ms=5', 'pause_ms of the address is "5"'],
    ['tcp-line', 'tcp://10.0.4.7:9001?baud=9600', '"baud" is not a setting of this address'],
    ['serial-line', 'serial:/dev/ttyUSB0?baud=31', 'baud of the address is "31"'],
    ['serial-line', 'serial:', 'names no serial device'],
    ['mqtt', 'mqtt://ann:secret@broker', 'holds no name and no password'],
    ['modbus', 'tcp://furnace?unit=256', 'unit of the address is "256"'],
    ['upload', 'tcp://10.0.4.7:9001', 'comes to the server by itself'],
    ['webhook', 'ftp://erp.example', 'is not a valid address here'],
    ['folder', `/${'x'.repeat(400)}`, 'at most 400 characters'],
  ] as const)('%s refuses %s in words', (driver, address, words) => {
    expect(() => addressOf({ driver, address })).toThrow(words);
  });

  it('is not repeated with a password in a refusal', () => {
    try {
      sourceAddressOf('mqtt://ann:secret@broker', driverForm('mqtt'));
      expect.unreachable();
    } catch (error) {
      expect(JSON.stringify([(error as Error).message, error])).not.toContain('secret');
    }
  });

  it('finds a source at the same place, however the address is written', () => {
    const others = [
      source('oes', 'folder', 'D:\\Results'),
      source('line', 'tcp-line', 'tcp://HOST:9001?end=etx'),
      source('plc', 'modbus', 'tcp://plc?unit=1'),
      source('pc', 'upload', ''),
    ];
    const at = (driver: Source['driver'], address: string) =>
      atSamePlace(source('new', driver, address), others)?.id ?? null;
    expect(at('recorder-csv', 'd:/results/')).toBe('oes');
    expect(at('zpl', 'tcp://host:9001')).toBe('line');
    expect(at('modbus', 'tcp://plc:502')).toBe('plc');
    expect(at('modbus', 'tcp://plc:502?unit=2')).toBeNull();
    expect(at('upload', '')).toBeNull();
    expect(atSamePlace(others[0]!, others)).toBeNull();
  });

  it('knows a folder within another', () => {
    expect(isWithin('/srv/plant/in', '/srv/plant')).toBe(true);
    expect(isWithin('/srv/plant', '/srv/plant/')).toBe(true);
    expect(isWithin('/srv/plant-2', '/srv/plant')).toBe(false);
    expect(isWithin('C:/Remelt/In', 'c:\\remelt')).toBe(true);
  });

  it('has words for each driver', () => {
    for (const name of DRIVER_NAMES) {
      const { title, help, reaches } = driverForm(name);
      expect(title).not.toBe('');
      expect(help === undefined).toBe(reaches.length === 0);
    }
  });
});

describe('silence of a source', () => {
  const at = (text: string) => new Date(text);
  const hour = 3_600_000;

  it('counts only the hours in which it works', () => {
    // Friday 4 December 2026, 20:00, to Monday 7 December, 08:00
    const [from, to] = [at('2026-12-04T20:00:00'), at('2026-12-07T08:00:00')];
    expect(workedBetween(from, to)).toBe(60 * hour);
    expect(workedBetween(from, to, 'Mon-Fri 06:00-22:00')).toBe(4 * hour);
    expect(workedBetween(from, to, 'sat, sun 08:00-12:30')).toBe(9 * hour);
    expect(workedBetween(from, to, '00:00-24:00')).toBe(60 * hour);
    expect(workedBetween(from, to, 'Fri-Mon 06:00-07:00')).toBe(3 * hour);
    expect(workedBetween(to, from, 'Mon-Fri 06:00-22:00')).toBe(0);
  });

  it('is told beyond the rule of the source, and never without one', () => {
    const heard = at('2026-12-07T08:00:00');
    const now = at('2026-12-07T08:10:00.500');
    expect(silentFor({ quietAfter_s: 600 }, { heard, now })).toBe(600_500);
    expect(silentFor({ quietAfter_s: 601 }, { heard, now })).toBeNull();
    expect(silentFor({}, { heard: at('2020-01-01T00:00:00'), now })).toBeNull();
  });

  it.each([
    '',
    'always',
    '22:00-06:00',
    'Mon-Fri',
    'Mon-Fry 06:00-22:00',
    '06:00-25:00',
    '06:70-22:00',
    'Mon--Fri 06:00-22:00',
  ])('refuses "%s" as working hours', (text) => {
    expect(() => hoursOf(text)).toThrow('does not say working hours');
  });
});

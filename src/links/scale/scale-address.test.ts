import { expect, it } from 'vitest';
import { namedScale, scaleAddressOf, scaleOfSource } from './scale-address.ts';

it('reads addresses of the network and of serial ports', () => {
  expect(namedScale('SC-2=tcp://192.168.1.40:4001?protocol=sma', '--scale')).toEqual([
    'SC-2',
    { protocol: 'sma', at: { host: '192.168.1.40', port: 4001 } },
  ]);
  expect(scaleAddressOf('tcp://[fd00::7]?protocol=mt-sics', '--at').at).toEqual({
    host: 'fd00::7',
    port: 4305,
  });
  expect(scaleAddressOf('serial:/dev/ttyUSB0?protocol=toledo&baud=4800&data=7&parity=even', '--at')).toEqual({
    protocol: 'toledo',
    at: { path: '/dev/ttyUSB0', baudRate: 4800, dataBits: 7, parity: 'even' },
  });
  expect(scaleAddressOf('serial:COM3?protocol=and', '--at').at).toMatchObject({
    path: 'COM3',
    baudRate: 9600,
  });
});

it.each([
  ['SC-2', 'names no scale'],
  ['SC-2=192.168.1.40', 'is not a valid address here'],
  ['SC-2=http://192.168.1.40?protocol=sma', 'is not a valid address here'],
  ['SC-2=tcp://192.168.1.40', 'protocol of the address is missing'],
  ['SC-2=tcp://192.168.1.40?protocol=modbus', 'protocol of the address is "modbus"'],
  ['SC-2=tcp://192.168.1.40?protocol=sma&baud=9600', '"baud" is not a setting of this address'],
  ['SC-2=serial:/dev/ttyS0?protocol=sma&baud=1', 'baud of the address is "1"'],
])('%s is refused by the option it was typed for', (text, words) => {
  expect(() => namedScale(text, '--scale')).toThrow(
    expect.objectContaining({
      message: expect.stringContaining(words),
      details: [expect.objectContaining({ path: '--scale' })],
    }),
  );
});

it('is that of a source which is a scale, by the name of the scale', () => {
  const source = { id: 'floor', kind: 'scale', driver: 'sma', address: 'tcp://h:4001' } as const;
  expect(scaleOfSource(source)).toEqual(['floor', { protocol: 'sma', at: { host: 'h', port: 4001 } }]);
  expect(scaleOfSource({ ...source, scale: 'SC-2' })?.[0]).toBe('SC-2');
  expect(scaleOfSource({ ...source, driver: 'tcp-line' })).toBeNull();
});

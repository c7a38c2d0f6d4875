import { expect, it } from 'vitest';

it.fails.each(['log', 'info', 'warn', 'error', 'debug', 'trace', 'table', 'dir'] as const)(
  'console.%s fails a test that would pass',
  (name) => {
    console[name]('a number');
    expect(name).toMatch(/\w/);
  },
);

it('a test that writes nothing passes', () => {
  expect(console.log).toBeTypeOf('function');
});

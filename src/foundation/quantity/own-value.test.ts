import { expect, it } from 'vitest';
import { ownValue } from './own-value.ts';

it.each(['constructor', 'toString', '__proto__', 'hasOwnProperty'])(
  '%s is held only where it was put',
  (name) => {
    expect(ownValue({ Cr: 1 }, name)).toBeUndefined();
    expect(ownValue(JSON.parse(`{"${name}":1}`), name)).toBe(1);
    expect(ownValue(undefined, name)).toBeUndefined();
  },
);

import { expect, it } from 'vitest';
import {
  BalanceError,
  CancelledError,
  InputError,
  NotFoundError,
  ValidityError,
} from '../../foundation/errors.ts';
import { isUnfit } from './unfit.ts';

it('leaves out what is wrong about a heat, and neither a fault of ours nor a stop', () => {
  expect([new InputError('a'), new ValidityError('b'), new NotFoundError('c')].map(isUnfit)).toEqual([
    true,
    true,
    true,
  ]);
  expect([new BalanceError('d'), new CancelledError(), new Error('e')].map(isUnfit)).toEqual([
    false,
    false,
    false,
  ]);
});

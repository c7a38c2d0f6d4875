import { signIn } from '../../src/documents/sheet/decimals.ts';

/** A decimal above zero with a point, its digits as typed; null for what cannot be read or may mean two. */
export function plainDecimal(typed: string): string | null {
  const bare = typed.replaceAll(/['’ ]/g, '');
  const sign = signIn(typed);
  if (sign === 'odd' || sign === 'open') return null;
  const plain = sign === 'none' ? bare : bare.replaceAll(sign === ',' ? '.' : ',', '').replace(sign, '.');
  return /^\d+(\.\d+)?$/.test(plain) && Number(plain) > 0 ? plain : null;
}

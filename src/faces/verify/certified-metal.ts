import type { Verified } from '../../documents/proof/verify.ts';
import type { Bundle } from '../../evidence/proof/bundle-format.ts';
import { InputError } from '../../foundation/errors.ts';

type Certified = Extract<Bundle['claims'][number], { type: 'certificate' }>;

/**
 * The certificate that holds and is of the metal that was measured; undefined where none holds. Throws InputError where
 * several do and the analysis names none of them, or one that does not hold.
 */
export function certifiedOf(
  { claims }: Pick<Verified, 'claims'>,
  bundle: Pick<Bundle, 'claims'>,
  of: string | undefined,
): Certified | undefined {
  const held = bundle.claims.filter(
    (one, i): one is Certified => one.type === 'certificate' && claims[i]?.verdict === 'holds',
  );
  const numberOf = ({ certificate }: Certified) =>
    String((certificate as { number?: unknown } | null)?.number);
  const meant = of === undefined ? held : held.filter((one) => one.subject === of || numberOf(one) === of);
  if (meant.length === 1 || held.length === 0) return meant[0];
  throw new InputError(
    of === undefined
      ? `${held.length} certificates of the bundle hold, and the check analysis does not say which metal it is of`
      : `the check analysis is of ${of}, and ${meant.length === 0 ? 'no' : 'more than one'} certificate that holds is`,
    {
      path: 'of',
      value: of ?? null,
      allowed: held.map((one) => `${one.subject} (certificate ${numberOf(one)})`).join(', '),
      cure: 'name the metal, or the number of its certificate, in the check analysis: "of": "object:I-1"',
    },
  );
}

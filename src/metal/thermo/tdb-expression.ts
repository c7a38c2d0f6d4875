/** a + b T + c T ln T + d T^2 + e T^3 + f/T. */
export interface Polynomial {
  readonly a: number;
  readonly b: number;
  readonly c: number;
  readonly d: number;
  readonly e: number;
  readonly f: number;
}

const ZERO: Polynomial = { a: 0, b: 0, c: 0, d: 0, e: 0, f: 0 };

/**
 * Polynomial of a TDB expression such as `-41871+12.5*T-3*T*LN(T)+GHSERNI#`. `functionOf` looks up names; `refuse` makes
 * the error for what is not such a polynomial (default: an Error of these words).
 */
export function parsePolynomial(
  text: string,
  functionOf: (name: string) => Polynomial,
  refuse: (words: string) => Error = (words) => new Error(words),
): Polynomial {
  const compact = text.replace(/\s+/g, '').toUpperCase();
  if (compact === '') return ZERO;
  let sum = ZERO;
  for (const term of splitTerms(compact)) sum = add(sum, termOf(term, functionOf, refuse));
  return sum;
}

/** Splits at plus and minus signs that are neither inside brackets, nor an exponent's, nor behind an operator. */
function splitTerms(text: string): string[] {
  const terms: string[] = [];
  let depth = 0;
  let from = 0;
  for (let i = 0; i < text.length; i++) {
    const c = text[i]!;
    if (c === '(') depth++;
    else if (c === ')') depth--;
    else if ((c === '+' || c === '-') && depth === 0 && i > from) {
      const before = text[i - 1]!;
      const exponent = before === 'E' && /[\d.]E$/.test(text.slice(from, i));
      if (exponent || before === '*' || before === '/') continue;
      terms.push(text.slice(from, i));
      from = i;
    }
  }
  terms.push(text.slice(from));
  return terms;
}

function termOf(
  term: string,
  functionOf: (name: string) => Polynomial,
  refuse: (words: string) => Error,
): Polynomial {
  let factor = 1;
  let rest = term;
  if (rest.startsWith('+')) rest = rest.slice(1);
  else if (rest.startsWith('-')) {
    factor = -1;
    rest = rest.slice(1);
  }
  let power = 0;
  let logarithm = false;
  let called: Polynomial | null = null;
  const pattern =
    /^(T\*\*\(?([+-]?\d+)\)?|LN\(T\)|T(?![A-Z0-9_])|\d*\.?\d+(?:E[+-]?\d+)?\.?|\d+\.|[A-Z]\w*#?|\(([^()]*)\))(\*(?!\*)|$)/;
  while (rest !== '') {
    const match = pattern.exec(rest);
    if (!match) throw refuse(`"${term}" is not a term of a polynomial in T`);
    const [whole, atom = '', exponent, bracket] = match;
    rest = rest.slice(whole.length);
    if (exponent !== undefined) power += Number(exponent);
    else if (atom === 'LN(T)') logarithm = true;
    else if (atom === 'T') power += 1;
    else if (/^[\d.]/.test(atom)) factor *= Number(atom);
    else if (called) throw refuse(`"${term}" multiplies two functions`);
    else called = bracket === undefined ? functionOf(atom) : parsePolynomial(bracket, functionOf, refuse);
  }
  if (called) {
    if (power !== 0 || logarithm) throw refuse(`"${term}" multiplies a function by T`);
    return scale(called, factor);
  }
  return monomial(factor, { power, logarithm, term, refuse });
}

function monomial(
  factor: number,
  at: {
    readonly power: number;
    readonly logarithm: boolean;
    readonly term: string;
    readonly refuse: (words: string) => Error;
  },
): Polynomial {
  if (at.logarithm) {
    if (at.power === 1) return { ...ZERO, c: factor };
  } else if (at.power === 0) return { ...ZERO, a: factor };
  else if (at.power === 1) return { ...ZERO, b: factor };
  else if (at.power === 2) return { ...ZERO, d: factor };
  else if (at.power === 3) return { ...ZERO, e: factor };
  else if (at.power === -1) return { ...ZERO, f: factor };
  throw at.refuse(`"${at.term}" is not T^0 to T^3, T ln T or 1/T`);
}

const add = (p: Polynomial, q: Polynomial): Polynomial => ({
  a: p.a + q.a,
  b: p.b + q.b,
  c: p.c + q.c,
  d: p.d + q.d,
  e: p.e + q.e,
  f: p.f + q.f,
});

const scale = (p: Polynomial, by: number): Polynomial => ({
  a: p.a * by,
  b: p.b * by,
  c: p.c * by,
  d: p.d * by,
  e: p.e * by,
  f: p.f * by,
});

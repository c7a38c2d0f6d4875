/** Letters of Cyrillic and Greek that stand for a Latin letter or digit to the eye (Unicode confusables; the common ones). */
const LIKE_LATIN = /^[АВЕЅІЈКМНОРСТУХЗаеорсухіјѕһԁԛԝΑΒΕΖΗΙΚΜΝΟΡΤΥΧονρ]$/u;

/**
 * True for an identifier that another one with other letters looks like: Latin and Cyrillic letters in one, letters of
 * Cyrillic or Greek that all look Latin ("АВС-1"), and letters that only are another writing of Latin ones or digits
 * (full width, Roman numerals). Greek beside Latin is read as what it is (β-21S).
 */
export function looksLikeAnother(id: string): boolean {
  const letters = id.match(/\p{L}/gu) ?? [];
  const of = (script: RegExp): string[] => letters.filter((letter) => script.test(letter));
  const latin = of(/\p{Script=Latin}/u);
  const alike = letters.filter((letter) => LIKE_LATIN.test(letter));
  return (
    (latin.length > 0 && of(/\p{Script=Cyrillic}/u).length > 0) ||
    (alike.length > 0 && alike.length + latin.length === letters.length) ||
    (id.match(/(?![A-Za-z0-9])[\p{L}\p{N}]/gu) ?? []).some((sign) =>
      /^[A-Za-z0-9]+$/.test(sign.normalize('NFKC')),
    )
  );
}

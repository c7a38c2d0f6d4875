/** `cleanMass` -> `clean-mass`. */
export const kebab = (name: string): string =>
  name
    .replaceAll(/([a-z\d])([A-Z])/g, (_, before: string, capital: string) => `${before}-${capital}`)
    .toLowerCase();

import type { Company } from '../../../documents/proof/certificate-export.ts';

/** A company as EN 10168 and Material Identity write it; its registry numbers only where the format takes them as they stand. */
export function companyFields(
  { name, street, zip, city, country, email, vat, duns, cage }: Company,
  withIdentifiers = true,
): Record<string, unknown> {
  const identifiers = {
    ...(vat === undefined ? {} : { VAT: vat }),
    ...(duns === undefined ? {} : { DUNS: duns }),
    ...(cage === undefined ? {} : { CageCode: cage }),
  };
  return {
    Name: name,
    Street: [...street],
    ZipCode: zip,
    City: city,
    Country: country,
    ...(email === undefined ? {} : { Email: email }),
    ...(withIdentifiers && Object.keys(identifiers).length > 0 ? { Identifiers: identifiers } : {}),
  };
}

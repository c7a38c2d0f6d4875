/**
 * Text that a person signs for a certificate: what it is of, and the SHA-256 of its canonical JSON. Its first line is no
 * origin of a log, so that nobody's signature of one passes for the other.
 */
export const certificateNote = (subject: string, sha256: string): string =>
  `remelt certificate\n${subject}\n${sha256}\n`;

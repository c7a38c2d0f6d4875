/** Prints each figure beside its target, and keeps what missed it. */
export class Targets {
  readonly missed: string[] = [];

  /** A figure that should be at most, or below, its target. */
  under(what: string, found: number, { most, unit }: { readonly most: number; readonly unit: string }): void {
    const isMissed = !(found <= most);
    console.log(
      `${what.padEnd(38)} ${`${found.toFixed(0)} ${unit}`.padStart(10)}   target ${most} ${unit}${isMissed ? '   MISSED' : ''}`,
    );
    if (isMissed) this.missed.push(`${what} ${found.toFixed(0)} ${unit} (target ${most})`);
  }

  /** A figure without a target. */
  note(what: string, found: string): void {
    console.log(`${what.padEnd(38)} ${found.padStart(10)}`);
  }
}

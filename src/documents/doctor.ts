/** `remelt-doctor/1`: whether this machine has what Remelt stands on. */
export interface Doctor {
  readonly format: 'remelt-doctor/1';
  readonly ok: boolean;
  readonly checks: readonly DoctorCheck[];
}

export interface DoctorCheck {
  /** What was looked at, such as `solver`. */
  readonly part: string;
  readonly ok: boolean;
  /** What was found there. */
  readonly found: string;
  /** What to do; only where it is not in order. */
  readonly cure?: string;
}

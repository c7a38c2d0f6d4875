import { capitalRecovery } from '../discounting/annuity.ts';

/** Money borrowed while a plant is built and paid back in equal yearly payments from the start on. */
export interface Loan {
  /** Drawn in each year of construction. */
  readonly drawn: readonly number[];
  /** Per year, as a share. */
  readonly interest: number;
  readonly years: number;
  /** Interest during construction: paid in cash in its year, or added to the debt. */
  readonly duringConstruction: 'paid' | 'added';
}

/** A loan year by year, from the first year of construction on. */
export interface LoanTable {
  readonly drawn: readonly number[];
  /** Interest of the year, whether paid or added. */
  readonly interest: readonly number[];
  /** Paid to the lender after construction, interest included. */
  readonly payment: readonly number[];
  /** Owed at the end of the year. */
  readonly principal: readonly number[];
  /** Interest paid in cash during construction. */
  readonly paidInterest: readonly number[];
}

/** Debt, interest and payments over so many years in all. The first year's interest is on what it draws. */
export function loanTable(loan: Loan, totalYears: number): LoanTable {
  const building = loan.drawn.length;
  const rows = Array.from({ length: totalYears }, () => [0, 0, 0, 0, 0]);
  let owed = 0;
  let equal = 0;
  for (const [year, row] of rows.entries()) {
    const drawn = loan.drawn[year] ?? 0;
    const interest = loan.interest * (owed + drawn);
    if (year < building) {
      const paid = loan.duringConstruction === 'paid' ? interest : 0;
      owed += drawn + interest - paid;
      row.splice(0, 5, drawn, interest, 0, owed, paid);
      if (year === building - 1) equal = owed * capitalRecovery(loan.interest, loan.years);
    } else if (year < building + loan.years) {
      owed += interest - equal;
      if (year === building + loan.years - 1) owed = 0;
      row.splice(0, 5, 0, interest, equal, owed, 0);
    }
  }
  const column = (at: number): number[] => rows.map((row) => row[at]!);
  return {
    drawn: column(0),
    interest: column(1),
    payment: column(2),
    principal: column(3),
    paidInterest: column(4),
  };
}

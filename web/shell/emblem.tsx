/** The sign of Remelt: an R in a crucible. */
export const Emblem = () => (
  <svg className="emblem" viewBox="0 0 20 20" aria-hidden="true">
    <path className="crucible" d="M4.5 3h11L18 17H2z" />
    <path className="letter" d="M7 13.5V7h3.4a2 2 0 0 1 .4 3.96L13 13.5" />
  </svg>
);

/** What a part asks of the melt shop and gives back; kg per kg of finished part, years, shares. */
export interface RevertLoop {
  /** Heat that a part is cut from. */
  readonly heatPerPart: number;
  readonly meltYield: number;
  readonly acceptedShareOfMachiningReturns: number;
  readonly returnDelay: number;
  readonly endOfLifeReturnPerPart: number;
  readonly lifetime: number;
  readonly growthPerYear: number;
}

/** Where the charge for one kg of part comes from [kg]. */
export interface VirginDemand {
  readonly chargePerPart: number;
  readonly newReturnsUsed: number;
  readonly oldReturnsUsed: number;
  readonly virginPerPart: number;
  readonly revertShareOfCharge: number;
  /** Returns beyond what the charge can take. */
  readonly returnsLeftOver: number;
}

/**
 * Charge = heat / yield; returns of earlier years are smaller by the growth since: new ones c (b-1) / (1+g)^delay, old ones
 * e / (1+g)^lifetime; virgin metal fills the rest. A cohort model with fixed lifetimes converges to it.
 */
export function virginDemand(loop: RevertLoop): VirginDemand {
  const { heatPerPart, meltYield, growthPerYear } = loop;
  const chargePerPart = heatPerPart / meltYield;
  const fresh =
    (loop.acceptedShareOfMachiningReturns * (heatPerPart - 1)) / (1 + growthPerYear) ** loop.returnDelay;
  const old = loop.endOfLifeReturnPerPart / (1 + growthPerYear) ** loop.lifetime;
  const newReturnsUsed = Math.min(fresh, chargePerPart);
  const oldReturnsUsed = Math.min(old, chargePerPart - newReturnsUsed);
  const virginPerPart = chargePerPart - newReturnsUsed - oldReturnsUsed;
  return {
    chargePerPart,
    newReturnsUsed,
    oldReturnsUsed,
    virginPerPart,
    revertShareOfCharge: (newReturnsUsed + oldReturnsUsed) / chargePerPart,
    returnsLeftOver: fresh + old - newReturnsUsed - oldReturnsUsed,
  };
}

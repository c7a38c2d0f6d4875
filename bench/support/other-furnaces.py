"""Made-up histories of vacuum induction furnaces melting nickel superalloy returns.

a  First order to floors, thermal. N goes first order to a Sieverts floor (chromium and the other
   alloying elements in the interaction coefficients, N2 being the air share of the chamber gas).
   O: deoxidation by carbon against lining pick-up growing with age. S: constant pick-up. Pb, Bi:
   first order, 250 kJ/mol, to a share of the charge held in skull and slag. Mn: first order, 220 kJ/mol.
b  Mixed control, second order. N: transport in series with a second-order surface reaction blocked by
   O and S. Pb, Bi, Mn: transport in series with Langmuir evaporation damped by residual gas. O: CO
   bubbles only down to the depth where they can nucleate, plus a surface reaction. S: pick-up towards
   the lining's own level. The melt cools unrecorded; a tenth of it mixes slowly with the rest, samples
   come from the stirred part, and the true end content is the mean of both (--truth stirred: without
   the slow tenth).
c  Two zones. A share of the evaporated Mn, Pb, Bi condenses on skull and freeboard and comes back first
   order. The leak swings and decays during the heat and feeds N and O. N removal starts once the charge
   has outgassed. Lining O pick-up grows with time squared. S evaporates slowly against a smaller pick-up.
d  Old and dirty. Transport goes with the square root of an unrecorded power. N settles where absorbed
   leak balances removal to the chamber's Sieverts content. Pb, Bi are partly lost in a melt-down of
   unrecorded length. Mn evaporates with a depressed vapour pressure, more so under oxide. Campaigns of
   12 heats differ in their lining; its oxygen decays over the first heats, then grows.
"""
import argparse
import json
import math
import random
from typing import Callable, NamedTuple

SPECIES = ("O", "N", "S", "Pb", "Bi", "Mn")
CHARGED_PPM = {"O": 60.0, "N": 120.0, "S": 20.0, "Pb": 8.0, "Bi": 2.0, "Mn": 900.0}
CHARGED_SPREAD = {"O": 0.30, "N": 0.25, "S": 0.30, "Pb": 0.40, "Bi": 0.40, "Mn": 0.20}
CHARGED_SD_PPM = {"O": 6.0, "N": 10.0, "S": 2.0, "Pb": 0.8, "Bi": 0.2, "Mn": 20.0}
READING_RELATIVE = {"O": 0.05, "N": 0.05, "S": 0.05, "Pb": 0.10, "Bi": 0.10, "Mn": 0.01}
READING_PPM = {"O": 1.0, "N": 1.0, "S": 0.5, "Pb": 0.05, "Bi": 0.03, "Mn": 2.0}
DETECTION_PPM = {"O": 1.0, "N": 1.0, "S": 1.0, "Pb": 0.1, "Bi": 0.05, "Mn": 5.0}

ALLOY_WT = {"Cr": 19.0, "Fe": 18.0, "Nb": 5.0, "Mo": 3.0, "Ti": 0.9, "Al": 0.5, "C": 0.04}
N_INTERACTION = {"Cr": -0.108, "Fe": -0.021, "Nb": -0.055, "Mo": -0.03, "Ti": -0.19, "Al": 0.03, "C": 0.09}
N_INTERACTION_CR2 = 0.00099
LOG_N_SOLUBILITY_NI = -2.74

R = 8.314
ATM = 101325.0
T_REF = 1823.0
ROOM_K = 293.0
DENSITY = 7600.0
GRAVITY = 9.81
ALLOY_KG_PER_MOL = 0.058
DEPTH_M = 0.35
MASS_KG = 300.0
CAMPAIGN = 12
STEP_S = 5.0

VAPOUR = {"Pb": (-10130.0, -0.985, 11.16), "Bi": (-10400.0, -1.26, 12.35), "Mn": (-14520.0, -3.02, 19.24)}
KG_PER_MOL = {"Pb": 0.2072, "Bi": 0.2090, "Mn": 0.0549}

State = list[float]


class Heat(NamedTuple):
    start: State
    rates: Callable[[float, State], State]
    dead_share: float = 0.0


class Conditions(NamedTuple):
    time: float
    temperature: float
    pressure: float
    leak: float
    age: int
    campaign: int
    slower: float
    charged: State


class Draws:
    def __init__(self, seed: int, furnace: int, heat: int) -> None:
        self.seed, self.furnace, self.heat = seed, furnace, heat

    def stream(self, what: str, heat: str | None = None) -> random.Random:
        return random.Random(f"{self.seed}/{self.furnace}/{self.heat if heat is None else heat}/{what}")

    def gauss(self, what: str, heat: str | None = None) -> float:
        return self.stream(what, heat).gauss(0.0, 1.0)

    def constant(self, what: str, median: float, factor: float = 1.5, heat_sd: float = 0.15) -> float:
        return median * math.exp(math.log(factor) * self.gauss(what, "all") + heat_sd * self.gauss(what))


def arrhenius(energy: float, temperature: float) -> float:
    return math.exp(-energy / R * (1.0 / temperature - 1.0 / T_REF))


def sieverts_n_ppm(n2_pa: float, temperature: float) -> float:
    log_f = sum(N_INTERACTION[e] * ALLOY_WT[e] for e in ALLOY_WT) + N_INTERACTION_CR2 * ALLOY_WT["Cr"] ** 2
    return 1e4 * 10.0 ** (LOG_N_SOLUBILITY_NI - log_f * 1873.0 / temperature) * math.sqrt(n2_pa / ATM)


def chamber_n2_pa(pressure: float, leak: float) -> float:
    return 0.78 * pressure * leak / (leak + 0.1)


def leak_ppm_per_s(leak: float, share: float, kg_per_mol: float) -> float:
    return share * leak / (R * ROOM_K) * kg_per_mol / MASS_KG * 1e6


def langmuir_m_per_s(species: str, activity: float, temperature: float) -> float:
    a, b, c = VAPOUR[species]
    pascal = 133.3 * 10.0 ** (a / temperature + b * math.log10(temperature) + c)
    molar_mass = KG_PER_MOL[species]
    return activity * pascal * ALLOY_KG_PER_MOL / (DENSITY * math.sqrt(2.0 * math.pi * molar_mass * R * temperature))


def series(first: float, second: float) -> float:
    return first * second / (first + second)


def structure_a(d: Draws, c: Conditions) -> Heat:
    volatile = arrhenius(250e3, c.temperature)
    k_n = d.constant("k_N", 3.5e-4) * arrhenius(80e3, c.temperature) / c.slower
    k_pb = d.constant("k_Pb", 7.5e-4) * volatile / c.slower
    k_bi = d.constant("k_Bi", 9.0e-4) * volatile / c.slower
    k_mn = d.constant("k_Mn", 1.6e-4) * arrhenius(220e3, c.temperature) / c.slower
    k_o = d.constant("k_O", 6.0e-4)
    n_floor = sieverts_n_ppm(chamber_n2_pa(c.pressure, c.leak), c.temperature) * d.constant("N_floor", 1.1, 1.5, 0.1)
    pb_floor = c.charged[3] * d.constant("Pb_held", 0.02, 1.8, 0.2)
    bi_floor = c.charged[4] * d.constant("Bi_held", 0.02, 1.8, 0.2)
    wear = d.constant("wear", 0.05, 1.8, 0.0)
    o_in = d.constant("lining_O", 1.0e-2, 1.5, 0.2) * arrhenius(300e3, c.temperature) * (1.0 + wear * c.age) * c.slower
    s_in = d.constant("lining_S", 1.0e-3, 2.0, 0.2) * c.slower

    def rates(t: float, y: State) -> State:
        o, n, _, pb, bi, mn = y
        return [o_in - k_o * o, -k_n * (n - n_floor), s_in, -k_pb * (pb - pb_floor), -k_bi * (bi - bi_floor), -k_mn * mn]

    return Heat(c.charged, rates)


def structure_b(d: Draws, c: Conditions) -> Heat:
    area_per_volume = 1.0 / DEPTH_M
    transport = d.constant("transport", 3.0e-4) * area_per_volume
    k_reaction = d.constant("reaction", 1.9e-5, 1.6)
    block_o, block_s = d.constant("block_O", 0.022, 1.5, 0.0), d.constant("block_S", 0.013, 1.5, 0.0)
    activity = {
        "Pb": d.constant("act_Pb", 0.35, 1.6), "Bi": d.constant("act_Bi", 0.40, 1.6), "Mn": d.constant("act_Mn", 0.22)}
    residual = c.pressure * math.sqrt(c.leak / 0.2)
    damping = 1.0 / (1.0 + residual / d.constant("damping_Pa", 3.0, 1.8, 0.1))
    cooling = d.constant("cooling", 8.0 / 3600.0, 1.6, 0.2)
    exchange = d.constant("exchange", 3.5e-4, 1.7)
    dead = 0.1
    k_boil, k_skin = d.constant("boil", 2.0e-3, 1.6), d.constant("skin", 2.2e-4)
    co_pa_per_ppm = ATM * d.constant("CO", 450.0, 1.5, 0.1) * ALLOY_WT["C"] * 1e-4
    nucleation = d.constant("nucleation_Pa", 3000.0, 1.5, 0.1)
    o_in = d.constant("lining_O", 5.0e-3, 1.7, 0.2) * (1.0 + 0.02 * c.age) * c.slower
    s_in = d.constant("lining_S", 5.0e-5, 1.8, 0.2) * c.slower
    s_level = d.constant("S_level", 60.0, 1.5, 0.0)

    def rates(t: float, y: State) -> State:
        temperature = c.temperature - cooling * t
        o, n, s = y[0], y[1], y[2]
        floor = sieverts_n_ppm(chamber_n2_pa(c.pressure, c.leak), temperature)
        k_r = k_reaction * arrhenius(120e3, temperature) / (1.0 + block_o * o + block_s * s) ** 2
        k_t = transport * arrhenius(60e3, temperature)
        at_surface = (-k_t + math.sqrt(k_t * k_t + 4.0 * k_r * (k_t * n + k_r * floor * floor))) / (2.0 * k_r)
        boiling = min(1.0, max(0.0, (co_pa_per_ppm * o - c.pressure - nucleation) / (DENSITY * GRAVITY * DEPTH_M)))
        own = [o_in - (k_boil * boiling + k_skin) * o, -k_t * (n - at_surface) / c.slower, s_in * max(0.0, s_level - s)]
        for i, species in enumerate(("Pb", "Bi", "Mn"), 3):
            leaving = area_per_volume * damping * langmuir_m_per_s(species, activity[species], temperature)
            own.append(-series(k_t, leaving) * y[i] / c.slower)
        to_stirred = [exchange * (y[i + 6] - y[i]) for i in range(6)]
        return [own[i] + to_stirred[i] * dead / (1.0 - dead) for i in range(6)] + [-x for x in to_stirred]

    return Heat(c.charged + c.charged, rates, dead)


def structure_c(d: Draws, c: Conditions) -> Heat:
    k_n = d.constant("k_N", 5.0e-4) / c.slower
    evaporation = [
        d.constant("k_Pb", 1.1e-3) * arrhenius(180e3, c.temperature) / c.slower,
        d.constant("k_Bi", 1.3e-3) * arrhenius(180e3, c.temperature) / c.slower,
        d.constant("k_Mn", 2.0e-4) * arrhenius(230e3, c.temperature) / c.slower]
    caught_odds = d.constant("caught", 0.7, 1.6)
    caught = caught_odds / (1.0 + caught_odds)
    back = d.constant("back", 1.5e-4, 1.7)
    k_o, k_s = d.constant("k_O", 7.0e-4), d.constant("k_S", 4.0e-5, 1.7)
    o_early = d.constant("lining_O", 7.0e-3, 1.5, 0.2) * c.slower
    o_late = d.constant("erosion_O", 6.0e-3, 1.8, 0.2) * (1.0 + 0.03 * c.age) * c.slower
    s_in = d.constant("lining_S", 2.5e-4, 1.8, 0.2) * c.slower
    absorbed = d.constant("absorbed", 0.3, 1.6)
    outgassed = d.constant("outgassed", 900.0, 1.5, 0.2)
    swing = 0.5 * d.stream("leak_swing").random()
    phase = 2.0 * math.pi * d.stream("leak_phase").random()
    period = 1500.0 + 3000.0 * d.stream("leak_period").random()
    wet = d.constant("wet", 0.8, 1.6)

    def rates(t: float, y: State) -> State:
        o, n, s = y[:3]
        leak = c.leak * (1.0 + swing * math.sin(2.0 * math.pi * t / period + phase) + wet * math.exp(-t / outgassed))
        floor = sieverts_n_ppm(chamber_n2_pa(c.pressure, leak), c.temperature)
        removal = k_n / (1.0 + math.exp(-(t - outgassed) / 90.0))
        change = [
            o_early + o_late * (t / 3600.0) ** 2 + absorbed * leak_ppm_per_s(leak, 0.21, 0.032) - k_o * o,
            absorbed * leak_ppm_per_s(leak, 0.78, 0.028) - removal * (n - floor),
            s_in - k_s * s]
        gone = [evaporation[i] * y[3 + i] for i in range(3)]
        returned = [back * y[6 + i] for i in range(3)]
        change += [returned[i] - gone[i] for i in range(3)]
        return change + [caught * gone[i] - returned[i] for i in range(3)]

    return Heat(c.charged + [0.0, 0.0, 0.0], rates)


def structure_d(d: Draws, c: Conditions) -> Heat:
    stirring = math.sqrt(math.exp(math.log(1.4) * d.gauss("power")))
    k_n = d.constant("k_N", 4.0e-4, 1.5, 0.1) * stirring / c.slower
    k_pb = d.constant("k_Pb", 3.6e-4, 1.5, 0.1) * stirring
    k_bi = d.constant("k_Bi", 3.7e-4, 1.5, 0.1) * stirring
    k_mn = d.constant("k_Mn", 7.0e-4, 1.5, 0.1) * stirring
    k_o = d.constant("k_O", 6.0e-4, 1.5, 0.1) * stirring
    mn_activity = d.constant("act_Mn", 0.15, 1.5, 0.1)
    mn_leaving = langmuir_m_per_s("Mn", mn_activity, c.temperature) / DEPTH_M
    mn_film = d.constant("film", 120.0, 1.6, 0.0)
    melt_down = 3000.0 * math.exp(math.log(1.4) * d.gauss("melt_down"))
    early = d.constant("melt_down_share", 0.6, 1.5, 0.1)
    campaign = math.exp(0.3 * d.gauss("lining", f"campaign{c.campaign}"))
    since = c.age - 1
    lining = campaign * (0.6 + 1.5 * math.exp(-since / 2.0) + 0.07 * since)
    o_in = d.constant("lining_O", 1.3e-2, 1.5, 0.2) * lining * c.slower
    s_in = d.constant("lining_S", 1.6e-3, 1.8, 0.2) * campaign * c.slower
    n_in = min(1.0, d.constant("absorbed", 0.6, 1.5, 0.1)) * leak_ppm_per_s(c.leak, 0.78, 0.028)
    n_steady = sieverts_n_ppm(chamber_n2_pa(c.pressure, c.leak), c.temperature) + n_in / k_n
    start = list(c.charged)
    start[3] *= math.exp(-early * k_pb * melt_down / c.slower)
    start[4] *= math.exp(-early * k_bi * melt_down / c.slower)

    def rates(t: float, y: State) -> State:
        o, n, _, pb, bi, mn = y
        leaving = series(k_mn, mn_leaving / (1.0 + o / mn_film))
        return [o_in - k_o * o, -k_n * (n - n_steady), s_in, -k_pb * pb / c.slower, -k_bi * bi / c.slower,
                -leaving * mn / c.slower]

    return Heat(start, rates)


STRUCTURES = {"a": structure_a, "b": structure_b, "c": structure_c, "d": structure_d}


def advance(heat: Heat, y: State, start: float, end: float) -> State:
    steps = max(1, math.ceil((end - start) / STEP_S))
    dt = (end - start) / steps
    for i in range(steps):
        y = [max(0.0, v + dt * r) for v, r in zip(y, heat.rates(start + i * dt, y))]
    return y


def reading_sd(species: str, ppm: float) -> float:
    return math.hypot(READING_RELATIVE[species] * ppm, READING_PPM[species])


def read_sample(d: Draws, number: int, name: str, at: int, y: State) -> dict:
    ppm, sd, below = {}, {}, {}
    for species, true in zip(SPECIES, y):
        value = round(true + reading_sd(species, true) * d.gauss(f"reading{number}{species}"), 3)
        if value < DETECTION_PPM[species]:
            below[species] = DETECTION_PPM[species]
        else:
            ppm[species], sd[species] = value, round(reading_sd(species, value), 4)
    return {"id": name, "at_s": at, "ppm": ppm, "sd_ppm": sd, "below_ppm": below}


def make_heat(args: argparse.Namespace, furnace: int, h: int) -> dict:
    d = Draws(args.seed, furnace, h)
    name = f"F{furnace + 1:02d}-H{h + 1:02d}"
    true = {s: CHARGED_PPM[s] * math.exp(CHARGED_SPREAD[s] * d.gauss(f"charged{s}")) for s in SPECIES}
    stated = {s: max(0.1 * true[s], true[s] + CHARGED_SD_PPM[s] * d.gauss(f"stated{s}")) for s in SPECIES}
    time = round(60.0 * min(120.0, max(40.0, 75.0 + 16.0 * d.gauss("time"))))
    temperature = round(T_REF + 15.0 * d.gauss("temperature"), 1)
    leak = round(0.2 * math.exp(math.log(1.6) * d.gauss("leak")), 4)
    campaign, since = divmod(h, CAMPAIGN) if args.structure == "d" else (0, h)
    slower = args.lasting if args.lasting is not None and h + 1 >= args.from_heat else 1.0
    conditions = Conditions(time, temperature, 1.0, leak, since + 1, campaign, slower, [true[s] for s in SPECIES])
    heat = STRUCTURES[args.structure](d, conditions)

    y, now, samples = heat.start, 0, []
    for i in range(args.samples):
        jitter = d.stream(f"at{i}").uniform(-0.15, 0.15) if i < args.samples - 1 else 0.0
        at = round(time * (i + 1 + jitter) / args.samples)
        y, now = advance(heat, y, now, at), at
        samples.append(read_sample(d, i, f"{name}-S{i + 1}", at, y[:6]))
    dead = heat.dead_share if args.truth == "melt" else 0.0
    end = [(1.0 - dead) * y[i] + dead * y[i + 6] for i in range(6)] if dead else y[:6]
    return {
        "id": name, "mass_kg": MASS_KG, "charged_ppm": {s: round(stated[s], 3) for s in SPECIES},
        "charged_sd_ppm": CHARGED_SD_PPM, "time_s": time, "temperature_K": temperature, "pressure_Pa": 1.0,
        "leak_Pa_m3_per_s": leak, "heatsSinceReline": since + 1, "samples": samples,
        "true_end_ppm": {s: round(v, 5) for s, v in zip(SPECIES, end)}}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--structure", choices=sorted(STRUCTURES), required=True)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--furnaces", type=int, default=4)
    parser.add_argument("--heats", type=int, default=16)
    parser.add_argument("--samples", type=int, default=3)
    parser.add_argument("--lasting", type=float, help="divides removal of N, Pb, Bi, Mn; multiplies pick-up of O, S")
    parser.add_argument("--from", type=int, dest="from_heat", help="first heat with --lasting, counted from 1")
    parser.add_argument("--truth", choices=("melt", "stirred"), default="melt", help="differs in structure b only")
    args = parser.parse_args()
    if (args.lasting is None) != (args.from_heat is None):
        parser.error("--lasting and --from go together")
    if args.lasting is not None and args.lasting <= 0.0:
        parser.error("--lasting must be positive")
    if args.samples < 1:
        parser.error("--samples must be at least 1")
    furnaces = [
        {"id": f"F{f + 1:02d}", "heats": [make_heat(args, f, h) for h in range(args.heats)]} for f in range(args.furnaces)]
    print(json.dumps({"structure": args.structure, "seed": args.seed, "furnaces": furnaces}, indent=1))


if __name__ == "__main__":
    main()

/* A substep of a melt under vacuum as the TypeScript kernel does it: weighing, evaporation through surface and gas film,
   nitrogen, carbon boil, reactions of oxides, growth and separation of particles. Reads one binary file of doubles, prints
   seconds of processor and three checksums. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { K = 6, BLOCK = 64, GAS = 0, WALL = 1, CONDENSATE = 2, DROSS = 3, SINKS = 4 };
typedef struct { double volume, sticking, lnPhase, atomsO, shareO; int metals, metal[3], parts, part[4]; double atoms[3], metalShare[3], share[4]; } Phase;
typedef struct { int metal, partner, atoms; double perPartner, side, taken; } Molecule;

static double *data;
static double next(void) { return *data++; }
static double *take(size_t count) { double *at = data; data += count; return at; }

static int samples, n, phases, oxides, substeps, reactives, molecules, O, S, N, C;
static double dt, A, W, kMelt, pressure, nitrogenEq, kNitrogen, blockO, blockS, kCO, depth, density, T, fluidity;
static double *molar, *kEvap, *side, *fog, *meltSide, *perMass, *lnGamma, *reactive, *table, *reacting, *stokes, *deposit, *classV, *collision, *kept, *ledger;
static double *openKept, *vapourKept, *streams, growth[K * K], lnA[64], passing[64], molecular[8];
static Phase phase[64];
static Molecule molecule[8];
static double *m, *p, mass, moles, byO, byS, open_, toSulfur, surface, film, fogged;
static int sample, active[64], activeCount;

static double share(double x) { return x < 0.05 ? 12 * x / (12 + 6 * x + x * x) : -expm1(-x); }
static double *sink(int which) { return ledger + ((size_t)which * samples + sample) * n; }
static void toSink(int which, int e, double kg) { m[e] -= kg; sink(which)[e] += kg; }

static void weigh(void) {
  mass = moles = 0;
  for (int e = 0; e < n; e++) { mass += m[e]; moles += m[e] / molar[e]; }
  for (int i = 0; i < phases * K; i++) mass += p[i];
  for (int i = 0; i < reactives; i++) {
    const int e = reactive[i];
    const double x = m[e] / (molar[e] * moles);
    lnA[e] = x > 0 ? log(x) + lnGamma[e] : -INFINITY;
  }
}
static void covered(void) { byO = blockO / mass * m[O]; byS = blockS / mass * m[S]; }
static void openSites(void) {
  covered();
  open_ = 0.014 + (1 - 0.014) / (1 + byO + byS);
  toSulfur = 0.014 + (1 - 0.014) / (1 + byO);
}
static double layer(double z) { const double low = 0.3 / 1.3; return 5. / 3 * (z < low ? pow(low, 0.3) * (1 - low) : pow(z, 0.3) * (1 - z)); }
static double through(double z, double thick) { return (1 - thick) * (1 - z) + thick * layer(z); }
static double path(double p_Pa) { return 1.380649e-23 / 7.1e-19 * T / p_Pa; }
static double side_(double f, double g) { return film * f * (1 + (g - 1) * fogged); }
static void flow(void) {
  double vapour = 0, sides = 0, fogSides = 0;
  for (int e = 0; e < n; e++) {
    const double at = perMass[e] * m[e] / (moles * (1 + passing[e] / (kMelt * meltSide[e])));
    vapour += at; sides += at * side[e]; fogSides += at * side[e] * (fog[e] - 1);
  }
  const double R = 8.314462618, mean = (T + 300) / 2, kinematic = 5.5e-5 * pow(mean / 1000, 0.7) * R * mean / (0.03995 * pressure);
  const double rayleigh = 9.80665 * (T - 300) / mean * depth * depth * depth * 0.67 / (kinematic * kinematic);
  const double film_m = fmin(M_PI / 8 * depth, depth / (0.54 * pow(rayleigh, 0.25))), excess = fmax(vapour / pressure, 1e-9);
  const double still = 4e-4 * pow(T / 1873, 1.75) * (101325 / pressure) / film_m * sqrt(2 * M_PI * 0.06 / (R * T));
  const double thick = 1 / (1 + 2 * path(fmax(pressure, vapour)) / depth);
  fogged = 1 / (1 + path(pressure) / (0.1 * film_m));
  const double per = still * (vapour > 0 ? (sides + fogSides * fogged) / vapour : 1) / excess;
  double low = 0, high = excess < 1 ? fmin(1 / per, -log1p(-excess)) : 1 / per, above = through(0, thick);
  double below = -per * high, q = high, z = 0;
  int moved = 0;
  for (int round = 0; round < 40; round++) {
    q = (above * high - below * low) / (above - below);
    z = fmin(1, -expm1(-q) / excess);
    const double over = through(z, thick) - per * q;
    if (fabs(over) < 1e-9 * per * q) break;
    if (over > 0) { if (moved > 0) below *= over < above ? 1 - over / above : 0.5; low = q; above = over; moved = 1; }
    else { if (moved < 0) above *= over > below ? 1 - over / below : 0.5; high = q; below = over; moved = -1; }
  }
  surface = z < 1 - 1e-9 ? through(z, thick) / (1 - z) : 1 - thick + thick * 5 / 3;
  film = still * q / -expm1(-q);
}
static void shares(double *keep) {
  openSites();
  openKept[sample] = open_;
  for (int e = 0; e < n; e++) passing[e] = kEvap[e] / (1 / (surface * (e == S ? toSulfur : open_)) + 1 / side_(side[e], fog[e]));
  for (int i = 0; i < molecules; i++) {
    const Molecule *of = molecule + i;
    const double per = of->perPartner / (1 / (surface * open_) + 1 / side_(of->side, 1));
    molecular[i] = per * (m[of->partner] / mass) / (1 + per * of->taken * m[of->metal] / (mass * kMelt));
    passing[of->metal] += molecular[i];
  }
  for (int i = 0; i < molecules; i++) molecular[i] = passing[molecule[i].metal] > 0 ? molecular[i] / passing[molecule[i].metal] : 0;
  for (int e = 0; e < n; e++) keep[e] = passing[e] == 0 ? 1 : exp(-A * dt / (1 / (kMelt * meltSide[e]) + 1 / passing[e]));
}
static void renew(double *keep, int fresh) {
  double vapour = 0;
  for (int e = 0; e < n; e++) vapour += perMass[e] * m[e];
  vapour /= moles;
  double *stream = streams + 3 * sample;
  if (fresh || fabs(vapour - vapourKept[sample]) > 0.05 * (vapourKept[sample] + pressure)) {
    vapourKept[sample] = vapour;
    for (int e = 0; e < n; e++) passing[e] = kEvap[e];
    flow();
    for (int e = 0; e < n; e++) passing[e] /= 1 / surface + 1 / side_(side[e], fog[e]);
    flow();
    stream[0] = surface; stream[1] = film; stream[2] = fogged;
  } else {
    openSites();
    if (!(fabs(open_ - openKept[sample]) > 0.02 * openKept[sample]) && molecules == 0) return;
    surface = stream[0]; film = stream[1]; fogged = stream[2];
  }
  shares(keep);
}
static void evaporate(const double *keep) {
  for (int i = 0; i < molecules; i++) {
    const Molecule *of = molecule + i;
    if (of->taken != 0) toSink(CONDENSATE, of->partner, fmin(m[of->metal] * (1 - keep[of->metal]) * molecular[i] * of->taken, m[of->partner]));
  }
  double *to = sink(CONDENSATE);
  for (int e = 0; e < n; e++) { const double lost = m[e] * (1 - keep[e]); m[e] -= lost; to[e] += lost; }
}
static double passed(double w, double s) {
  const double both = 1 + 2 * s * w, at = 2 * s * nitrogenEq;
  return 2 * s * (w + nitrogenEq) / (both + sqrt(both + 2 * s * w + at * at));
}
static void gases(void) {
  covered();
  const double free = 1 / (1 + byO + byS), taken = byS * free, km = kMelt * 1.3;
  const double s = kNitrogen * (free * free + 7.0 / 62 * free * taken + 0.4 / 62 * taken * taken) / km, per = km * A * dt;
  const double parts = fmax(1, fmin(100, ceil(per * passed(m[N] / mass, s) / 0.1)));
  for (int i = 0; i < parts; i++) { const double w = m[N] / mass; toSink(GAS, N, (w - nitrogenEq) * mass * -expm1(-per * passed(w, s) / parts)); }
  const double wC = m[C] / mass, wO = m[O] / mass;
  if (wC <= 0 || wO <= 0) return;
  const double floor = pressure / (kCO * wC), perO = molar[C] / molar[O], both = wC + perO * wO;
  if (wO <= floor) return;
  const double surf = A * km * 2 * wC / (both + sqrt(both * both - 4 * perO * wC * (wO - floor)));
  const double z = (wO * kCO * wC - pressure - 3400) / (7500 * 9.80665), boil = z > 0 ? 0.02 * fmin(1, z / depth) : 0;
  const double kg = fmin(0.2 * m[C] / perO, (wO - floor) * mass * -expm1(-(surf + boil) * dt));
  toSink(GAS, O, kg);
  toSink(GAS, C, kg * perO);
}
static int stable(unsigned except, double *oxygen) {
  int best = -1;
  double lowest = INFINITY;
  for (int k = 0; k < oxides; k++) {
    if (except >> k & 1) continue;
    double sum = 0;
    for (int i = 0; i < phase[k].metals; i++) sum += phase[k].atoms[i] * lnA[phase[k].metal[i]];
    const double ln = phase[k].lnPhase - sum / phase[k].atomsO;
    if (ln < lowest) { lowest = ln; best = k; }
  }
  *oxygen = best < 0 ? INFINITY : exp(lowest);
  return best;
}
static double allowed(const Phase *of) {
  double kg = INFINITY;
  for (int i = 0; i < of->metals; i++) kg = fmin(kg, 0.3 * m[of->metal[i]] / of->metalShare[i]);
  return kg;
}
static void dissolved(const Phase *of, double kg) { for (int i = 0; i < of->parts; i++) m[of->part[i]] += kg * of->share[i]; }
static void react(void) {
  double oxygen, next_;
  const int best = stable(0, &oxygen);
  if (best < 0) return;
  const Phase *to = phase + best;
  const double least = 1e-20 * mass;
  double room = allowed(to) * to->shareO;
  for (int k = 0; k < oxides && room > 0; k++) {
    if (k == best) continue;
    for (int c = 0; c < K; c++) {
      const double held = p[k * K + c];
      if (held <= least) continue;
      const double bound = fmin(held * reacting[c] * phase[k].shareO, room), kg = bound / phase[k].shareO, made = bound / to->shareO;
      room -= bound;
      for (int i = 0; i < phase[k].metals; i++) m[phase[k].metal[i]] += kg * phase[k].metalShare[i];
      for (int i = 0; i < to->metals; i++) m[to->metal[i]] -= made * to->metalShare[i];
      p[k * K + c] -= kg;
      p[best * K + c] += made;
    }
  }
  room = oxygen * mass - m[O];
  for (int k = 0; k < oxides && room > 0; k++)
    for (int c = 0; c < K && room > 0; c++) {
      const double held = p[k * K + c];
      if (held <= least) continue;
      const double kg = fmin(held * reacting[c], room / phase[k].shareO);
      room -= kg * phase[k].shareO;
      p[k * K + c] = held - kg;
      dissolved(phase + k, kg);
    }
  unsigned tried = 0;
  for (int k = best; k >= 0; k = stable(tried, &next_), oxygen = next_) {
    const double excess = (m[O] - oxygen * mass) / phase[k].shareO;
    if (!(excess > 0)) return;
    const double most = allowed(phase + k), kg = fmin(excess * -expm1(-dt / 20), most);
    p[k * K] += kg;
    dissolved(phase + k, -kg);
    if (!(most < 0.3 * excess)) return;
    tried |= 1u << k;
  }
}
static void agglomerate(void) {
  double sticky[K] = {0}, number[K], toward[K], total = 0;
  activeCount = 0;
  for (int k = 0; k < phases; k++) {
    double sum = 0;
    for (int c = 0; c < K; c++) sum += p[k * K + c];
    if (!(sum > 1e-20 * mass)) continue;
    active[activeCount++] = k;
    for (int c = 0; c < K; c++) sticky[c] += p[k * K + c] * phase[k].volume * phase[k].sticking;
  }
  if (activeCount == 0) return;
  for (int c = 0; c < K; c++) total += sticky[c];
  for (int c = 0; c < K; c++) number[c] = sticky[c] > 1e-9 * total ? sticky[c] * density / mass * collision[sample] * dt / classV[c] : 0;
  for (int c = K - 2; c >= 0; c--) {
    if (number[c] == 0) continue;
    double up = table[c * K + c] * number[c];
    for (int i = 0; i <= c; i++) up += table[i * K + c] * number[i] * growth[i * K + c];
    double rate = toward[c + 1] = up;
    for (int to = c + 2; to < K; to++) rate += toward[to] = table[c * K + to - 1] * number[to - 1];
    const double top = table[c * K + K - 1] * number[K - 1];
    toward[K - 1] += top;
    rate += top;
    const double per = share(rate) / rate;
    for (int i = 0; i < activeCount; i++) {
      double *at = p + active[i] * K;
      const double held = at[c] * per * phase[active[i]].sticking;
      if (held == 0) continue;
      for (int to = c + 1; to < K; to++) { at[c] -= held * toward[to]; at[to] += held * toward[to]; }
    }
  }
}
static void separate(void) {
  double volume[K] = {0}, kgs[K] = {0}, top[K] = {0}, back[K] = {0}, aside[K] = {0};
  for (int i = 0; i < activeCount; i++)
    for (int c = 0; c < K; c++) { const double kg = p[active[i] * K + c]; kgs[c] += kg; volume[c] += kg * phase[active[i]].volume; }
  for (int c = 0; c < K; c++) {
    if (volume[c] == 0) continue;
    const double v = fmin(1e-3, fmax(-1e-3, stokes[c] * fluidity * (density - kgs[c] / volume[c])));
    const double up = fmax(0, v) * A, laid = deposit[c] * W, to = laid + fmax(0, -v) * A;
    if (up + to == 0) continue;
    const double per = share((up + to) * dt) / (up + to);
    top[c] = per * up; back[c] = per * 0.3 * laid; aside[c] = per * (to - 0.3 * laid);
  }
  for (int i = 0; i < activeCount; i++) {
    const Phase *of = phase + active[i];
    double *at = p + active[i] * K, risen = 0, held = 0;
    for (int c = K - 1; c >= 0; c--) {
      const double kg = at[c];
      if (kg == 0) continue;
      at[c] = kg - kg * top[c] - kg * back[c] - kg * aside[c];
      at[c + 2 < K ? c + 2 : K - 1] += kg * back[c];
      risen += kg * top[c];
      held += kg * aside[c];
    }
    for (int e = 0; e < of->parts; e++) { sink(DROSS)[of->part[e]] += risen * of->share[e]; sink(WALL)[of->part[e]] += held * of->share[e]; }
  }
}
static double now(void) { struct timespec t; clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t); return t.tv_sec + 1e-9 * t.tv_nsec; }

int main(int argc, char **argv) {
  FILE *file = argc > 1 ? fopen(argv[1], "rb") : NULL;
  if (!file) return 2;
  fseek(file, 0, SEEK_END);
  const size_t size = ftell(file);
  rewind(file);
  data = malloc(size);
  if (fread(data, 1, size, file) != size) return 2;
  fclose(file);
  int *const counts[] = {&samples, &n, &phases, &oxides, &substeps, &reactives, &molecules, &O, &S, &N, &C};
  for (int i = 0; i < 11; i++) *counts[i] = next();
  double *const heads[] = {&dt, &A, &W, &kMelt, &pressure, &nitrogenEq, &kNitrogen, &blockO, &blockS, &kCO, &depth, &density, &T, &fluidity};
  for (int i = 0; i < 14; i++) *heads[i] = next();
  double **const rows[] = {&molar, &kEvap, &side, &fog, &meltSide, &perMass, &lnGamma};
  for (int i = 0; i < 7; i++) *rows[i] = take(n);
  reactive = take(reactives);
  for (Phase *of = phase; of < phase + phases; of++) {
    of->volume = next(); of->sticking = next(); of->lnPhase = next(); of->atomsO = next(); of->shareO = next(); of->metals = next();
    for (int i = 0; i < of->metals; i++) { of->metal[i] = next(); of->atoms[i] = next(); of->metalShare[i] = next(); }
    of->parts = next();
    for (int i = 0; i < of->parts; i++) { of->part[i] = next(); of->share[i] = next(); }
  }
  for (Molecule *of = molecule; of < molecule + molecules; of++) { of->metal = next(); of->partner = next(); of->perPartner = next(); of->side = next(); of->taken = next(); of->atoms = next(); }
  table = take(K * K); reacting = take(K); stokes = take(K); deposit = take(K); classV = take(K); collision = take(samples);
  double *melt = take((size_t)samples * n), *particles = take((size_t)samples * phases * K);
  kept = calloc((size_t)samples * n, sizeof(double)); ledger = calloc((size_t)SINKS * samples * n, sizeof(double));
  openKept = calloc(samples, sizeof(double)); vapourKept = calloc(samples, sizeof(double)); streams = calloc(3 * samples, sizeof(double));
  for (int i = 0; i < K; i++) for (int j = 0; j < K - 1; j++) growth[i * K + j] = classV[i] / (classV[j + 1] - classV[j]);
  const double began = now();
  for (int first = 0; first < samples; first += BLOCK)
    for (int k = 0; k < substeps; k++)
      for (sample = first; sample < samples && sample < first + BLOCK; sample++) {
        m = melt + (size_t)sample * n; p = particles + (size_t)sample * phases * K;
        double *keep = kept + (size_t)sample * n;
        weigh(); renew(keep, k == 0); evaporate(keep); gases(); react(); agglomerate(); separate();
      }
  const double took = now() - began;
  double kg = 0, inParticles = 0, nitrogen = 0;
  for (size_t i = 0; i < (size_t)samples * n; i++) kg += melt[i];
  for (size_t i = 0; i < (size_t)samples * phases * K; i++) inParticles += particles[i];
  for (int s = 0; s < samples; s++) nitrogen += melt[(size_t)s * n + N];
  printf("%.6f %.15g %.15g %.15g\n", took, kg + inParticles, nitrogen, inParticles);
  return 0;
}

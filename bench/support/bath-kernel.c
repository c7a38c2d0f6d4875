/* The transport half of a bath substep (evaporation, nitrogen, carbon boil, agglomeration, separation), as the
   TypeScript kernel does it. Reads one binary file of doubles, prints seconds and two checksums. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { CLASSES = 6 };
static const double D[CLASSES] = {1e-6, 2.5e-6, 6.3e-6, 1.6e-5, 4e-5, 1e-4};

static double share(double x) { return x < 0.05 ? 12 * x / (12 + 6 * x + x * x) : -expm1(-x); }

int main(int argc, char **argv) {
  (void)argc;
  FILE *file = fopen(argv[1], "rb");
  double head[32];
  if (!file || fread(head, sizeof(double), 32, file) != 32) return 2;
  const int samples = head[0], n = head[1], phases = head[2], substeps = head[3];
  const int O = head[4], S = head[5], N = head[6], C = head[7];
  const double dt = head[8], areaToVolume = head[9], wallToVolume = head[10], kMelt = head[11], pressure = head[12];
  const double kNitrogen = head[13], nitrogenEq = head[14], blockO = head[15], blockS = head[16], kCO = head[17];
  const double depth = head[18], density = head[19], rhoG = head[20], bubble = head[21], boilRate = head[22];
  const double MC = head[23], MO = head[24], capture = head[25], clusterV = head[26];
  const double carbonShare = head[27];
  double *k = malloc(n * sizeof(double)), *volume = malloc(phases * sizeof(double));
  double *table = malloc(CLASSES * CLASSES * sizeof(double)), *stokes = malloc(CLASSES * sizeof(double));
  double *deposit = malloc(CLASSES * sizeof(double)), *classV = malloc(CLASSES * sizeof(double));
  double *factors = malloc(samples * sizeof(double) * 2);
  double *kept = malloc((size_t)samples * n * sizeof(double));
  double *m = malloc((size_t)samples * n * sizeof(double));
  double *p = malloc((size_t)samples * phases * CLASSES * sizeof(double));
  size_t read = 0;
  read += fread(k, sizeof(double), n, file);
  read += fread(volume, sizeof(double), phases, file);
  read += fread(table, sizeof(double), CLASSES * CLASSES, file);
  read += fread(stokes, sizeof(double), CLASSES, file);
  read += fread(deposit, sizeof(double), CLASSES, file);
  read += fread(classV, sizeof(double), CLASSES, file);
  read += fread(factors, sizeof(double), samples * 2, file);
  read += fread(m, sizeof(double), (size_t)samples * n, file);
  read += fread(p, sizeof(double), (size_t)samples * phases * CLASSES, file);
  fclose(file);
  struct timespec from, to;
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &from);
  for (int s = 0; s < samples; s++)
    for (int e = 0; e < n; e++) kept[(size_t)s * n + e] = exp(-k[e] * factors[2 * s] * areaToVolume * dt);
  double gas = 0;
  for (int step = 0; step < substeps; step++) {
    for (int s = 0; s < samples; s++) {
      double *row = m + (size_t)s * n, *part = p + (size_t)s * phases * CLASSES, *keep = kept + (size_t)s * n;
      double mass = 0;
      for (int e = 0; e < n; e++) mass += row[e];
      for (int i = 0; i < phases * CLASSES; i++) mass += part[i];
      for (int e = 0; e < n; e++) {
        const double lost = row[e] * (1 - keep[e]);
        row[e] -= lost;
        gas += lost;
      }
      const double w = row[N] / mass, km = kMelt * 1.3;
      const double sulfur = blockS * row[S] / mass, open = 1 / (1 + blockO * row[O] / mass + sulfur), taken = sulfur * open;
      const double sites = open * open + 7.0 / 62 * open * taken + 0.4 / 62 * taken * taken;
      const double ks = kNitrogen * sites, gap = w - nitrogenEq;
      if (gap != 0) {
        const double surface = (-km + sqrt(km * km + 4 * ks * (km * w + ks * nitrogenEq * nitrogenEq))) / (2 * ks);
        const double kg = gap * mass * -expm1(-km * (w - surface) / gap * areaToVolume * dt);
        row[N] -= kg;
        gas += kg;
      }
      const double wC = row[C] / mass, wO = row[O] / mass, floor = pressure / (kCO * wC);
      if (wO > floor) {
        const double both = wC + MC / MO * wO;
        const double surf = areaToVolume * km * 2 * wC / (both + sqrt(both * both - 4 * MC / MO * wC * (wO - floor)));
        const double z = (wO * kCO * wC - pressure - bubble) / rhoG;
        const double boil = z > 0 ? boilRate * fmin(1, z / depth) : 0;
        const double kg = fmin(carbonShare * row[C] * MO / MC, (wO - floor) * mass * -expm1(-(surf + boil) * dt));
        row[O] -= kg;
        row[C] -= kg * MC / MO;
        gas += kg * (1 + MC / MO);
      }
      double cv[CLASSES] = {0}, cm[CLASSES] = {0}, number[CLASSES], transfer[CLASSES * CLASSES] = {0}, total = 0;
      for (int f = 0; f < phases; f++)
        for (int c = 0; c < CLASSES; c++) cv[c] += part[f * CLASSES + c] * volume[f];
      for (int c = 0; c < CLASSES; c++) total += cv[c];
      if (total == 0) continue;
      const double per = density / mass * factors[2 * s + 1] * dt;
      for (int c = 0; c < CLASSES; c++) number[c] = cv[c] > 1e-9 * total ? cv[c] * per / classV[c] : 0;
      for (int i = 0; i < CLASSES; i++) {
        if (number[i] == 0) continue;
        for (int j = i; j < CLASSES; j++) {
          if (number[j] == 0) continue;
          const double beta = table[i * CLASSES + j];
          transfer[i * CLASSES + (j < CLASSES - 1 ? j + 1 : j)] += beta * number[j];
          if (j < CLASSES - 1)
            transfer[j * CLASSES + j + 1] += beta * number[i] * classV[i] / (classV[j + 1] - classV[j]);
        }
      }
      for (int c = CLASSES - 2; c >= 0; c--) {
        double rate = 0;
        for (int t = c + 1; t < CLASSES; t++) rate += transfer[c * CLASSES + t];
        if (rate == 0) continue;
        const double part_ = share(rate) / rate;
        for (int f = 0; f < phases; f++) {
          double *at = part + f * CLASSES;
          const double held = at[c] * part_;
          if (held == 0) continue;
          for (int t = c + 1; t < CLASSES; t++) {
            const double moved = held * transfer[c * CLASSES + t];
            at[c] -= moved;
            at[t] += moved;
          }
        }
      }
      memset(cv, 0, sizeof cv);
      for (int f = 0; f < phases; f++)
        for (int c = 0; c < CLASSES; c++) {
          cv[c] += part[f * CLASSES + c] * volume[f];
          cm[c] += part[f * CLASSES + c];
        }
      for (int c = 0; c < CLASSES; c++) {
        if (cv[c] == 0) continue;
        double v = stokes[c] * (density - cm[c] / cv[c]);
        v = fmin(clusterV, fmax(-clusterV, v));
        const double up = (fmax(0, v) + capture) * areaToVolume;
        const double aside = deposit[c] * wallToVolume + fmax(0, -v) * areaToVolume;
        const double gone = share((up + aside) * dt);
        for (int f = 0; f < phases; f++) {
          const double kg = part[f * CLASSES + c] * gone;
          part[f * CLASSES + c] -= kg;
          gas += kg;
        }
      }
    }
  }
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &to);
  double sum = 0, nitrogen = 0;
  for (size_t i = 0; i < (size_t)samples * n; i++) sum += m[i];
  for (size_t i = 0; i < (size_t)samples * phases * CLASSES; i++) sum += p[i];
  for (int s = 0; s < samples; s++) nitrogen += m[(size_t)s * n + N];
  printf("%.6f %.15g %.15g %.3g\n", to.tv_sec - from.tv_sec + 1e-9 * (to.tv_nsec - from.tv_nsec), sum, nitrogen, gas + read);
  return 0;
}

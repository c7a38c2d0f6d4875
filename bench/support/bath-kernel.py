"""The transport half of a bath substep, vectorised over samples with NumPy: what the C and TypeScript kernels do."""
import sys, time
import numpy as np

data = np.fromfile(sys.argv[1])
head, data = data[:32], data[32:]
samples, n, phases, substeps, O, S, N, C = (int(v) for v in head[:8])
(dt, A, W, kMelt, pressure, kN, nEq, bO, bS, kCO, depth, density, rhoG, bubble, boilRate, MC, MO, capture,
 clusterV, carbonShare) = head[8:28]
K = 6

def take(count):
    global data
    part, data = data[:count], data[count:]
    return part.copy()

k, volume, table = take(n), take(phases), take(K * K).reshape(K, K)
stokes, deposit, classV = take(K), take(K), take(K)
factors = take(2 * samples).reshape(samples, 2)
m = take(samples * n).reshape(samples, n)
p = take(samples * phases * K).reshape(samples, phases, K)
share = lambda x: np.where(x < 0.05, 12 * x / (12 + 6 * x + x * x), -np.expm1(-x))

start = time.process_time()
kept = np.exp(-k[None, :] * factors[:, :1] * A * dt)
km = kMelt * 1.3
for _ in range(substeps):
    mass = m.sum(1) + p.sum((1, 2))
    m *= kept
    w = m[:, N] / mass
    sulfur = bS * m[:, S] / mass
    free = 1 / (1 + bO * m[:, O] / mass + sulfur)
    taken = sulfur * free
    ks = kN * (free ** 2 + 7.0 / 62 * free * taken + 0.4 / 62 * taken ** 2)
    gap = w - nEq
    surface = (-km + np.sqrt(km * km + 4 * ks * (km * w + ks * nEq * nEq))) / (2 * ks)
    m[:, N] -= gap * mass * -np.expm1(-km * (w - surface) / gap * A * dt)
    wC, wO = m[:, C] / mass, m[:, O] / mass
    floor = pressure / (kCO * wC)
    both = wC + MC / MO * wO
    drawn = 2 * wC / (both + np.sqrt(both * both - 4 * MC / MO * wC * (wO - floor)))
    z = (wO * kCO * wC - pressure - bubble) / rhoG
    rate = A * km * drawn + np.where(z > 0, boilRate * np.minimum(1, z / depth), 0)
    kg = np.minimum(carbonShare * m[:, C] * MO / MC, (wO - floor) * mass * -np.expm1(-rate * dt))
    kg = np.where(wO > floor, kg, 0)
    m[:, O] -= kg
    m[:, C] -= kg * MC / MO
    cv = np.einsum('sfc,f->sc', p, volume)
    total = cv.sum(1, keepdims=True)
    number = np.where(cv > 1e-9 * total, cv * (density / mass * factors[:, 1] * dt)[:, None] / classV, 0)
    transfer = np.zeros((samples, K, K))
    for i in range(K):
        for j in range(i, K):
            both = (number[:, i] > 0) & (number[:, j] > 0)
            transfer[:, i, min(j + 1, K - 1)] += np.where(both, table[i, j] * number[:, j], 0)
            if j < K - 1:
                transfer[:, j, j + 1] += np.where(both, table[i, j] * number[:, i] * classV[i] / (classV[j + 1] - classV[j]), 0)
    for c in range(K - 2, -1, -1):
        rate = transfer[:, c, c + 1:].sum(1)
        part = np.where(rate > 0, share(rate) / np.where(rate > 0, rate, 1), 0)
        moved = p[:, :, c, None] * part[:, None, None] * transfer[:, None, c, c + 1:]
        p[:, :, c] -= moved.sum(2)
        p[:, :, c + 1:] += moved
    cv = np.einsum('sfc,f->sc', p, volume)
    cm = p.sum(1)
    v = np.clip(stokes * (density - cm / np.where(cv > 0, cv, 1)), -clusterV, clusterV)
    out = (np.maximum(0, v) + capture) * A + deposit * W + np.maximum(0, -v) * A
    p *= (1 - np.where(cv > 0, share(out * dt), 0))[:, None, :]
seconds = time.process_time() - start
print(f'{seconds:.6f} {m.sum() + p.sum():.15g} {m[:, N].sum():.15g}')

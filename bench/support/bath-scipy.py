"""The equations of the transport half as rates dm/dt, handed to SciPy's own integrators: the same file, the same time.
bath-scipy.py FILE METHOD SAMPLES RTOL: all SAMPLES as one system with a vectorised right-hand side (implicit methods with
the block sparsity of the Jacobian); prints seconds, kg left, kg of nitrogen left, kg in particles,
evaluations."""
import sys, time
import numpy as np
from scipy.integrate import solve_ivp
from scipy.sparse import block_diag

data = np.fromfile(sys.argv[1])
method, wanted, rtol = sys.argv[2], int(sys.argv[3]), float(sys.argv[4])
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
factors = take(2 * samples).reshape(samples, 2)[:wanted]
m0 = take(samples * n).reshape(samples, n)[:wanted]
p0 = take(samples * phases * K).reshape(samples, phases, K)[:wanted]
km, size = kMelt * 1.3, n + phases * K
growth = np.array([[classV[i] / (classV[j + 1] - classV[j]) if j < K - 1 else 0 for j in range(K)] for i in range(K)])

def rates(_t, flat):
    y = flat.reshape(-1, size)
    m, p = y[:, :n], np.maximum(y[:, n:], 0).reshape(-1, phases, K)
    mass = m.sum(1) + p.sum((1, 2))
    dm = -k * factors[:, :1] * A * m
    w = m[:, N] / mass
    sulfur = bS * m[:, S] / mass
    free = 1 / (1 + bO * m[:, O] / mass + sulfur)
    taken = sulfur * free
    ks = kN * (free ** 2 + 7.0 / 62 * free * taken + 0.4 / 62 * taken ** 2)
    surface = (-km + np.sqrt(km * km + 4 * ks * (km * w + ks * nEq * nEq))) / (2 * ks)
    dm[:, N] -= km * (w - surface) * A * mass
    wC, wO = np.maximum(m[:, C], 1e-30) / mass, m[:, O] / mass
    floor, both = pressure / (kCO * wC), wC + MC / MO * wO
    drawn = 2 * wC / (both + np.sqrt(both * both - 4 * MC / MO * wC * (wO - floor)))
    z = (wO * kCO * wC - pressure - bubble) / rhoG
    rate = A * km * drawn + np.where(z > 0, boilRate * np.minimum(1, z / depth), 0)
    kg = np.where(wO > floor, (wO - floor) * mass * rate, 0)
    dm[:, O] -= kg
    dm[:, C] -= kg * MC / MO
    cv = np.einsum('sfc,f->sc', p, volume)
    number = cv * (density / mass * factors[:, 1])[:, None] / classV
    up = np.zeros((len(y), K, K))
    for i in range(K):
        for j in range(i, K):
            up[:, i, min(j + 1, K - 1)] += table[i, j] * number[:, j]
            if j < K - 1:
                up[:, j, j + 1] += table[i, j] * number[:, i] * growth[i, j]
    dp = np.einsum('sfi,sij->sfj', p, up) - p * up.sum(2)[:, None, :]
    v = np.clip(stokes * (density - p.sum(1) / np.where(cv > 0, cv, 1)), -clusterV, clusterV)
    dp -= p * np.where(cv > 0, (np.maximum(0, v) + capture) * A + deposit * W + np.maximum(0, -v) * A, 0)[:, None, :]
    return np.concatenate([dm, dp.reshape(-1, phases * K)], axis=1).ravel()

start = np.concatenate([m0, p0.reshape(wanted, -1)], axis=1).ravel()
options = {'rtol': rtol, 'atol': 1e-9}
if method in ('BDF', 'Radau') and wanted > 1:
    options['jac_sparsity'] = block_diag([np.ones((size, size))] * wanted)
began = time.process_time()
if method == 'LSODA':
    ends, evaluations = [], 0
    everything = factors
    for s in range(wanted):
        factors = everything[s:s + 1]
        one = solve_ivp(rates, (0, dt * substeps), start.reshape(wanted, size)[s], method='LSODA', **options)
        assert one.success, one.message
        ends.append(one.y[:, -1])
        evaluations += one.nfev
    end = np.array(ends)
else:
    one = solve_ivp(rates, (0, dt * substeps), start, method=method, **options)
    assert one.success, one.message
    end, evaluations = one.y[:, -1].reshape(wanted, size), one.nfev
seconds = time.process_time() - began
print(f'{seconds:.6f} {end.sum():.15g} {end[:, N].sum():.15g} {end[:, n:].sum():.15g} {evaluations}')

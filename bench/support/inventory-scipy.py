"""The inventory bench with SciPy's sparse solver on one thread, BiCGSTAB scaled by the diagonal, to the residual asked here too. Its
direct solver (splu) fills up on a loop of nearly all processes and had not ended after eight minutes.
inventory-scipy.py FILE: numbers n, entries, methods, then rows, columns, values and direct burdens; prints seconds of processor at
first and the middle of five warm rounds, the residual over the right-hand side, and the burden of the last product by the first
method."""
import sys, time
import numpy as np
from scipy.sparse import csc_matrix
from scipy.sparse.linalg import bicgstab

data = np.fromfile(sys.argv[1])
n, count, methods = (int(one) for one in data[:3])
rows, columns, values = data[3 : 3 + 3 * count].reshape(3, count)
direct = data[3 + 3 * count :].reshape(methods, n)


def solve():
    matrix = csc_matrix((values, (rows.astype(int), columns.astype(int))), shape=(n, n)).T.tocsr()
    scale = 1 / matrix.diagonal()
    scaled = matrix.multiply(scale[:, None]).tocsr()
    burdens = []
    for row in direct:
        found, failed = bicgstab(scaled, row * scale, rtol=1e-13)
        assert failed == 0
        burdens.append(found)
    return matrix, burdens


times = []
for _ in range(6):
    started = time.process_time()
    matrix, burdens = solve()
    times.append(time.process_time() - started)
left = max(np.linalg.norm(matrix @ x - row) / np.linalg.norm(row) for x, row in zip(burdens, direct))
print(times[0], sorted(times[1:])[2], left, burdens[0][-1])

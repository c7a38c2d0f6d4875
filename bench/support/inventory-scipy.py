"""The inventory bench with SciPy's sparse solver, BiCGSTAB scaled by the diagonal to 1e-12. Its direct solver (splu) fills up on
a loop of nearly all processes and had not ended after eight minutes.
inventory-scipy.py FILE: numbers n, entries, methods, then rows, columns, values and direct burdens; prints seconds and the burden
of the last product by the first method."""
import sys, time
import numpy as np
from scipy.sparse import csc_matrix
from scipy.sparse.linalg import bicgstab

data = np.fromfile(sys.argv[1])
n, count, methods = (int(one) for one in data[:3])
rows, columns, values = data[3 : 3 + 3 * count].reshape(3, count)
direct = data[3 + 3 * count :].reshape(methods, n)
started = time.perf_counter()
matrix = csc_matrix((values, (rows.astype(int), columns.astype(int))), shape=(n, n)).T.tocsr()
scale = 1 / matrix.diagonal()
matrix = matrix.multiply(scale[:, None]).tocsr()
burdens = []
for row in direct:
    found, failed = bicgstab(matrix, row * scale, rtol=1e-12)
    assert failed == 0
    burdens.append(found)
print(time.perf_counter() - started, burdens[0][-1])

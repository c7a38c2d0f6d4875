"""The cohort bench with vectorised NumPy: every draw of a class of parts is a lower triangular matrix of survival, all series of
the class are multiplied with it at once, and the quantiles are picked by partition.
cohorts-numpy.py FILE YEARS SERIES DRAWS CLASSES: FILE holds the uniform draws of each class; prints seconds, largest memory [MB]
and the quantiles of series 0 in the last year."""
import resource, sys, time
import numpy as np

years, series, draws, classes = (int(one) for one in sys.argv[2:6])
uniforms = np.fromfile(sys.argv[1]).reshape(classes, draws)
ranks = [int(p * (draws - 1) + 0.5) for p in (0.05, 0.5, 0.95)]
started = time.perf_counter()
ages = np.arange(years)
lag = ages[:, None] - ages[None, :]
first = None
for k in range(classes):
    scale = 8 + k + 6 * uniforms[k]
    survival = np.exp(-((ages[None, :] / scale[:, None]) ** 2.5))
    table = np.where(lag >= 0, survival[:, np.maximum(lag, 0)], 0.0)
    chosen = np.arange(k, series, classes)
    inflow = 10 + (chosen % 7)[None, :] + 0.1 * ages[:, None]
    stocks = np.partition(table @ inflow, ranks, axis=0)[ranks]
    if first is None:
        first = stocks[:, -1, 0]
seconds = time.perf_counter() - started
print(seconds, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000, *first)

"""The cohort bench with vectorised NumPy on one thread: every draw of a class of parts is a lower triangular matrix of survival,
all series of the class are multiplied with it at once, and the quantiles are picked by partition.
cohorts-numpy.py FILE YEARS SERIES DRAWS CLASSES: FILE holds the Weibull shapes of each class, then the scales; prints seconds of
processor (the least of three rounds), largest memory [MB] and the quantiles of series 0 in the last year."""
import resource, sys, time
import numpy as np

years, series, draws, classes = (int(one) for one in sys.argv[2:6])
shapes, scales = np.fromfile(sys.argv[1]).reshape(2, classes, draws)
ranks = [int(p * (draws - 1) + 0.5) for p in (0.05, 0.5, 0.95)]
ages = np.arange(years)
lag = ages[:, None] - ages[None, :]
times = []
for _ in range(3):
    started = time.process_time()
    first = None
    for k in range(classes):
        survival = np.exp(-((ages[None, :] / scales[k][:, None]) ** shapes[k][:, None]))
        table = np.where(lag >= 0, survival[:, np.maximum(lag, 0)], 0.0)
        chosen = np.arange(k, series, classes)
        inflow = 10 + (chosen % 7)[None, :] + 0.1 * ages[:, None]
        stocks = np.partition(table @ inflow, ranks, axis=0)[ranks]
        if first is None:
            first = stocks[:, -1, 0]
    times.append(time.process_time() - started)
print(min(times), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000, *first)

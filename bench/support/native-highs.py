"""Optimum of a model in JSON by the native HiGHS inside SciPy: native-highs.py MODEL.json ANSWER.txt"""

import json
import sys
import time

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csc_matrix

with open(sys.argv[1]) as file:
    model = json.load(file)


def bound(values, missing):
    return np.array([missing if value is None else value for value in values], dtype=float)


rows, columns = len(model["rowLower"]), len(model["cost"])
matrix = csc_matrix((model["values"], model["indices"], model["starts"]), shape=(rows, columns))
started = time.process_time()
found = milp(
    np.array(model["cost"]),
    constraints=LinearConstraint(matrix, bound(model["rowLower"], -np.inf), bound(model["rowUpper"], np.inf)),
    bounds=Bounds(bound(model["lower"], -np.inf), bound(model["upper"], np.inf)),
    integrality=np.array(model["integrality"] or np.zeros(columns)),
    options={"mip_rel_gap": 1e-7, "time_limit": 60},
)
with open(sys.argv[2], "w") as file:
    file.write(f"optimum {found.fun:.12g}\nsolved {time.process_time() - started:.6f}\n")

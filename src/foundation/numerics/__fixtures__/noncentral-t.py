"""Truth for noncentral-t.test.ts: one-sided normal tolerance factors and probabilities by 40-digit quadrature.

Run: python3 noncentral-t.py > noncentral-t.json   (mpmath 1.3.0)
"""
import json
from mpmath import mp, mpf, quad, erfc, sqrt, log, exp, loggamma, findroot, erfinv, linspace

mp.dps = 40


def cdf(t, nu, delta):
    a = mpf(nu) / 2
    logc = log(2) + a * log(a) - loggamma(a)
    f = lambda w: exp(logc + (nu - 1) * log(w) - a * w * w) * erfc(-(t * w - delta) / sqrt(2)) / 2
    sd = 1 / sqrt(mpf(2 * nu))
    low, high = max(mpf(0), 1 - 14 * sd - mpf(1) / nu), 1 + 20 * sd
    turn = [(delta + s) / t for s in (-12, -6, -2, 0, 2, 6, 12)]
    edges = sorted({low, high, *linspace(low, high, 17), *[w for w in turn if low < w < high]})
    return quad(f, edges)


def factor(n, content, confidence):
    z = sqrt(mpf(2)) * erfinv(2 * mpf(content) - 1)
    delta = z * sqrt(mpf(n))
    start = delta + 2 if n > 9 else delta * 2 + 2
    g = lambda t: cdf(t, n - 1, delta) - mpf(confidence)
    from scipy.stats import nct
    guess = mpf(float(nct.ppf(float(confidence), n - 1, float(delta))))
    return findroot(g, (guess, guess * (1 + mpf("1e-9"))), tol=mpf("1e-60")) / sqrt(mpf(n))


rows = []
for n in (2, 3, 5, 10, 50, 299, 2000):
    for content in ("0.75", "0.9", "0.99", "0.999"):
        for confidence in ("0.5", "0.95", "0.99"):
            rows.append([n, float(content), float(confidence), float(factor(n, content, confidence))])
probabilities = [
    [t, nu, d, float(cdf(mpf(t), nu, mpf(d)))]
    for t, nu, d in ((1.5, 4, 2), (-1, 7, 0.5), (0.3, 3, -1), (5, 2.5, 1), (40, 262, 37.7), (2, 12, 6))
]
document = {"about": "noncentral t by 40-digit quadrature", "program": "noncentral-t.py, mpmath 1.3.0",
            "columns": ["n", "content", "confidence", "k"], "factors": rows,
            "probabilityColumns": ["t", "df", "noncentrality", "probability"], "probabilities": probabilities}
lines = [f"  {json.dumps(key)}: " + ("[\n" + ",\n".join("    " + json.dumps(row) for row in value) + "\n  ]"
         if isinstance(value[0], list) else json.dumps(value)) for key, value in document.items()]
print("{\n" + ",\n".join(lines) + "\n}")

"""Measures the matching against other ways to find a question: how often it is right, and how fast.

Nothing in `bot` knows this package; the libraries it compares with are the dependency group `bench`.
"""

import os

# Read when the numerical libraries load, so it has to stand before anything that imports them.
for _name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "RAYON_NUM_THREADS"):
    os.environ[_name] = "1"

"""Made numpy2.pkl, with NumPy 2.4: its modules have other names than those of NumPy 1. The numbers are those of make.py."""
import pickle

import numpy as np

ARRAYS = {
    "conv1.weight": np.arange(8, dtype="f4").reshape(2, 1, 2, 2) / 4 - 1,
    "conv1.bias": np.array([0.25, -0.1], dtype="f4"),
    "dense1.weight": np.arange(6, dtype="f4").reshape(3, 2) * np.float32(1.1),
    "dense1.bias": np.array([1, 2, 3e-5], dtype="f4"),
    "epochs": np.int64(3),
}

with open("numpy2.pkl", "wb") as file:
    pickle.dump({name: np.asfortranarray(array) for name, array in ARRAYS.items()}, file)

"""Made the weights beside this file, as NumPy stores them. All hold the same numbers, but for rounding."""
import io
import zipfile

import numpy as np

ARRAYS = {
    "conv1.weight": np.arange(8, dtype="f4").reshape(2, 1, 2, 2) / 4 - 1,
    "conv1.bias": np.array([0.25, -0.1], dtype="f4"),
    "dense1.weight": np.arange(6, dtype="f4").reshape(3, 2) * 1.1,
    "dense1.bias": np.array([1, 2, 3e-5], dtype="f4"),
}


def save(name, change=lambda array: array, **more):
    np.savez(name + ".npz", **{key: change(array) for key, array in ARRAYS.items()}, **more)


save("float32")
save("float16", lambda array: array.astype("<f2"))
save("float64", lambda array: array.astype("<f8"))
save("big-endian", lambda array: array.astype(">f4"))
save("fortran", np.asfortranarray)
np.savez_compressed("compressed.npz", **ARRAYS)
save(
    "extras",
    **{
        "meta": np.array({"by": "hand"}, dtype=object),
        "names": np.array(["a", "b"]),
        "bn1.num_batches_tracked": np.array(7, dtype="i8"),
    },
)
with zipfile.ZipFile("extras.npz", "a") as archive:
    archive.writestr("__MACOSX/._conv1.bias.npy", "xxxx")
save("scalar", lambda array: array if array.size > 2 else np.float32(0.5))

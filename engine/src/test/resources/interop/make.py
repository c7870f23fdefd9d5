"""Made the files beside this one, as PyTorch and NumPy store them. All hold the numbers of numpy/make.py."""
import collections
import pickle

import numpy as np
import torch

ARRAYS = {
    "conv1.weight": np.arange(8, dtype="f4").reshape(2, 1, 2, 2) / 4 - 1,
    "conv1.bias": np.array([0.25, -0.1], dtype="f4"),
    "dense1.weight": np.arange(6, dtype="f4").reshape(3, 2) * np.float32(1.1),
    "dense1.bias": np.array([1, 2, 3e-5], dtype="f4"),
}
STATE = collections.OrderedDict((name, torch.from_numpy(array)) for name, array in ARRAYS.items())


def converted(type):
    return {name: tensor.to(type) for name, tensor in STATE.items()}


def strided():
    """Views: transposed, every second value of a larger memory, and two that share one."""
    shared = torch.cat([torch.full((3,), 9.0), STATE["conv1.bias"], STATE["dense1.bias"]])
    every = torch.zeros(2, 1, 2, 4)
    every[..., ::2] = STATE["conv1.weight"]
    return {
        "conv1.weight": every[..., ::2],
        "conv1.bias": shared[3:5],
        "dense1.weight": STATE["dense1.weight"].t().contiguous().t(),
        "dense1.bias": shared[5:],
    }


def checkpoint():
    optimizer = torch.optim.Adam([torch.nn.Parameter(torch.ones(2))])
    state = {"module." + name: torch.nn.Parameter(tensor) for name, tensor in STATE.items()}
    state["module.bn1.num_batches_tracked"] = torch.tensor(7)
    return {"epoch": 3, "loss": None, "optimizer": optimizer.state_dict(), "state_dict": state}


def save(name, value, **more):
    torch.save(value, name + ".pth", **more)
    torch.save(value, name + "-old.pth", _use_new_zipfile_serialization=False, **more)


save("state", STATE)
save("float16", converted(torch.float16))
save("bfloat16", converted(torch.bfloat16))
save("float64", converted(torch.float64))
save("strided", strided())
save("checkpoint", checkpoint())
save("module", torch.nn.Linear(2, 3))

for protocol in range(6):
    with open(f"protocol{protocol}.pkl", "wb") as file:
        pickle.dump(ARRAYS, file, protocol=protocol)
with open("orders.pkl", "wb") as file:
    pickle.dump(
        {
            "conv1.weight": np.asfortranarray(ARRAYS["conv1.weight"]),
            "conv1.bias": ARRAYS["conv1.bias"].astype(">f4"),
            "dense1.weight": np.asfortranarray(ARRAYS["dense1.weight"].astype("f8")),
            "dense1.bias": [np.float32(1), np.float32(2), np.float32(3e-5)],
            "epochs": np.int64(3),
        },
        file,
    )


class Evil:
    def __reduce__(self):
        import os

        return os.system, ("touch /tmp/this-was-run",)


with open("evil.pkl", "wb") as file:
    pickle.dump({"conv1.weight": Evil()}, file)


def book():
    """The book's way, chapter 8: dropout multiplies by 1 - rate where it is used, and dense weights are inputs x outputs."""
    random = np.random.default_rng(8)
    params = {
        "W1": random.normal(size=(2, 1, 3, 3)),
        "W2": random.normal(size=(3, 2, 3, 3)) / 2,
        "W3": random.normal(size=(3 * 4 * 4, 5)) / 4,
        "W4": random.normal(size=(5, 5)),
    }
    for layer in range(1, 5):
        outputs = params[f"W{layer}"].shape[0 if layer < 3 else 1]
        params[f"b{layer}"] = random.normal(size=outputs) / 4
    image = random.random((1, 8, 8))

    def conv(x, W, b):
        padded = np.pad(x, ((0, 0), (1, 1), (1, 1)))
        windows = np.lib.stride_tricks.sliding_window_view(padded, (3, 3), axis=(1, 2))
        return np.einsum("cyxij,ocij->oyx", windows, W) + b[:, None, None]

    x = np.maximum(conv(image, params["W1"], params["b1"]), 0)
    x = np.maximum(conv(x, params["W2"], params["b2"]), 0)
    x = x.reshape(3, 4, 2, 4, 2).max(axis=(2, 4)).reshape(-1)
    x = np.maximum(x @ params["W3"] + params["b3"], 0) * (1 - 0.5)
    x = (x @ params["W4"] + params["b4"]) * (1 - 0.25)
    probabilities = np.exp(x - x.max()) / np.exp(x - x.max()).sum()
    with open("book.pkl", "wb") as file:
        pickle.dump(params, file)
    np.savez("book-forward.npz", image=image, probabilities=probabilities)


book()

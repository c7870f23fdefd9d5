"""Saves torchvision networks with random weights, in PyTorch's new and old format, and what they make of a picture.

    python3 samples/interop/torchvision_weights.py FOLDER

For each NAME there are NAME.pth, NAME-old.pth, NAME-image.npy (what the network is shown, 1 x 3 x 224 x 224) and
NAME-logits.npy. Debian's python3-torch and python3-torchvision do.
"""
import sys
from pathlib import Path

import numpy as np
import torch
import torchvision

# Of the pictures that ImageNet's networks learned from, red, green and blue.
MEAN = torch.tensor([0.485, 0.456, 0.406]).view(1, 3, 1, 1)
DEVIATION = torch.tensor([0.229, 0.224, 0.225]).view(1, 3, 1, 1)


def network(name):
    """With statistics of batch normalisation that are of the network's own values."""
    # As torchvision's trained GoogLeNet: with two heads that serve training only, and an own way to see pictures.
    more = {"aux_logits": True, "transform_input": True, "init_weights": False} if name == "googlenet" else {}
    model = getattr(torchvision.models, name)(weights=None, **more)
    for layer in model.modules():
        if isinstance(layer, torch.nn.BatchNorm2d):
            layer.momentum = None
            torch.nn.init.uniform_(layer.weight, 0.5, 1.5)
            torch.nn.init.normal_(layer.bias, 0, 0.2)
    with torch.no_grad():
        model.train()(torch.randn(4, 3, 224, 224))
    return model.eval()


def save(name, folder):
    torch.manual_seed(1)
    model = network(name)
    picture = torch.rand(1, 3, 224, 224)
    with torch.no_grad():
        logits = model((picture - MEAN) / DEVIATION)
    # transform_input undoes ImageNet's scale and brings pictures to (x - 0.5) / 0.5: ours are shown such at once.
    shown = (picture - 0.5) / 0.5 if name == "googlenet" else (picture - MEAN) / DEVIATION
    torch.save(model.state_dict(), folder / f"{name}.pth")
    torch.save(model.state_dict(), folder / f"{name}-old.pth", _use_new_zipfile_serialization=False)
    np.save(folder / f"{name}-image.npy", shown.numpy())
    np.save(folder / f"{name}-logits.npy", logits.numpy())
    print(f"{name}: {len(model.state_dict())} arrays, logits from {logits.min():.3f} to {logits.max():.3f}")


if __name__ == "__main__":
    target = Path(sys.argv[1])
    target.mkdir(parents=True, exist_ok=True)
    for each in ["resnet18", "vgg16", "googlenet", "vgg16_bn", "resnet50", "alexnet"]:
        save(each, target)

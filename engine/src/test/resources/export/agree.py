"""What Python makes of exported networks. Debian: apt-get install -y python3-torch python3-torchvision python3-onnx

agree.py run FOLDER     for every N.py with N.npz in FOLDER: logits of N-images.npz into N-logits.npz
agree.py check FOLDER   onnx.checker on every N.onnx in FOLDER
agree.py make FOLDER    torchvision's networks with random weights as N.onnx, N-images.npz and N-logits.npz
agree.py train FILE.py FOLDER_OR_NPZ    one epoch
"""
import glob
import importlib.util
import os
import sys

import numpy as np


def module(path):
    spec = importlib.util.spec_from_file_location("exported", path)
    made = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(made)
    return made


def run(folder):
    import torch
    for path in sorted(glob.glob(os.path.join(folder, "*.py"))):
        stem = path[:-3]
        exported = module(path)
        model = exported.Network()
        exported.load(model, stem + ".npz")
        with torch.no_grad():
            logits = model(torch.from_numpy(np.load(stem + "-images.npz")["images"]))
        np.savez(stem + "-logits.npz", logits=logits.numpy())


def check(folder):
    import onnx
    for path in sorted(glob.glob(os.path.join(folder, "*.onnx"))):
        onnx.checker.check_model(onnx.load(path), full_check=True)


def make(folder):
    import torch
    import torchvision.models as models
    torch.manual_seed(1)
    for name, net in [("resnet18", models.resnet18()), ("vgg11_bn", models.vgg11_bn(num_classes=10)),
                      ("googlenet", models.googlenet(aux_logits=False, init_weights=False)),
                      ("alexnet", models.alexnet(num_classes=10))]:
        net.eval()
        for layer in net.modules():
            if isinstance(layer, torch.nn.BatchNorm2d):
                layer.running_mean.normal_(0, 0.1)
                layer.running_var.uniform_(0.5, 1.5)
        images = torch.randn(1, 3, 224, 224)
        stem = os.path.join(folder, name)
        torch.onnx.export(net, images, stem + ".onnx", opset_version=16, input_names=["image"],
                          dynamic_axes={"image": {0: "batch"}})
        with torch.no_grad():
            np.savez(stem + "-logits.npz", logits=net(images).numpy())
        np.savez(stem + "-images.npz", images=images.numpy())


def train(path, data):
    module(path).train(data, 1)


if __name__ == "__main__":
    {"run": run, "check": check, "make": make, "train": train}[sys.argv[1]](*sys.argv[2:])

"""Writes layers.tsv: what torchvision's own networks put out and cost, layer by layer.

Run with torchvision 0.14 (Debian's python3-torchvision): python3 layers.py > layers.tsv

Every module that holds no other module is hooked; so is torch.nn.functional.relu, which GoogLeNet calls by itself.
Multiply-adds are those of convolutions and dense layers, for one image. GoogLeNet is made without its auxiliary heads.
LeNet-5 and the book's two networks, which torchvision does not have, are written down here with PyTorch's modules.
"""
import sys

import torch
import torchvision
from torch import nn


def layers(model, image):
    calls = {}
    rows = []

    def take(name, kind, output, parameters, cost):
        calls[name] = calls.get(name, 0) + 1
        shape = "x".join(str(side) for side in output.shape[1:])
        rows.append((name, calls[name], kind, shape, parameters, cost))

    def hook(name):
        def called(module, inputs, output):
            cost = 0
            if isinstance(module, nn.Conv2d):
                cost = output.numel() * module.in_channels // module.groups * module.kernel_size[0] * module.kernel_size[1]
            elif isinstance(module, nn.Linear):
                cost = output.numel() * module.in_features
            parameters = sum(p.numel() for p in module.parameters())
            take(name, type(module).__name__, output, parameters, cost)

        return called

    for name, module in model.named_modules():
        if not list(module.children()):
            module.register_forward_hook(hook(name))
    relu = nn.functional.relu

    def called_relu(x, inplace=False):
        y = relu(x, inplace=inplace)
        caller = sys._getframe(1)
        if caller.f_globals["__name__"].startswith("torchvision"):
            take("relu", "F.relu", y, 0, 0)
        return y

    nn.functional.relu = called_relu
    model.eval()
    with torch.no_grad():
        model(image)
    nn.functional.relu = relu
    return rows


def chain(**modules):
    model = nn.Sequential()
    for name, module in modules.items():
        model.add_module(name, module)
    return model


def lenet5():
    """LeCun et al. 1998, as it is taught today."""
    return chain(
        conv1=nn.Conv2d(1, 6, 5, padding=2), tanh1=nn.Tanh(), pool1=nn.AvgPool2d(2),
        conv2=nn.Conv2d(6, 16, 5), tanh2=nn.Tanh(), pool2=nn.AvgPool2d(2),
        flatten=nn.Flatten(), fc1=nn.Linear(400, 120), tanh3=nn.Tanh(),
        fc2=nn.Linear(120, 84), tanh4=nn.Tanh(), fc3=nn.Linear(84, 10))


def simple_convnet():
    """Deep Learning from Scratch, section 7.5."""
    return chain(
        conv1=nn.Conv2d(1, 30, 5), relu1=nn.ReLU(), pool1=nn.MaxPool2d(2),
        flatten1=nn.Flatten(), dense1=nn.Linear(4320, 100), relu2=nn.ReLU(), dense2=nn.Linear(100, 10))


def deep_convnet():
    """Deep Learning from Scratch, section 8.1.1: the fourth convolution has a padding of 2."""
    return chain(
        conv1=nn.Conv2d(1, 16, 3, padding=1), relu1=nn.ReLU(),
        conv2=nn.Conv2d(16, 16, 3, padding=1), relu2=nn.ReLU(), pool1=nn.MaxPool2d(2),
        conv3=nn.Conv2d(16, 32, 3, padding=1), relu3=nn.ReLU(),
        conv4=nn.Conv2d(32, 32, 3, padding=2), relu4=nn.ReLU(), pool2=nn.MaxPool2d(2),
        conv5=nn.Conv2d(32, 64, 3, padding=1), relu5=nn.ReLU(),
        conv6=nn.Conv2d(64, 64, 3, padding=1), relu6=nn.ReLU(), pool3=nn.MaxPool2d(2),
        flatten1=nn.Flatten(), dense1=nn.Linear(1024, 50), relu7=nn.ReLU(), dropout1=nn.Dropout(),
        dense2=nn.Linear(50, 10), dropout2=nn.Dropout())


def main():
    print("# torchvision %s, PyTorch %s; made by layers.py" % (torchvision.__version__, torch.__version__))
    print("# network\tmodule\tcall\tkind\toutput\tparameters\tmultiply-adds")
    digit = torch.zeros(1, 1, 28, 28)
    photo = torch.zeros(1, 3, 224, 224)
    networks = [("lenet5", lenet5, digit), ("simple-convnet", simple_convnet, digit),
                ("deep-convnet", deep_convnet, digit)]
    for name in "alexnet vgg16 vgg19 googlenet resnet18 resnet34 resnet50 resnet101 resnet152".split():
        make = getattr(torchvision.models, name)
        if name == "googlenet":
            networks.append((name, lambda: torchvision.models.googlenet(aux_logits=False, init_weights=False), photo))
        else:
            networks.append((name, make, photo))
    for name, make, image in networks:
        for row in layers(make(), image):
            print(name, *row, sep="\t")


main()

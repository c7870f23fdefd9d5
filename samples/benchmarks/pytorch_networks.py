#!/usr/bin/python3
"""Speed and memory of networks in PyTorch on this machine's CPU: the peer of  ./netloom bench NETWORK.

Architectures, names, image sizes and classes are those of Netloom's templates (./netloom summary lists them), written
down here so that torchvision is not needed. Images are noise and lie in memory; channels-last; Adam; flush denormal off.
Needs Debian's python3-torch:  apt-get install -y python3-torch
Usage:  pytorch_networks.py NETWORK [--batch 100] [--seconds 5] [--threads 2] [--only training|inference]
Prints one JSON line: images a second in training and inference, and the largest resident memory of the process (VmHWM).
To hold it to AVX2: ONEDNN_MAX_CPU_ISA=AVX2 ATEN_CPU_CAPABILITY=avx2 in the environment.
"""
import argparse, json, os, time
import torch, torch.nn as nn, torch.nn.functional as F


def normalised(inputs, outputs, kernel, stride=1, eps=1e-5):
    return [nn.Conv2d(inputs, outputs, kernel, stride, kernel // 2, bias=False), nn.BatchNorm2d(outputs, eps)]


class Residual(nn.Module):
    """y = relu(f(x) + x), x projected where shapes differ."""

    def __init__(self, body, projection):
        super().__init__()
        self.body, self.projection = nn.Sequential(*body), nn.Sequential(*projection) if projection else nn.Identity()

    def forward(self, x):
        return F.relu(self.body(x) + self.projection(x), inplace=True)


def basic(inputs, width, stride):
    body = [*normalised(inputs, width, 3, stride), nn.ReLU(inplace=True), *normalised(width, width, 3)]
    return Residual(body, normalised(inputs, width, 1, stride) if stride > 1 or inputs != width else None), width


def bottleneck(inputs, width, stride):
    body = [*normalised(inputs, width, 1), nn.ReLU(inplace=True), *normalised(width, width, 3, stride),
            nn.ReLU(inplace=True), *normalised(width, 4 * width, 1)]
    return Residual(body, normalised(inputs, 4 * width, 1, stride) if inputs != 4 * width else None), 4 * width


def residual(stem, channels, first, counts, block, classes):
    layers = list(stem)
    for stage, count in enumerate(counts):
        for i in range(count):
            layer, channels = block(channels, first << stage, 2 if stage and i == 0 else 1)
            layers.append(layer)
    return nn.Sequential(*layers, nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(channels, classes))


def resnet(depth, image, classes):
    counts = {18: (2, 2, 2, 2), 34: (3, 4, 6, 3), 50: (3, 4, 6, 3), 101: (3, 4, 23, 3), 152: (3, 8, 36, 3)}[depth]
    small = image[1] < 64
    stem = normalised(image[0], 64, 3 if small else 7, 1 if small else 2) + [nn.ReLU(inplace=True)]
    if not small:
        stem.append(nn.MaxPool2d(3, 2, 1))
    return residual(stem, 64, 64, counts, bottleneck if depth >= 50 else basic, classes)


def thin_resnet(depth, image, classes):
    stem = normalised(image[0], 16, 3) + [nn.ReLU(inplace=True)]
    return residual(stem, 16, 16, [(depth - 2) // 6] * 3, basic, classes)


def vgg16(image, classes):
    small = image[1] < 64
    layers, channels, side = [], image[0], image[1]
    for filters, count in ((64, 2), (128, 2), (256, 3), (512, 3), (512, 3))[:4 if small else 5]:
        for _ in range(count):
            out = filters // 2 if small else filters
            layers += normalised(channels, out, 3) if small else [nn.Conv2d(channels, out, 3, padding=1)]
            layers.append(nn.ReLU(inplace=True))
            channels = out
        layers.append(nn.MaxPool2d(2))
        side //= 2
    width = 256 if small else 4096
    return nn.Sequential(*layers, nn.Flatten(),
                         nn.Linear(channels * side * side, width), nn.ReLU(inplace=True), nn.Dropout(0.5),
                         nn.Linear(width, width), nn.ReLU(inplace=True), nn.Dropout(0.5), nn.Linear(width, classes))


class Inception(nn.Module):
    def __init__(self, inputs, one, reduce_b, b, reduce_c, c, pool):
        super().__init__()
        relu = lambda: [nn.ReLU(inplace=True)]
        conv = lambda i, o, k: normalised(i, o, k, eps=1e-3) + relu()
        self.branches = nn.ModuleList([
            nn.Sequential(*conv(inputs, one, 1)),
            nn.Sequential(*conv(inputs, reduce_b, 1), *conv(reduce_b, b, 3)),
            nn.Sequential(*conv(inputs, reduce_c, 1), *conv(reduce_c, c, 3)),
            nn.Sequential(nn.MaxPool2d(3, 1, 1, ceil_mode=True), *conv(inputs, pool, 1))])

    def forward(self, x):
        return torch.cat([branch(x) for branch in self.branches], 1)


def googlenet(image, classes):
    small = image[1] < 64
    conv = lambda i, o, k, s=1: normalised(i, o, k, s, 1e-3) + [nn.ReLU(inplace=True)]
    pool = lambda k: nn.MaxPool2d(k, 2, ceil_mode=True)
    layers = conv(image[0], 64, 3 if small else 7, 1 if small else 2)
    layers += [pool(3), *conv(64, 64, 1), *conv(64, 192, 3)] + ([] if small else [pool(3)])
    for module in ((192, 64, 96, 128, 16, 32, 32), (256, 128, 128, 192, 32, 96, 64), 3,
                   (480, 192, 96, 208, 16, 48, 64), (512, 160, 112, 224, 24, 64, 64), (512, 128, 128, 256, 24, 64, 64),
                   (512, 112, 144, 288, 32, 64, 64), (528, 256, 160, 320, 32, 128, 128), 2,
                   (832, 256, 160, 320, 32, 128, 128), (832, 384, 192, 384, 48, 128, 128)):
        layers.append(pool(module) if isinstance(module, int) else Inception(*module))
    return nn.Sequential(*layers, nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Dropout(0.2), nn.Linear(1024, classes))


def alexnet(image, classes):
    relu = lambda: nn.ReLU(inplace=True)
    return nn.Sequential(
        nn.Conv2d(3, 64, 11, 4, 2), relu(), nn.MaxPool2d(3, 2), nn.Conv2d(64, 192, 5, padding=2), relu(),
        nn.MaxPool2d(3, 2), nn.Conv2d(192, 384, 3, padding=1), relu(), nn.Conv2d(384, 256, 3, padding=1), relu(),
        nn.Conv2d(256, 256, 3, padding=1), relu(), nn.MaxPool2d(3, 2), nn.Flatten(), nn.Dropout(0.5),
        nn.Linear(256 * 6 * 6, 4096), relu(), nn.Dropout(0.5), nn.Linear(4096, 4096), relu(), nn.Linear(4096, classes))


def simple_convnet(image, classes):
    return nn.Sequential(nn.Conv2d(1, 30, 5), nn.ReLU(inplace=True), nn.MaxPool2d(2), nn.Flatten(),
                         nn.Linear(30 * 12 * 12, 100), nn.ReLU(inplace=True), nn.Linear(100, classes))


def deep_convnet(image, classes):
    layers, channels = [], 1
    for i, (out, pad) in enumerate([(16, 1), (16, 1), (32, 1), (32, 2), (64, 1), (64, 1)]):
        layers += [nn.Conv2d(channels, out, 3, padding=pad), nn.ReLU(inplace=True)]
        channels = out
        if i % 2 == 1:
            layers.append(nn.MaxPool2d(2))
    return nn.Sequential(*layers, nn.Flatten(), nn.Linear(1024, 50), nn.ReLU(inplace=True), nn.Dropout(0.5),
                         nn.Linear(50, classes), nn.Dropout(0.5))


def network(name):
    """The network that Netloom has by that name, the shape of its images, and how many classes it tells apart."""
    base, _, size = name.rpartition("-") if name.endswith(("-28", "-32")) else (name, "", "")
    image, classes = {"28": ((1, 28, 28), 10), "32": ((3, 32, 32), 10), "": ((3, 224, 224), 1000)}[size]
    plain = {"vgg16": vgg16, "googlenet": googlenet, "alexnet": alexnet,
             "simple-convnet": simple_convnet, "deep-convnet": deep_convnet}
    if base.endswith("-convnet"):
        image, classes = (1, 28, 28), 10
    if base in plain:
        return plain[base](image, classes), image, classes
    depth = int(base[len("resnet"):])
    build = thin_resnet if depth in (20, 32, 56) else resnet
    return build(depth, image, classes), image, classes


def throughput(batch, images, seconds, work):
    """Images a second, after a warm-up of as many seconds at most."""
    warm = time.time()
    for _ in range(3):
        work(0)
        if time.time() - warm > seconds:
            break
    start, steps = time.time(), 0
    while time.time() - start < seconds or steps < 2:
        work(steps * batch % (images - batch + 1))
        steps += 1
    return batch * steps / (time.time() - start)


def peak_bytes():
    with open("/proc/self/status") as status:
        return next(int(line.split()[1]) * 1024 for line in status if line.startswith("VmHWM"))


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("network")
    parser.add_argument("--batch", type=int, default=100)
    parser.add_argument("--seconds", type=float, default=5)
    parser.add_argument("--threads", type=int, default=len(os.sched_getaffinity(0)))
    parser.add_argument("--only", choices=("training", "inference"))
    a = parser.parse_args()
    torch.set_num_threads(a.threads)
    torch.set_flush_denormal(False)
    torch.manual_seed(1)
    net, shape, classes = network(a.network)
    for layer in net.modules():
        if isinstance(layer, (nn.Conv2d, nn.Linear)):
            nn.init.kaiming_normal_(layer.weight)
            if layer.bias is not None:
                nn.init.zeros_(layer.bias)
    net = net.to(memory_format=torch.channels_last)
    images = 2 * a.batch
    x = torch.rand(images, *shape).to(memory_format=torch.channels_last)
    t = torch.randint(0, classes, (images,))
    train = infer = None
    if a.only != "inference":
        net.train()
        optimiser, loss = torch.optim.Adam(net.parameters(), lr=1e-4), nn.CrossEntropyLoss()

        def step(first):
            optimiser.zero_grad()
            loss(net(x[first:first + a.batch]), t[first:first + a.batch]).backward()
            optimiser.step()

        train = throughput(a.batch, images, a.seconds, step)
    if a.only != "training":
        net.eval()
        with torch.no_grad():
            infer = throughput(a.batch, images, a.seconds, lambda first: net(x[first:first + a.batch]))
    print(json.dumps({"peer": "PyTorch " + torch.__version__, "network": a.network, "batch": a.batch,
                      "threads": a.threads, "train_images_per_s": train and round(train, 2),
                      "infer_images_per_s": infer and round(infer, 2), "peak_bytes": peak_bytes()}))


if __name__ == "__main__":
    main()

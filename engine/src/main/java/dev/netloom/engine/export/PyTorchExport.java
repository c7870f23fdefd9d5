package dev.netloom.engine.export;

import dev.netloom.engine.data.InputDescription;
import dev.netloom.engine.store.FileProblem;
import dev.netloom.engine.store.SafeFile;
import dev.netloom.engine.store.WeightsFile;
import dev.netloom.engine.train.TrainingConfig;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// Writes a network for PyTorch: a Python file with its module and the run that trained it, and its weights as `.npz`
/// beside it. Python needs torch and NumPy, and nothing else.
public final class PyTorchExport {
    private static final String ENDING = ".py";

    /// What the file imports.
    private static final Set<String> IMPORTED = Set.of("copy", "gzip", "math", "os", "re", "sys", "numpy", "torch");

    private PyTorchExport() {}

    /// The name of a Python module that can be imported, as near to `name` as may be: `3x3 net` becomes `net_3x3_net`.
    public static String moduleName(String name) {
        String plain = name.replaceAll("[^0-9A-Za-z_]+", "_");
        boolean sound = plain.matches("[A-Za-z_].*[0-9A-Za-z].*|[A-Za-z]")
                && !PyTorchModule.isKeyword(plain)
                && !IMPORTED.contains(plain);
        return sound ? plain : "net_" + plain;
    }

    /// @param file ends with `.py`
    /// @return the file of the weights
    /// @throws FileProblem where Python would take the file for something that it needs itself
    public static Path write(Path file, TrainedNetwork network, TrainingConfig config) throws IOException, FileProblem {
        requireOwnName(file);
        Path weights = weights(file);
        byte[] text = text(weights.getFileName().toString(), network, config).getBytes(StandardCharsets.UTF_8);
        WeightsFile.write(weights, network.weights());
        SafeFile.write(file, out -> out.write(text));
        return weights;
    }

    /// Python looks beside a script first for what that imports.
    private static void requireOwnName(Path file) throws FileProblem {
        String stem = stem(file);
        if (IMPORTED.contains(stem)) {
            throw new FileProblem(
                    "export-module", file + " hides Python's " + stem, file, stem, moduleName(stem) + ENDING);
        }
    }

    private static Path weights(Path file) {
        return file.resolveSibling(stem(file) + ".npz");
    }

    /// The name without the ending.
    public static String stem(Path file) {
        String name = file.getFileName().toString();
        return name.endsWith(ENDING) ? name.substring(0, name.length() - ENDING.length()) : name;
    }

    static String text(String weights, TrainedNetwork network, TrainingConfig config) {
        InputDescription input = network.input();
        PyTorchModule module = new PyTorchModule(network.graph());
        PyTorchTraining training = new PyTorchTraining(network.graph(), module, config);
        return """
                \"""%s, a network of Netloom. In: images of %s values, 0 to 1. Out: logits of the classes.

                    model = Network()
                    load(model, "%s")
                    probabilities = model(normalised(image)).softmax(1)

                To train it anew, on IDX files as MNIST has them, or an .npz with x_train, y_train, x_test, y_test:

                    python3 THIS_FILE.py FOLDER_OR_NPZ
                \"""
                import copy
                import gzip
                import math
                import os
                import re
                import sys

                import numpy as np
                import torch
                import torch.nn as nn
                import torch.nn.functional as F

                CLASSES = [%s]
                MEAN = [%s]
                DEVIATION = [%s]


                %s
                def load(model, file):
                    \"""Takes over weights that are named BLOCK.PARAMETER.\"""
                    names = {%s}
                    state = model.state_dict()
                    arrays = np.load(file)
                    for name in arrays.files:
                        block, _, parameter = name.rpartition(".")
                        own = names.get(block, re.sub("[^0-9A-Za-z_]", "_", block)) + "." + parameter
                        if own in state:
                            state[own] = torch.from_numpy(arrays[name])
                    model.load_state_dict(state)
                    model.eval()


                def normalised(x):
                    \"""Images as the network learned to see them.\"""
                    if not MEAN:
                        return x
                    mean, deviation = torch.tensor(MEAN), torch.tensor(DEVIATION)
                    return (x - mean[:, None, None]) / deviation[:, None, None]


                def images(path):
                    \"""Training and test images, 0 to 1, with the numbers of their classes.\"""
                    if path.endswith(".npz"):
                        arrays = np.load(path)
                        parts = [(arrays["x_" + part], arrays["y_" + part]) for part in ("train", "test")]
                    else:
                        parts = [(idx(path, part + "-images-idx3-ubyte", 16), idx(path, part + "-labels-idx1-ubyte", 8))
                                 for part in ("train", "t10k")]
                    return [(torch.from_numpy(x.reshape(-1, %d, %d, %d).astype(np.float32) / 255),
                             torch.from_numpy(t.reshape(-1).astype(np.int64))) for x, t in parts]


                def idx(folder, name, header):
                    path = os.path.join(folder, name)
                    with open(path, "rb") if os.path.exists(path) else gzip.open(path + ".gz") as file:
                        return np.frombuffer(file.read(), np.uint8)[header:]


                %s

                def accuracy(model, x, t):
                    model.eval()
                    with torch.no_grad():
                        right = sum((model(normalised(a)).argmax(1) == b).sum() for a, b in zip(x.split(500), t.split(500)))
                    return right.item() / len(x)


                if __name__ == "__main__":
                    train(*sys.argv[1:2])
                """.formatted(
                        network.name().replaceAll("[\"\\\\\\p{Cntrl}]", " "),
                        input.shape(),
                        weights.replaceAll("[\"\\\\]", "_"),
                        input.classes().stream().map(PyTorchExport::quoted).collect(Collectors.joining(", ")),
                        numbers(input.normalization().mean()),
                        numbers(input.normalization().deviation()),
                        module.text(),
                        others(module.otherNames()),
                        input.shape().channels(),
                        input.shape().height(),
                        input.shape().width(),
                        training.text());
    }

    private static String others(Map<String, String> names) {
        return names.entrySet().stream()
                .map(name -> quoted(name.getKey()) + ": " + quoted(name.getValue()))
                .collect(Collectors.joining(", "));
    }

    private static String numbers(List<Float> values) {
        return values.stream().map(String::valueOf).collect(Collectors.joining(", "));
    }

    /// A string of Python's, whatever stands in it.
    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        text.codePoints().forEach(point -> {
            if (point >= ' ' && point < 127 && point != '"' && point != '\\') {
                quoted.appendCodePoint(point);
            } else {
                quoted.append("\\U%08x".formatted(point));
            }
        });
        return quoted.append('"').toString();
    }
}

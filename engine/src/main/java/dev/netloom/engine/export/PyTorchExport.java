package dev.netloom.engine.export;

import dev.netloom.engine.data.InputDescription;
import dev.netloom.engine.store.SafeFile;
import dev.netloom.engine.store.WeightsFile;
import dev.netloom.engine.train.TrainingConfig;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Writes a network for PyTorch: a Python file with its module and the run that trained it, and its weights as `.npz`
/// beside it. Python needs torch and NumPy, and nothing else.
public final class PyTorchExport {
    private static final String ENDING = ".py";

    private PyTorchExport() {}

    /// @param file ends with `.py`
    /// @return the file of the weights
    public static Path write(Path file, TrainedNetwork network, TrainingConfig config) throws IOException {
        Path weights = weights(file);
        byte[] text = text(weights.getFileName().toString(), network, config).getBytes(StandardCharsets.UTF_8);
        WeightsFile.write(weights, network.weights());
        SafeFile.write(file, out -> out.write(text));
        return weights;
    }

    private static Path weights(Path file) {
        String name = file.getFileName().toString();
        String stem = name.endsWith(ENDING) ? name.substring(0, name.length() - ENDING.length()) : name;
        return file.resolveSibling(stem + ".npz");
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

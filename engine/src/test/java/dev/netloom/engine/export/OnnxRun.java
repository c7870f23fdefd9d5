package dev.netloom.engine.export;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.OrtSession.Result;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.Map;
import java.util.Set;
import onnx.Onnx.ModelProto;
import onnx.Onnx.NodeProto;
import onnx.Onnx.ValueInfoProto;

/// What ONNX Runtime makes of a model.
final class OnnxRun {
    private OnnxRun() {}

    /// One of its values for float images, in the order of the file: images, channels, rows, columns.
    static float[] value(ModelProto model, String name, float[] images, long... dims) throws OrtException {
        ModelProto.Builder showing = model.toBuilder();
        if (!showing.getGraph().getOutput(0).getName().equals(name)) {
            showing.getGraphBuilder().addOutput(ValueInfoProto.newBuilder().setName(name));
        }
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        String input = model.getGraph().getInput(0).getName();
        try (OrtSession.SessionOptions options = options();
                OrtSession session = environment.createSession(showing.build().toByteArray(), options);
                OnnxTensor tensor = OnnxTensor.createTensor(environment, FloatBuffer.wrap(images), dims);
                Result result = session.run(Map.of(input, tensor), Set.of(name))) {
            return ((OnnxTensor) result.get(0)).getFloatBuffer().array();
        }
    }

    /// The first output for bytes.
    static float[] ofPixels(ModelProto model, byte[] pixels, long... dims) throws OrtException {
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        ByteBuffer direct = ByteBuffer.allocateDirect(pixels.length).order(ByteOrder.nativeOrder());
        direct.put(pixels).rewind();
        try (OrtSession.SessionOptions options = options();
                OrtSession session = environment.createSession(model.toByteArray(), options);
                OnnxTensor tensor = OnnxTensor.createTensor(environment, direct, dims, OnnxJavaType.UINT8);
                Result result = session.run(Map.of("pixels", tensor))) {
            return ((OnnxTensor) result.get(0)).getFloatBuffer().array();
        }
    }

    private static OrtSession.SessionOptions options() throws OrtException {
        OrtSession.SessionOptions options = new OrtSession.SessionOptions();
        options.setIntraOpNumThreads(1);
        return options;
    }

    /// The value that becomes probabilities.
    static String logits(ModelProto model) {
        return model.getGraph().getNodeList().stream()
                .filter(node -> node.getOpType().equals("Softmax"))
                .map((NodeProto node) -> node.getInput(0))
                .findFirst()
                .orElseThrow();
    }
}

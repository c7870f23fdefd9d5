package dev.netloom.engine.store.interop.onnx;

import onnx.Onnx.NodeProto;

/// An operator, or one of its settings, that no block has.
final class NoBlock extends Exception {
    private final boolean damaged;

    private NoBlock(String why, boolean damaged) {
        super(why);
        this.damaged = damaged;
    }

    /// @param why what no block has: "its windows are not square"; empty for the operator as such
    static NoBlock at(NodeProto node, String why) {
        return new NoBlock(place(node) + (why.isEmpty() ? "" : ": " + why), false);
    }

    /// What no program should have written.
    static NoBlock damaged(String why) {
        return new NoBlock(why, true);
    }

    boolean isDamaged() {
        return damaged;
    }

    private static String place(NodeProto node) {
        String output = node.getOutputCount() == 0 ? "" : " (output " + node.getOutput(0) + ")";
        return node.getOpType() + " at " + (node.getName().isEmpty() ? "a node without a name" : node.getName())
                + output;
    }
}

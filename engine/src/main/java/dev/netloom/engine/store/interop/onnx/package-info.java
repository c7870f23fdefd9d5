/// Networks out of ONNX files. Read `OnnxImport` first: it opens a file and picks what comes out of it;
/// `OnnxReader` goes from operator to operator and makes blocks (`OnnxBlocks`: those without weights),
/// `OnnxPattern` knows which several operators are one block.
package dev.netloom.engine.store.interop.onnx;

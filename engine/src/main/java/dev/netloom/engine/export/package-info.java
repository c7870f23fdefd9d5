/// Networks for other programs: `OnnxExport` for ONNX, `PyTorchExport` for Python, and `ExportCheck`, which reads again
/// what was written and says how closely it agrees.
///
/// Read `TrainedNetwork`, then `OnnxExport` with `OnnxNetwork` (block by block) and `OnnxGraph` (the file's terms).
package dev.netloom.engine.export;

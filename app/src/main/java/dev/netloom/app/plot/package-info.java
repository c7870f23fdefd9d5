/// Curves: what they are made of, and how they are drawn.
///
/// Read first [CurvesModel], which follows a run, and its [DecimatedSeries]; then [Plot], which draws any series
/// over any axis ([AxisScale], [Ranges]), and [PlotGestures] and [PlotHover], which answer hands; last what puts
/// them together: [CurvesView] for a run, [PairPlots] for two that are compared, [OverlayPlot] for several of the
/// history, [ScatterPlot] for points with intervals,
/// [RatePlot] for the loss over learning rates.
package dev.netloom.app.plot;

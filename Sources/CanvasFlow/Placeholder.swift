enum CanvasFlowPlaceholder {}

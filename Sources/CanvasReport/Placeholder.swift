enum CanvasReportPlaceholder {}

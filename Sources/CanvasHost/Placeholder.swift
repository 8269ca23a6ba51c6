enum CanvasHostPlaceholder {}

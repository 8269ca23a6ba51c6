import CanvasCommands

await CanvasTool.main([])

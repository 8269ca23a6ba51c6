import Foundation

/// Files that commands write.
enum WrittenFile {
    /// Writes a whole file, of which whoever reads it meanwhile sees the old or the new one; a device takes it as it comes.
    ///
    /// - Returns: Whether it could be written.
    static func write(_ bytes: [UInt8], to path: String) -> Bool {
        let type = (try? FileManager.default.attributesOfItem(atPath: path))?[.type] as? FileAttributeType
        let isDevice = type == .typeCharacterSpecial || type == .typeUnknown
        do {
            try Data(bytes).write(to: URL(filePath: path), options: isDevice ? [] : .atomic)
            return true
        } catch {
            return false
        }
    }
}

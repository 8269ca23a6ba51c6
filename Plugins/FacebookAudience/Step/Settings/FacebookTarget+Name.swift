extension FacebookTarget {
    /// The audience's name; a number may be an identifier.
    public var audienceName: String? {
        choice.name.utf8.allSatisfy(\.isASCIIDigit) ? nil : choice.name
    }
}

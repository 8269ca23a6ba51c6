/// What the process tells its caller.
package enum CommandStatus: Int32, Sendable {
    /// All is well.
    case good = 0
    /// The input is wrong, or an expectation failed.
    case wrongInput = 1
    /// The command was used wrongly.
    case usage = 2
    /// A network refused the launch, or an incident is open that nothing expected.
    case network = 3
    /// A bug of ours; the number is `EX_SOFTWARE` of sysexits.h.
    case bug = 70
    /// Ctrl-C.
    case interrupted = 130
}

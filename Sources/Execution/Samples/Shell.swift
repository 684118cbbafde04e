/// Where a sample is going to be pasted.
public enum Shell: String, Sendable, Hashable, CaseIterable {
    /// sh, bash, zsh, dash.
    case posix
    /// PowerShell 7: `Invoke-WebRequest`, since its quoting of native commands differs between versions.
    case powershell
    /// The Windows command prompt.
    case cmd
}

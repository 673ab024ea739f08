namespace InteractiveAi.Client.AotTests;

/// <summary>A request as it arrived: header names compare without case, the body is its text.</summary>
internal sealed record LoopbackRequest(
    string Method,
    string Path,
    IReadOnlyDictionary<string, string> Headers,
    string Body
);

namespace InteractiveAi.Client.Testing;

/// <summary>What is wrong with a request body; becomes a 400 in the gateway's error shape.</summary>
internal class InvalidCallException : Exception
{
    public InvalidCallException(string? param, string message)
        : base(message) => Param = param;

    /// <summary>Path of the offending member, such as <c>messages[0].role</c>; <see langword="null"/> for the body as a whole.</summary>
    public string? Param { get; }
}

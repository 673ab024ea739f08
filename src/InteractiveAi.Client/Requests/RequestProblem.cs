namespace InteractiveAi.Client;

/// <summary>One thing that is wrong with a request, found before it is sent.</summary>
/// <param name="Path">Where in the request's JSON it stands, such as <c>$.messages[0].content</c>.</param>
/// <param name="Message">What is wrong, as a sentence without any content of the request.</param>
/// <param name="Bound">The rule that is broken where it is a bound, such as <c>0..2</c>; otherwise <see langword="null"/>.</param>
/// <remarks>Immutable and thread-safe.</remarks>
public sealed record RequestProblem(string Path, string Message, string? Bound = null)
{
    /// <summary>The path and the message.</summary>
    /// <returns>One line of text.</returns>
    public override string ToString() => $"{Path}: {Message}";
}

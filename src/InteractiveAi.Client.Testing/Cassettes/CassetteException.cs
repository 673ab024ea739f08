namespace InteractiveAi.Client.Testing;

/// <summary>A cassette cannot be read, or a call is none of those that were recorded.</summary>
/// <remarks>The message names the place of the first difference, and nothing of what stands there.</remarks>
public sealed class CassetteException : InvalidOperationException
{
    /// <summary>Makes an exception without a reason.</summary>
    public CassetteException()
        : this("The cassette cannot be used.") { }

    /// <summary>Makes an exception.</summary>
    /// <param name="message">What is wrong.</param>
    public CassetteException(string message)
        : base(message) { }

    /// <summary>Makes an exception.</summary>
    /// <param name="message">What is wrong.</param>
    /// <param name="innerException">What caused it.</param>
    public CassetteException(string message, Exception? innerException)
        : base(message, innerException) { }
}

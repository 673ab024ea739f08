namespace InteractiveAi.Client;

/// <summary>Settings from the environment. What a variable holds never stands in a message: it may be a key.</summary>
internal static class EnvironmentVariables
{
    /// <summary>The value without the white space around it; <see langword="null"/> when it is not set or blank.</summary>
    public static string? Read(string name) =>
        Environment.GetEnvironmentVariable(name)?.Trim() is { Length: > 0 } value ? value : null;

    /// <summary>The value as an address; <see langword="null"/> when it is not set or blank.</summary>
    /// <exception cref="InvalidOperationException">It is not an absolute address.</exception>
    public static Uri? ReadAddress(string name) =>
        Read(name) is not { } value ? null
        : Uri.TryCreate(value, UriKind.Absolute, out Uri? address) ? address
        : throw new InvalidOperationException($"The environment variable {name} does not hold an absolute address.");

    /// <summary>The exception for a variable that must be set.</summary>
    /// <param name="name">The variable.</param>
    /// <param name="content">What belongs into it.</param>
    public static InvalidOperationException Missing(string name, string content) =>
        new($"The environment variable {name} is not set. Put {content} into it.");
}

using System.Diagnostics.CodeAnalysis;

namespace InteractiveAi.Client;

/// <summary>What <see cref="StructuredJson"/> made of a text: a value, or why there is none.</summary>
/// <typeparam name="T">The type that was to be read.</typeparam>
internal sealed class StructuredResult<T>
{
    private StructuredResult(T? value, string? failure)
    {
        Value = value;
        Failure = failure;
    }

    /// <summary>The value; <see langword="default"/> after a failure, and <see langword="null"/> where the type allows it.</summary>
    public T? Value { get; }

    /// <summary>A path and the rule broken there, with nothing of the text in it; <see langword="null"/> when there is a value.</summary>
    public string? Failure { get; }

    /// <summary>Whether there is a value.</summary>
    [MemberNotNullWhen(false, nameof(Failure))]
    public bool IsRead => Failure is null;

    public static StructuredResult<T> Of(T? value) => new(value, failure: null);

    public static StructuredResult<T> Failed(string failure) => new(default, failure);
}

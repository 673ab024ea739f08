using System.Diagnostics.CodeAnalysis;

namespace InteractiveAi.Client;

/// <summary>What <see cref="StructuredReader"/> made of a text: a value, or why there is none.</summary>
/// <typeparam name="T">The type that was to be read.</typeparam>
internal sealed class StructuredResult<T>
{
    private StructuredResult(T? value, JsonMismatch? mismatch)
    {
        Value = value;
        Mismatch = mismatch;
    }

    /// <summary>The value; <see langword="default"/> after a failure, and <see langword="null"/> where the type allows it.</summary>
    public T? Value { get; }

    /// <summary>What is wrong and where; <see langword="null"/> when there is a value.</summary>
    public JsonMismatch? Mismatch { get; }

    /// <summary>The same in one text, with nothing in it of the text that was read.</summary>
    public string? Failure => Mismatch?.ToString();

    /// <summary>Whether there is a value.</summary>
    [MemberNotNullWhen(false, nameof(Mismatch), nameof(Failure))]
    public bool IsRead => Mismatch is null;

    public static StructuredResult<T> Of(T? value) => new(value, mismatch: null);

    public static StructuredResult<T> Failed(JsonMismatch mismatch) => new(default, mismatch);

    public static StructuredResult<T> Failed(string path, string rule) => Failed(new JsonMismatch(path, rule));
}

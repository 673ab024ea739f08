using System.Collections;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace InteractiveAi.Client;

/// <summary>Texts at which the model stops. Wire member <c>stop</c>; every gateway, most of them at most four.</summary>
/// <remarks>
/// Both <c>Stop = "END"</c> and <c>Stop = ["END", "###"]</c> work and are sent as a list, which every gateway takes. What was
/// read is written back in the shape in which it was read. Immutable and thread-safe.
/// </remarks>
[JsonConverter(typeof(StopSequencesConverter))]
[CollectionBuilder(typeof(StopSequences), nameof(Create))]
public sealed class StopSequences : IReadOnlyList<string>
{
    private readonly string[] _texts;

    /// <summary>Makes a list of stop sequences.</summary>
    /// <param name="texts">The texts. The list is copied.</param>
    /// <exception cref="ArgumentNullException"><paramref name="texts"/> is <see langword="null"/>.</exception>
    public StopSequences(IEnumerable<string> texts)
    {
        ArgumentNullException.ThrowIfNull(texts);
        _texts = [.. texts];
    }

    internal StopSequences(string[] texts, JsonElement? raw)
    {
        _texts = texts;
        Raw = raw;
    }

    /// <summary>How many texts there are.</summary>
    public int Count => _texts.Length;

    /// <summary>The value as it came, when it was read in another shape than a list of strings; otherwise <see langword="null"/>.</summary>
    public JsonElement? Raw { get; }

    /// <summary>One of the texts.</summary>
    /// <param name="index">Its position, from zero.</param>
    /// <exception cref="IndexOutOfRangeException">There is no such position.</exception>
    public string this[int index] => _texts[index];

    /// <summary>Makes a list of one stop sequence.</summary>
    /// <param name="text">The text.</param>
    public static implicit operator StopSequences(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return new StopSequences([text], null);
    }

    /// <summary>Makes a list of stop sequences; what a collection expression calls.</summary>
    /// <param name="texts">The texts.</param>
    /// <returns>The stop sequences.</returns>
    public static StopSequences Create(ReadOnlySpan<string> texts) => new(texts.ToArray(), null);

    /// <summary>The texts one by one.</summary>
    /// <returns>An enumerator.</returns>
    public IEnumerator<string> GetEnumerator() => ((IEnumerable<string>)_texts).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>How many texts there are, without the texts.</summary>
    /// <returns>A short text.</returns>
    public override string ToString() => $"{_texts.Length} stop sequences";
}

using System.Text;

namespace InteractiveAi.Client;

/// <summary>A text that comes in pieces. <c>default</c> is no text at all, which is not the same as an empty one.</summary>
internal struct TextPieces
{
    // A text of one piece needs no builder; from the second piece on the builder holds the whole.
    private string? _first;
    private StringBuilder? _all;

    /// <summary>Whether no character has come.</summary>
    public readonly bool IsEmpty => string.IsNullOrEmpty(_first);

    /// <summary>The later of two values of a member: nothing and an empty text take nothing back.</summary>
    public static string? Later(string? kept, string? next) => string.IsNullOrEmpty(next) ? kept ?? next : next;

    /// <summary>Whether two values are both there and not the same.</summary>
    public static bool Differ(string? kept, string? next) =>
        !string.IsNullOrEmpty(kept)
        && !string.IsNullOrEmpty(next)
        && !string.Equals(kept, next, StringComparison.Ordinal);

    /// <summary>Whether the pieces so far make up this very text.</summary>
    public readonly bool Is(string text) =>
        _all is null
            ? string.Equals(text, _first, StringComparison.Ordinal)
            : _all.Length == text.Length && _all.Equals(text);

    public void Append(string? piece)
    {
        if (IsEmpty)
        {
            _first = string.IsNullOrEmpty(piece) ? _first ?? piece : piece;
        }
        else if (!string.IsNullOrEmpty(piece))
        {
            (_all ??= new StringBuilder(_first)).Append(piece);
        }
    }

    /// <summary>The text so far; <see langword="null"/> when no piece has come.</summary>
    public override readonly string? ToString() => _all?.ToString() ?? _first;
}

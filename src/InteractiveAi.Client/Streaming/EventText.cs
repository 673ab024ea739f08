using System.Text.Json;

namespace InteractiveAi.Client;

/// <summary>A text of an event: what it is, where it stands between its quotes, and what it says.</summary>
internal readonly record struct EventText(TextKind Kind, int Start, int Length, string Value)
{
    /// <summary>The string at which the reader stands.</summary>
    public static EventText At(TextKind kind, ref Utf8JsonReader reader, string value) =>
        new(kind, (int)reader.TokenStartIndex + 1, reader.ValueSpan.Length, value);
}

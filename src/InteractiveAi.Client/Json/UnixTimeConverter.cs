using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace InteractiveAi.Client;

/// <summary>Reads a time given as seconds since 1970, whole or fractional, bare or quoted; an empty string is no time.</summary>
/// <remarks>Public only because the serializer's source generator must reach it from other assemblies; not meant for use. Thread-safe.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class UnixTimeConverter : JsonConverter<DateTimeOffset?>
{
    // A time beyond what the type can hold is clamped: it is never the reason to lose an answer.
    private static readonly decimal Earliest = SecondsUntil(DateTimeOffset.MinValue);
    private static readonly decimal Latest = SecondsUntil(DateTimeOffset.MaxValue);

    /// <inheritdoc/>
    public override DateTimeOffset? Read(
        ref Utf8JsonReader reader,
        Type typeToConvert,
        JsonSerializerOptions options
    ) => ReadValue(ref reader);

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, DateTimeOffset? value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        if (value is { } time)
        {
            WriteValue(writer, time);
        }
        else
        {
            writer.WriteNullValue();
        }
    }

    internal static DateTimeOffset? ReadValue(ref Utf8JsonReader reader)
    {
        if (
            reader.TokenType is JsonTokenType.Null
            || (reader.TokenType is JsonTokenType.String && string.IsNullOrWhiteSpace(LenientText.Read(ref reader)))
        )
        {
            return null;
        }

        if (reader.TokenType is JsonTokenType.Number && reader.TryGetInt32(out int seconds))
        {
            return DateTimeOffset.FromUnixTimeSeconds(seconds);
        }

        decimal bounded = LenientNumber.ReadClamped(ref reader, Earliest, Latest);
        return DateTimeOffset.UnixEpoch.AddTicks((long)(bounded * TimeSpan.TicksPerSecond));
    }

    internal static void WriteValue(Utf8JsonWriter writer, DateTimeOffset value)
    {
        long ticks = (value - DateTimeOffset.UnixEpoch).Ticks;
        if (ticks % TimeSpan.TicksPerSecond is 0)
        {
            writer.WriteNumberValue(ticks / TimeSpan.TicksPerSecond);
        }
        else
        {
            writer.WriteNumberValue((decimal)ticks / TimeSpan.TicksPerSecond);
        }
    }

    private static decimal SecondsUntil(DateTimeOffset time) =>
        (decimal)(time - DateTimeOffset.UnixEpoch).Ticks / TimeSpan.TicksPerSecond;
}

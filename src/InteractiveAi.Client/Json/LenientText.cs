using System.Buffers;
using System.Buffers.Text;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;

namespace InteractiveAi.Client;

/// <summary>Strings as they come in pieces: a piece may end in the middle of a character, which the platform's reader and writer refuse.</summary>
internal static class LenientText
{
    /// <summary>The string at which the reader stands.</summary>
    /// <remarks>
    /// Half a surrogate pair stays what it is, so that the pieces of a stream give the whole character when they are joined.
    /// Bytes that are not UTF-8 become U+FFFD, as in any decoder of server-sent events.
    /// </remarks>
    public static string Read(ref Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString()!;
        }
        catch (InvalidOperationException)
        {
            return Decode(reader.HasValueSequence ? reader.ValueSequence.ToArray() : reader.ValueSpan);
        }
    }

    /// <inheritdoc cref="Read(ref Utf8JsonReader)"/>
    public static string Read(JsonElement value)
    {
        try
        {
            return value.GetString()!;
        }
        catch (InvalidOperationException)
        {
            return Decode(JsonMarshal.GetRawUtf8Value(value)[1..^1]);
        }
    }

    /// <summary>The name of a member, whatever bytes and halves of characters it has.</summary>
    public static string NameOf(JsonProperty member)
    {
        try
        {
            return member.Name;
        }
        catch (InvalidOperationException)
        {
            return Decode(JsonMarshal.GetRawUtf8PropertyName(member));
        }
    }

    /// <summary>Writes a string so that <see cref="Read(ref Utf8JsonReader)"/> gives the same one.</summary>
    public static void Write(Utf8JsonWriter writer, string value)
    {
        if (IsWellFormed(value))
        {
            writer.WriteStringValue(value);
        }
        else
        {
            writer.WriteRawValue(Encode(value), skipInputValidation: true);
        }
    }

    /// <summary>Writes kept JSON, whose strings may be half a character too.</summary>
    public static void Write(Utf8JsonWriter writer, JsonElement value)
    {
        // Kept JSON is UTF-8, so only an escape can be half a character. It is copied, because the platform would decode it.
        if (
            value.ValueKind is JsonValueKind.Object or JsonValueKind.Array or JsonValueKind.String
            && JsonMarshal.GetRawUtf8Value(value) is var json
            && HasHalf(json)
        )
        {
            writer.WriteRawValue(json, skipInputValidation: true);
        }
        else
        {
            value.WriteTo(writer);
        }
    }

    private static bool HasHalf(ReadOnlySpan<byte> json)
    {
        int escape;
        while ((escape = json.IndexOf((byte)'\\')) >= 0)
        {
            json = json[escape..];
            ushort unit = Escaped(json);
            bool isPair = char.IsHighSurrogate((char)unit) && char.IsLowSurrogate((char)Escaped(json[6..]));
            if (char.IsSurrogate((char)unit) && !isPair)
            {
                return true;
            }

            json = json[(isPair ? 12 : 2)..];
        }

        return false;
    }

    // The code unit that an escape of the long form stands for; zero for anything else.
    private static ushort Escaped(ReadOnlySpan<byte> json) =>
        json.StartsWith("\\u"u8) && Utf8Parser.TryParse(json.Slice(2, 4), out ushort unit, out _, 'X')
            ? unit
            : (ushort)0;

    private static bool IsWellFormed(ReadOnlySpan<char> text)
    {
        int surrogate;
        while ((surrogate = text.IndexOfAnyInRange('\uD800', '\uDFFF')) >= 0)
        {
            if (Rune.DecodeFromUtf16(text[surrogate..], out _, out var length) is not OperationStatus.Done)
            {
                return false;
            }

            text = text[(surrogate + length)..];
        }

        return true;
    }

    private static string Decode(ReadOnlySpan<byte> escaped)
    {
        var text = new StringBuilder(escaped.Length);
        int escape;
        while ((escape = escaped.IndexOf((byte)'\\')) >= 0)
        {
            text.Append(Encoding.UTF8.GetString(escaped[..escape]));
            var kind = escaped[escape + 1];
            if (kind is (byte)'u')
            {
                // Four hexadecimal digits: the tokenizer has made sure of it.
                _ = Utf8Parser.TryParse(escaped.Slice(escape + 2, 4), out ushort unit, out _, 'X');
                text.Append((char)unit);
                escaped = escaped[(escape + 6)..];
            }
            else
            {
                text.Append(
                    kind switch
                    {
                        (byte)'b' => '\b',
                        (byte)'f' => '\f',
                        (byte)'n' => '\n',
                        (byte)'r' => '\r',
                        (byte)'t' => '\t',
                        _ => (char)kind,
                    }
                );
                escaped = escaped[(escape + 2)..];
            }
        }

        return text.Append(Encoding.UTF8.GetString(escaped)).ToString();
    }

    private static string Encode(string text)
    {
        var json = new StringBuilder(text.Length + 16).Append('"');
        foreach (var unit in text)
        {
            if (unit is < ' ' or '"' or '\\' || char.IsSurrogate(unit))
            {
                json.Append(CultureInfo.InvariantCulture, $"\\u{(int)unit:X4}");
            }
            else
            {
                json.Append(unit);
            }
        }

        return json.Append('"').ToString();
    }
}

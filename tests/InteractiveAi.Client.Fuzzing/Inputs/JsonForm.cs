using System.Text;
using System.Text.Json;

namespace InteractiveAi.Client.Fuzzing;

/// <summary>JSON by what it says: its tokens, with strings decoded, so that it does not matter which characters are escaped.</summary>
internal static class JsonForm
{
    private static readonly JsonReaderOptions options = new() { MaxDepth = 1_000 };

    public static string Of(string json) => Of(Encoding.UTF8.GetBytes(json));

    public static string Of(ReadOnlySpan<byte> json)
    {
        StringBuilder form = new();
        Utf8JsonReader reader = new(json, options);
        while (reader.Read())
        {
            form.Append(reader.TokenType).Append(' ');
            form.AppendLine(
                reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName
                    ? LenientText.Read(ref reader)
                    : Encoding.UTF8.GetString(reader.ValueSpan)
            );
        }

        return form.ToString();
    }

    /// <summary>Whether the name of a member has half a character in it, which the contracts do not read.</summary>
    public static bool HasHalfNames(ReadOnlySpan<byte> json)
    {
        try
        {
            Utf8JsonReader reader = new(json, options);
            while (reader.Read())
            {
                if (reader.TokenType is JsonTokenType.PropertyName)
                {
                    _ = reader.GetString();
                }
            }

            return false;
        }
        catch (InvalidOperationException)
        {
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}

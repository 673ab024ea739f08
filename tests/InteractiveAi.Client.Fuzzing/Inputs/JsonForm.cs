using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace InteractiveAi.Client.Fuzzing;

/// <summary>JSON by what it says: its tokens, with strings decoded, so that it does not matter which characters are escaped.</summary>
internal static class JsonForm
{
    private static readonly JsonReaderOptions options = new() { MaxDepth = 1_000 };

    private static readonly HashSet<string> ignored =
    [
        .. typeof(WireJson)
            .Assembly.GetTypes()
            .SelectMany(static type => type.GetProperties())
            .Where(static property => property.IsDefined(typeof(JsonIgnoreAttribute), inherit: true))
            .Select(static property => property.Name),
    ];

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

    /// <summary>Whether a number, bare or quoted, is beyond what a double holds.</summary>
    public static bool HasHugeNumbers(ReadOnlySpan<byte> json)
    {
        Utf8JsonReader reader = new(json, options);
        while (reader.Read())
        {
            if (
                reader.TokenType is JsonTokenType.Number or JsonTokenType.String
                && double.TryParse(
                    Encoding.UTF8.GetString(reader.ValueSpan),
                    NumberStyles.Float,
                    CultureInfo.InvariantCulture,
                    out double number
                )
                && !double.IsFinite(number)
            )
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether a member has a name that the contracts refuse, half a character, or drop, a property's that they leave out.</summary>
    public static bool HasNamesOfNoContract(ReadOnlySpan<byte> json)
    {
        try
        {
            Utf8JsonReader reader = new(json, options);
            while (reader.Read())
            {
                if (reader.TokenType is JsonTokenType.PropertyName)
                {
                    if (ignored.Contains(reader.GetString()!))
                    {
                        return true;
                    }
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

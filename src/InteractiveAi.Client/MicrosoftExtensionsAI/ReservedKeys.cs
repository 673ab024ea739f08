using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.AI;

namespace InteractiveAi.Client;

/// <summary>The entries of a call's <c>AdditionalProperties</c> that are about the call and not about the body.</summary>
internal sealed class ReservedKeys(MappingReport report)
{
    private Dictionary<string, string>? _headers;
    private CallOptions _options = new();

    /// <summary>What the entries so far have said.</summary>
    public CallOptions Options => _options with { Headers = _headers };

    /// <summary>Takes an entry if its key is reserved.</summary>
    /// <exception cref="ArgumentException">The value is none of the key.</exception>
    public bool Take(string key, object? value)
    {
        if (!key.StartsWith(ChatAdapterOptions.ReservedPrefix, StringComparison.OrdinalIgnoreCase))
        {
            return false;
        }

        if (key.StartsWith(ChatAdapterOptions.HeaderKeyPrefix, StringComparison.OrdinalIgnoreCase))
        {
            (_headers ??= new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase))[
                key[ChatAdapterOptions.HeaderKeyPrefix.Length..]
            ] = TextOf(key, value);
        }
        else if (Is(key, ChatAdapterOptions.TimeoutKey))
        {
            _options = _options with { Timeout = TimeOf(key, value) };
        }
        else if (Is(key, ChatAdapterOptions.StreamIdleTimeoutKey))
        {
            _options = _options with { StreamIdleTimeout = TimeOf(key, value) };
        }
        else if (Is(key, ChatAdapterOptions.MaxRetriesKey))
        {
            _options = _options with { MaxRetries = CountOf(key, value) };
        }
        else
        {
            report.Add(key, "is sent nothing under a reserved key that does not exist");
        }

        return true;
    }

    private static bool Is(string key, string reserved) => key.Equals(reserved, StringComparison.OrdinalIgnoreCase);

    private static string TextOf(string key, object? value) =>
        value switch
        {
            string text => text,
            JsonElement { ValueKind: JsonValueKind.String } json => json.GetString()!,
            IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
            _ => throw Refusal(key, "no text"),
        };

    private static TimeSpan TimeOf(string key, object? value) =>
        value switch
        {
            TimeSpan time => time,
            // Before the other reading, to which a plain number is one of days.
            string text when double.TryParse(text, CultureInfo.InvariantCulture, out double seconds) => Seconds(
                key,
                seconds
            ),
            string text when TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out TimeSpan time) => time,
            JsonElement { ValueKind: JsonValueKind.String } json => TimeOf(key, json.GetString()),
            JsonElement { ValueKind: JsonValueKind.Number } json => Seconds(key, json.GetDouble()),
            int or long or float or double or decimal => Seconds(
                key,
                Convert.ToDouble(value, CultureInfo.InvariantCulture)
            ),
            _ => throw Refusal(key, "neither a TimeSpan nor a number of seconds"),
        };

    private static TimeSpan Seconds(string key, double seconds) =>
        double.IsFinite(seconds) && Math.Abs(seconds) < TimeSpan.MaxValue.TotalSeconds
            ? TimeSpan.FromSeconds(seconds)
            : throw Refusal(key, "no number of seconds that a clock could count");

    private static int CountOf(string key, object? value) =>
        value switch
        {
            int count => count,
            long count when count is >= 0 and <= int.MaxValue => (int)count,
            JsonElement { ValueKind: JsonValueKind.Number } json when json.TryGetInt32(out int count) => count,
            _ => throw Refusal(key, "no whole number"),
        };

    private static ArgumentException Refusal(string key, string what) =>
        MappingReport.Refusal("options", $"AdditionalProperties['{key}'] is {what}.");
}

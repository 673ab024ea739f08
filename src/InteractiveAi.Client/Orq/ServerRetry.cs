using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace InteractiveAi.Client.Orq;

/// <summary>How often orq.ai itself asks the provider again. Wire member <c>retry</c>; orq.ai.</summary>
/// <remarks>
/// Without it orq.ai does not retry. It waits 1, 2, 4, 8 and 16 seconds, give or take a quarter, and the retries of this
/// client come on top: set <see cref="ChatClientOptions.MaxRetries"/> to zero where one of the two is enough. Immutable but for
/// <see cref="AdditionalProperties"/> and the list you put in.
/// </remarks>
public sealed record ServerRetry
{
    /// <summary>How often, from 1 to 5. Wire member <c>count</c>.</summary>
    /// <value><see langword="null"/>: orq.ai's default, 3.</value>
    [JsonPropertyName("count"), JsonConverter(typeof(LenientInt32Converter))]
    public int? Count { get; init; }

    /// <summary>The provider's status codes that are worth another try, from 100 to 599; at least one. Wire member <c>on_codes</c>.</summary>
    /// <value><see langword="null"/>: orq.ai's default, 429 alone.</value>
    [JsonPropertyName("on_codes"), JsonConverter(typeof(StatusCodesConverter))]
    public IReadOnlyList<int>? OnCodes { get; init; }

    /// <summary>Members that this version of the library does not know; they are kept and sent.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalProperties { get; set; }

    /// <summary>The number of retries.</summary>
    /// <returns>A short text.</returns>
    public override string ToString() =>
        $"ServerRetry({Count?.ToString(CultureInfo.InvariantCulture) ?? "default count"})";

    internal void Validate(RequestCheck check)
    {
        check.Number("count", Count, OrqBounds.RetryCount.For(check));
        check.NotEmpty("on_codes", OnCodes?.Count, check.Bounds is not null);
        check.Numbers("on_codes", OnCodes, OrqBounds.StatusCode.For(check));
        check.Extra(AdditionalProperties, static () => OrqJsonContext.Wire.ServerRetry);
    }
}

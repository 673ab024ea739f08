using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace InteractiveAi.Client.Orq;

/// <summary>How long orq.ai waits for a provider. Wire member <c>timeout</c>; orq.ai.</summary>
/// <remarks>
/// The time limits of this client itself are in <see cref="ChatClientOptions"/>. Immutable but for
/// <see cref="AdditionalProperties"/>.
/// </remarks>
public sealed record ServerTimeout
{
    [JsonConstructor]
    internal ServerTimeout() { }

    /// <summary>Makes a time limit.</summary>
    /// <param name="callTimeout">The time for one call of a provider, at least a millisecond. Fractions of a millisecond are cut off.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="callTimeout"/> is more than 24 days.</exception>
    public ServerTimeout(TimeSpan callTimeout)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(
            callTimeout.TotalMilliseconds,
            int.MaxValue,
            nameof(callTimeout)
        );
        CallTimeout = (int)callTimeout.TotalMilliseconds;
    }

    /// <summary>Makes a time limit.</summary>
    /// <param name="callTimeout">The time for one call of a provider, in milliseconds; at least 1.</param>
    public ServerTimeout(int callTimeout) => CallTimeout = callTimeout;

    /// <summary>The time for one call of a provider, in milliseconds; at least 1. Wire member <c>call_timeout</c>.</summary>
    /// <value><see langword="null"/> when the wire did not say.</value>
    [JsonPropertyName("call_timeout"), JsonConverter(typeof(LenientInt32Converter))]
    public int? CallTimeout { get; init; }

    /// <summary>Members that this version of the library does not know; they are kept and sent.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalProperties { get; set; }

    /// <summary>The limit.</summary>
    /// <returns>A short text.</returns>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"ServerTimeout({CallTimeout} ms)");

    internal void Validate(RequestCheck check)
    {
        check.Required("call_timeout", CallTimeout);
        check.Number("call_timeout", CallTimeout, OrqBounds.CallMilliseconds.For(check));
        check.Extra(AdditionalProperties, static () => OrqJsonContext.Wire.ServerTimeout);
    }
}

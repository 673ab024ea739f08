using System.Text.Json;
using System.Text.Json.Serialization;

namespace InteractiveAi.Client;

/// <summary>Audio that a model spoke. Wire member <c>audio</c>.</summary>
/// <remarks>Every member may be <see langword="null"/>. In a stream the data and the transcript arrive in pieces. Immutable but for <see cref="AdditionalProperties"/>.</remarks>
public sealed class AudioOutput
{
    /// <summary>The id by which a later request can refer to the audio. Wire member <c>id</c>.</summary>
    [JsonPropertyName("id")]
    public string? Id { get; init; }

    /// <summary>The audio as base64. Wire member <c>data</c>.</summary>
    [JsonPropertyName("data")]
    public string? Data { get; init; }

    /// <summary>What was said. Wire member <c>transcript</c>.</summary>
    [JsonPropertyName("transcript")]
    public string? Transcript { get; init; }

    /// <summary>Until when the id is valid. Wire member <c>expires_at</c>, in seconds since 1970.</summary>
    [JsonPropertyName("expires_at"), JsonConverter(typeof(UnixTimeConverter))]
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>Members that this version of the library does not know; they are kept and written back.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalProperties { get; set; }

    /// <summary>The audio as bytes.</summary>
    /// <returns>The bytes; empty when there is no data.</returns>
    /// <exception cref="FormatException"><see cref="Data"/> is not base64.</exception>
    public byte[] ToBytes() => Data is null ? [] : Convert.FromBase64String(Data);

    /// <summary>A summary without content.</summary>
    /// <returns>The id.</returns>
    public override string ToString() => $"AudioOutput({Id})";
}

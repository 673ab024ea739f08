using System.Text.Json;
using System.Text.Json.Serialization;

namespace InteractiveAi.Client.Orq;

/// <summary>The conversation that a call belongs to, under which orq.ai shows it. Wire member <c>thread</c>; orq.ai.</summary>
/// <remarks>Immutable but for <see cref="AdditionalProperties"/> and the list you put in.</remarks>
public sealed record ConversationThread
{
    [JsonConstructor]
    internal ConversationThread() { }

    /// <summary>Names a conversation.</summary>
    /// <param name="id">Your own id of it.</param>
    /// <exception cref="ArgumentException"><paramref name="id"/> is <see langword="null"/> or empty.</exception>
    public ConversationThread(string id)
    {
        ArgumentException.ThrowIfNullOrEmpty(id);
        Id = id;
    }

    /// <summary>Your own id of the conversation. Wire member <c>id</c>.</summary>
    /// <value><see langword="null"/> when the wire did not say.</value>
    [JsonPropertyName("id")]
    public string? Id { get; init; }

    /// <summary>Words by which the conversation can be found. Wire member <c>tags</c>.</summary>
    [JsonPropertyName("tags")]
    public IReadOnlyList<string>? Tags { get; init; }

    /// <summary>Members that this version of the library does not know; they are kept and sent.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalProperties { get; set; }

    /// <summary>The id.</summary>
    /// <returns>A short text.</returns>
    public override string ToString() => $"ConversationThread({Id})";

    internal void Validate(RequestCheck check)
    {
        check.Required("id", Id);
        check.Word("id", Id);
        check.Each("tags", Tags, static (_, _) => { });
        check.Extra(AdditionalProperties, static () => OrqJsonContext.Wire.ConversationThread);
    }
}

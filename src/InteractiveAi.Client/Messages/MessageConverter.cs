using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace InteractiveAi.Client;

/// <summary>Tells messages apart by <c>role</c>.</summary>
/// <remarks>Public only because the serializer's source generator must reach it from other assemblies; not meant for use. Thread-safe.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class MessageConverter : UnionConverter<Message>
{
    private protected override ReadOnlySpan<byte> Discriminator => "role"u8;

    private protected override JsonTypeInfo? FindCase(ref Utf8JsonReader discriminator) =>
        discriminator.ValueTextEquals("user"u8) ? WireJson.Context.UserMessage
        : discriminator.ValueTextEquals("assistant"u8) ? WireJson.Context.AssistantMessage
        : discriminator.ValueTextEquals("tool"u8) ? WireJson.Context.ToolMessage
        : discriminator.ValueTextEquals("system"u8) ? WireJson.Context.SystemMessage
        : discriminator.ValueTextEquals("developer"u8) ? WireJson.Context.DeveloperMessage
        : null;

    private protected override JsonTypeInfo? FindCase(Message value) =>
        value switch
        {
            UserMessage => WireJson.Context.UserMessage,
            AssistantMessage => WireJson.Context.AssistantMessage,
            ToolMessage => WireJson.Context.ToolMessage,
            SystemMessage => WireJson.Context.SystemMessage,
            DeveloperMessage => WireJson.Context.DeveloperMessage,
            _ => null,
        };

    private protected override Message CreateUnknown(JsonElement raw) => new UnknownMessage(raw);

    private protected override JsonElement GetRaw(Message unknown) => ((UnknownMessage)unknown).Raw;

    private protected override void WriteCase(Utf8JsonWriter writer, Message value) =>
        MessageWriter.Write(writer, value);
}

using System.Text.Json;
using System.Text.Json.Serialization;

namespace InteractiveAi.Client;

/// <summary>The source-generated contracts of what only Interactive AI takes.</summary>
[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(InteractiveAiChatRequest))]
[JsonSerializable(typeof(Plugin))]
[JsonSerializable(typeof(ModerationPlugin))]
[JsonSerializable(typeof(WebPlugin))]
[JsonSerializable(typeof(FileParserPlugin))]
[JsonSerializable(typeof(FileParserPlugin.Body), TypeInfoPropertyName = "FileParserPluginBody")]
[JsonSerializable(typeof(ResponseHealingPlugin))]
[JsonSerializable(typeof(UnknownPlugin))]
[JsonSerializable(typeof(SortKey))]
[JsonSerializable(typeof(SortPartition))]
internal sealed partial class InteractiveAiJsonContext : JsonSerializerContext
{
    /// <summary>The contracts under the settings of the wire.</summary>
    public static InteractiveAiJsonContext Wire { get; } = new(WireJson.NewOptions());
}

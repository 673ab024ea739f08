using System.Text.Json;
using System.Text.Json.Serialization;

namespace InteractiveAi.Client.Orq;

/// <summary>The source-generated contracts of what only orq.ai takes.</summary>
[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(OrqChatRequest))]
[JsonSerializable(typeof(OrqPlugin))]
[JsonSerializable(typeof(PiiRedactionPlugin))]
[JsonSerializable(typeof(OrqResponseHealingPlugin))]
[JsonSerializable(typeof(UnknownOrqPlugin))]
[JsonSerializable(typeof(ThinkingConfig))]
[JsonSerializable(typeof(DisabledThinking))]
[JsonSerializable(typeof(EnabledThinking))]
[JsonSerializable(typeof(AdaptiveThinking))]
[JsonSerializable(typeof(UnknownThinking))]
[JsonSerializable(typeof(FilterCondition))]
[JsonSerializable(typeof(FilterOperator))]
[JsonSerializable(typeof(PromptInput[]))]
[JsonSerializable(typeof(IReadOnlyDictionary<string, OrqValue>))]
internal sealed partial class OrqJsonContext : JsonSerializerContext
{
    /// <summary>The contracts under the settings of the wire.</summary>
    public static OrqJsonContext Wire { get; } = new(WireJson.NewOptions());
}

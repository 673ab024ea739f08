using System.Text.Json;
using System.Text.Json.Serialization;

namespace InteractiveAi.Client.JamAi;

/// <summary>The source-generated contracts of what only JamAI Base takes.</summary>
[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(JamAiChatRequest))]
internal sealed partial class JamAiJsonContext : JsonSerializerContext
{
    /// <summary>The contracts under the settings of the wire.</summary>
    public static JamAiJsonContext Wire { get; } = new(WireJson.NewOptions());
}

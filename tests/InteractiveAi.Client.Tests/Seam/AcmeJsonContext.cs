using System.Text.Json;
using System.Text.Json.Serialization;

namespace InteractiveAi.Client.Tests;

/// <summary>What one line in the library's own context would be.</summary>
[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(AcmeChatRequest))]
internal sealed partial class AcmeJsonContext : JsonSerializerContext
{
    public static AcmeJsonContext Wire { get; } = new(new JsonSerializerOptions(WireJson.Options));
}

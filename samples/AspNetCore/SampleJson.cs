using System.Text.Json;
using System.Text.Json.Serialization;

namespace InteractiveAi.Client.Samples.Web;

/// <summary>How what the service takes and tells is read and written, without reflection.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(ChatQuestion))]
[JsonSerializable(typeof(ChatEvent))]
[JsonSerializable(typeof(GatewayInfo[]))]
[JsonSerializable(typeof(string))]
[JsonSerializable(typeof(int))]
[JsonSerializable(typeof(bool))]
internal sealed partial class SampleJson : JsonSerializerContext;

using System.Text.Json;
using System.Text.Json.Serialization;

namespace InteractiveAi.Client.Samples;

/// <summary>How the sample's types are read and described, without reflection.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(WeatherQuestion))]
[JsonSerializable(typeof(Journey))]
internal sealed partial class SampleJson : JsonSerializerContext;

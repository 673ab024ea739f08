using System.Text.Json;
using System.Text.Json.Serialization;

namespace InteractiveAi.Client.AotTests;

/// <summary>The serializer contracts of the program's own types, as any user of the library has them.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(WeatherArgs))]
[JsonSerializable(typeof(Invoice))]
internal sealed partial class AppJson : JsonSerializerContext;

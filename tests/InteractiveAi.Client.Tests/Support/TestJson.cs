using System.Text.Json.Serialization;

namespace InteractiveAi.Client.Tests;

/// <summary>Serializer contracts for tests, because reflection is off here too.</summary>
[JsonSerializable(typeof(ApiError))]
[JsonSerializable(typeof(string))]
internal sealed partial class TestJson : JsonSerializerContext;

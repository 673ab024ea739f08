// The types and the source-generated context that blocks about tools and typed answers presume.
global using InteractiveAi.Client;
global using static JsonSetup;
using System.Text.Json;
using System.Text.Json.Serialization;

static class JsonSetup
{
    public static string GetWeather(string city) => $"Sunny in {city}";
}

sealed record WeatherArgs(string City);

sealed record Invoice(string Number, decimal Total);

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(WeatherArgs))]
[JsonSerializable(typeof(Invoice))]
sealed partial class AppJson : JsonSerializerContext;

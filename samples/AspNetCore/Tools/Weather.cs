using System.ComponentModel;
using Microsoft.Extensions.AI;

namespace InteractiveAi.Client.Samples.Web;

/// <summary>Stands for the service that a real program would ask.</summary>
internal static class Weather
{
    /// <summary>The function as the model sees it: name, description and schema, made without reflection over JSON types.</summary>
    public static AIFunction Tool { get; } =
        AIFunctionFactory.Create(InAsync, "get_weather", "The current weather in a city", SampleJson.Default.Options);

    private static async Task<string> InAsync(
        [Description("The city, in English")] string city,
        CancellationToken cancellationToken
    )
    {
        await Task.Delay(150, cancellationToken);
        return city.ToUpperInvariant() switch
        {
            "LISBON" => "21 °C and sunny",
            "PORTO" => "17 °C with showers",
            _ => $"nothing is known about {city}",
        };
    }
}

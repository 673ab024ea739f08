namespace InteractiveAi.Client.Samples;

/// <summary>Stands for the service that a real program would ask.</summary>
internal static class Weather
{
    public static string In(string city) =>
        city.ToUpperInvariant() switch
        {
            "LISBON" => "21 °C and sunny",
            "PORTO" => "17 °C with showers",
            _ => $"nothing is known about {city}",
        };
}

using System.ComponentModel;

namespace InteractiveAi.Client.AotTests;

internal sealed record WeatherArgs([property: Description("The city, in English")] string City, int? Days = null);

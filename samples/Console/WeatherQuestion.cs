using System.ComponentModel;

namespace InteractiveAi.Client.Samples;

/// <summary>The arguments of the tool.</summary>
internal sealed record WeatherQuestion([property: Description("The city, in English")] string City);

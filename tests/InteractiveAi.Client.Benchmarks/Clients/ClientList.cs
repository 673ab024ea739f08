namespace InteractiveAi.Client.Benchmarks;

/// <summary>The clients that are measured in one run.</summary>
internal static class ClientList
{
    /// <summary>The client that the ratios refer to.</summary>
    public const string Baseline = Floor1Client.ClientName;

    public static IReadOnlyList<string> Names { get; } =
    [
        Floor0Client.ClientName,
        Floor1Client.ClientName,
        NaiveClient.ClientName,
        OpenAIClient.ClientName,
        OurClient.ClientName,
        OurChatInterface.ClientName,
    ];

    public static MeasuredClient Create(string name, HttpClient http, Uri endpoint, RequestScript request) =>
        name switch
        {
            Floor0Client.ClientName => new Floor0Client(
                http,
                endpoint,
                Floor1Request.Render(request, streaming: true),
                Floor1Request.Render(request, streaming: false)
            ),
            Floor1Client.ClientName => new Floor1Client(http, endpoint, request),
            NaiveClient.ClientName => new NaiveClient(http, endpoint, request),
            OpenAIClient.ClientName => new OpenAIClient(http, endpoint, request),
            OurClient.ClientName => new OurClient(http, endpoint, request),
            OurChatInterface.ClientName => new OurChatInterface(http, endpoint, request),
            _ => throw new ArgumentException(
                $"There is no client '{name}'; there are {string.Join(", ", Names)}.",
                nameof(name)
            ),
        };
}
